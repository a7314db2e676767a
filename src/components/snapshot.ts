import { tableFromIPC } from "apache-arrow";
import type { ReportName, ReportRow, SnapshotMeta } from "../../pipelines/publish/reportContracts.js";

/** Files of a page as Framework hands them out: Arrow as bytes, meta.json as its value. */
export type Files<N extends ReportName> = Record<N, Promise<ArrayBuffer>> & { meta: Promise<unknown> };
export type Snapshot<N extends ReportName> = { [K in N]: ReportRow<K>[] } & { meta: SnapshotMeta };

/** Reads the reports that a page shows, and nothing else. */
export async function openSnapshot<N extends ReportName>(files: Files<N>): Promise<Snapshot<N>> {
  const entries = Object.entries(files) as [N | "meta", Promise<unknown>][];
  const read = entries.map(async ([name, file]) => {
    const content = await file;
    return [name, content instanceof ArrayBuffer ? readRows(content) : content];
  });
  return Object.fromEntries(await Promise.all(read)) as Snapshot<N>;
}

const readRows = (bytes: ArrayBuffer): unknown[] =>
  tableFromIPC(bytes)
    .toArray()
    .map((row) => (row as { toJSON(): unknown }).toJSON());
