import { type Engine, quoteString } from "../engine/engine.js";
import type { ReferenceTable } from "../feeds/reference/reference.js";
import type { StagedTable } from "../intake/types.js";
import { didYouMean } from "../workspace/didYouMean.js";
import { noteOnFile } from "./fileNotes.js";
import { TYPING_REASONS } from "./reasons.js";

/** Faults of a file that are told one by one; of more the number alone. */
const MOST_TOLD = 5;
const LONGEST_VALUE = 60;

/**
 * Takes out of a typed reference table the records that end before they start or only repeat another, and notes in words what is
 * wrong with every record of the file that is left out: a table is written by hand, and a slip in it is seen nowhere else.
 * Call it in the transaction that typed the file.
 */
export async function checkReference(
  engine: Engine,
  table: ReferenceTable,
  fileId: number,
  staged: StagedTable,
): Promise<void> {
  const relation = `ref.${table.name}`;
  for (const { name, after, notBefore } of table.fields) {
    const other = after ?? notBefore;
    if (other === undefined) continue;
    const column = staged.header.find((one) => fieldOf(one) === name) ?? name;
    await engine.run(
      `insert into raw.rejects select file_id, record_no, ${quoteString(column)}, 'ends_before_start'
       from ${relation} where file_id = ${fileId} and "${name}" ${after === undefined ? "<" : "<="} "${other}"`,
    );
  }
  const every = table.fields.map(({ name }) => `"${name}"`).join(", ");
  const repeated = `select file_id, record_no from ${relation} where file_id = ${fileId}
    qualify row_number() over (partition by ${every} order by record_no) > 1`;
  const equal = await engine.value<number>(`select count(*) from (${repeated})`);
  if (table.addsUp !== true && equal > 0)
    await engine.run(
      `insert into raw.rejects select file_id, record_no, null, 'repeated' from (${repeated})`,
    );
  await takeOut(engine, relation, fileId);
  await noteFaults(engine, table, fileId, staged);
  if (table.addsUp === true && equal > 0)
    await noteOnFile(
      engine,
      fileId,
      { code: "added_up", count: equal },
      `${equal} of its records ${equal === 1 ? "says exactly what another says; their" : "say exactly what others say; their"} agents are added up`,
    );
}

/** A reference table's column as its field is called: whatever its case, blanks and dashes. */
export const fieldOf = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

/** Typed records that were rejected since leave the table, and the file's account says so. */
async function takeOut(engine: Engine, relation: string, fileId: number): Promise<void> {
  const late = `file_id = ${fileId} and record_no in (select record_no from raw.rejects where file_id = ${fileId})`;
  const count = await engine.value<number>(`select count(*) from ${relation} where ${late}`);
  if (count === 0) return;
  await engine.run(`delete from ${relation} where ${late}`);
  await engine.run(
    `update raw.files set accepted = accepted - ${count}, rejected = rejected + ${count} where file_id = ${fileId}`,
  );
}

interface Fault extends Record<string, unknown> {
  record_no: number;
  column_name: string | null;
  reason: string;
}

async function noteFaults(
  engine: Engine,
  table: ReferenceTable,
  fileId: number,
  { relation, header, records }: StagedTable,
): Promise<void> {
  const faults = await engine.rows<Fault>(
    `select record_no, column_name, reason from raw.rejects where file_id = ${fileId} order by all`,
  );
  if (faults.length === 0) return;
  const told = faults.slice(0, MOST_TOLD);
  const [texts, shown]: [string[], string[]] = [[], []];
  for (const fault of told) {
    const place = header.indexOf(fault.column_name ?? "");
    const value =
      place < 0
        ? null
        : await engine.value<string | null>(
            `select c${place} from ${relation} where record_no = ${fault.record_no}`,
          );
    texts.push(`record ${fault.record_no}: ${whatIsWrong(table, fault, null)}`);
    shown.push(`record ${fault.record_no}: ${whatIsWrong(table, fault, value)}`);
  }
  const more = faults.length - told.length;
  const left = new Set(faults.map(({ record_no }) => record_no)).size;
  const sentence = (each: readonly string[]): string => {
    const rest = more > 0 ? [`and ${more} more; \`suara rejects\` lists them`] : [];
    return `${left} of ${records} ${records === 1 ? "record" : "records"}, the header not counted, left out: ${[...each, ...rest].join("; ")}`;
  };
  const facts = told.map((one) => ({ record: one.record_no, column: one.column_name, reason: one.reason }));
  await noteOnFile(
    engine,
    fileId,
    { code: "slips", left, records, faults: facts, more },
    sentence(texts),
    sentence(shown),
  );
}

function whatIsWrong(
  table: ReferenceTable,
  { column_name: column, reason }: Fault,
  value: string | null,
): string {
  const meaning =
    reason in TYPING_REASONS
      ? TYPING_REASONS[reason as keyof typeof TYPING_REASONS]
      : reason.replaceAll("_", " ");
  if (column === null) return meaning;
  const given = value === null ? "" : ` ${JSON.stringify(value.slice(0, LONGEST_VALUE))}`;
  const { values } = table.fields.find(({ name }) => name === fieldOf(column)) ?? {};
  if (reason === "not_in_list" && values !== undefined)
    return `${column}${given} is unknown${didYouMean(value ?? "", values) || ","} it must be one of ${values.join(", ")}`;
  return `${column}${given}: ${meaning}`;
}
