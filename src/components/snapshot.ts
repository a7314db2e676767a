import { tableFromIPC } from "apache-arrow";
import type { ReportName, ReportRow, SnapshotMeta } from "../../pipelines/publish/reportContracts.js";

/** A file that Framework published with the page. */
export interface Attachment {
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
}
export type Files<N extends ReportName> = Record<N | "meta", Attachment>;
export type Snapshot<N extends ReportName> = { [K in N]: ReportRow<K>[] } & { meta: SnapshotMeta };

/** Reads the reports that a page shows, and nothing else. */
export async function openSnapshot<N extends ReportName>(files: Files<N>): Promise<Snapshot<N>> {
  const entries = Object.entries(files) as [N | "meta", Attachment][];
  const read = entries.map(async ([name, file]) => [name, name === "meta" ? await file.json() : await readRows(file)]);
  return Object.fromEntries(await Promise.all(read)) as Snapshot<N>;
}

async function readRows(file: Attachment): Promise<unknown[]> {
  const table = tableFromIPC(await file.arrayBuffer());
  return table.toArray().map((row) => (row as { toJSON(): unknown }).toJSON());
}
