import { EXIT, type ExitCode } from "../errors.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { REFERENCE_TABLES } from "../feeds/reference/index.js";
import { TYPING_REASONS } from "../load/reasons.js";
import { readWarehouse } from "../warehouse.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output, textTable } from "./output.js";

interface RejectRow extends Record<string, unknown> {
  path: string;
  reason: string;
  column_name: string | null;
  records: number;
  first_record: number;
}

const BY_FILE_AND_REASON = `
  select f.path, r.reason, r.column_name, count(distinct r.record_no) as records, min(r.record_no) as first_record
  from raw.rejects as r join raw.files as f on f.file_id = r.file_id
  group by f.path, r.reason, r.column_name
  order by f.path, records desc, r.reason, r.column_name nulls first`;

const REFUSED = "select path, refusal from raw.files where status = 'refused' order by path";

const isKnown = (reason: string): reason is keyof typeof TYPING_REASONS => reason in TYPING_REASONS;

/** What each reason means, and of a column that is called as a field with a list, what that allows. */
function meanings(rows: readonly RejectRow[]): string[] {
  const lines = [...new Set(rows.map(({ reason }) => reason))]
    .filter(isKnown)
    .map((reason) => `${reason}: ${TYPING_REASONS[reason]}`);
  const listed = rows.filter(({ reason }) => reason === "not_in_list");
  const isListed = (folder: string, column: string): boolean =>
    listed.some(({ path, column_name: name }) => path.startsWith(folder) && name === column);
  const feeds = FEED_NAMES.map((name) => ({ ...FEEDS[name], folder: "exports/" }));
  const tables = REFERENCE_TABLES.map((table) => ({ ...table, folder: `reference/${table.name}.` }));
  const allowed = [...feeds, ...tables].flatMap(({ name: table, fields, folder }) =>
    fields.flatMap(({ name, values }) =>
      values !== undefined && isListed(folder, name) ? [`  ${table}.${name}: ${values.join(", ")}`] : [],
    ),
  );
  return [...lines, ...allowed];
}

/** `suara rejects`: what the last load refused, by file and reason; no record's content. */
export async function rejects(directory: string, output: Output): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  return readWarehouse(workspace, async (engine) => {
    const rows = await engine.rows<RejectRow>(BY_FILE_AND_REASON);
    const refused = await engine.rows<{ path: string; refusal: string }>(REFUSED);
    for (const file of refused) output.event({ event: "refused", ...file });
    for (const row of rows) output.event({ event: "reject", ...row });
    if (output.json) return EXIT.ok;
    for (const file of refused) output.data(`refused whole: ${file.path}\n  ${file.refusal}`);
    if (rows.length === 0) output.data("no record was rejected");
    else {
      const cells = rows.map((r) => [
        r.path,
        r.reason,
        r.column_name ?? "",
        formatCount(r.records),
        formatCount(r.first_record),
      ]);
      output.data(textTable(["file", "reason", "column", "records", "first record"], cells));
      for (const line of meanings(rows)) output.say(line);
      output.say(output.style.dim("Each of them with its record number: out/rejects.csv"));
    }
    return EXIT.ok;
  });
}
