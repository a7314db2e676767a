import path from "node:path";
import { REPORT_NAMES, writeSnapshot } from "../../../pipelines/publish/snapshot.js";
import { readerOf, syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";
import { writeFiles } from "../../helpers/workspaces.js";

/** A workspace whose site holds the made-up reports: what the digest reads of it, without its pages. */
export async function publishedDesk(
  dir: string,
  digest = "{}",
  reports: Partial<ReturnType<typeof syntheticReports>> = syntheticReports(),
  meta = syntheticMeta(),
): Promise<void> {
  writeFiles(dir, { "suara.yaml": `name: Dompet\ntime_zone: Asia/Jakarta\ndigest: ${digest}\n` });
  await writeSnapshot(readerOf(reports), REPORT_NAMES, meta, path.join(dir, "out/site/data"));
}
