import type { Bindable, Engine } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import type { FilePlan, TablePlan, TimeColumn } from "./plan.js";
import { candidateFormats, EPOCHS } from "./timeCandidates.js";
import { timeFormat } from "./timeFormat.js";

/** A file as the plan's `src` numbers it. */
interface NumberedFile {
  path: string;
  fileNo: number;
}

/** Values that candidates are tried on before any is tried on the whole column. */
const SAMPLE = 200;
/** So many values that all fail, and the format is wrong rather than they. */
const FEWEST_VALUES = 20;
/** Fewer than these, where none fits, may be slips though another format reads them. */
const FEWEST_FAILING = 3;
/** A better format fails on so many times fewer of the values. */
const SLIPS = 20;
const MOST_CANDIDATES = 6;
/** Support desks have no older times; a number of ten digits may else be a phone's. */
const EARLIEST = "timestamp '2000-01-01'";

/**
 * Throws FileRefused where time columns are in other formats than the ones told: none of a column's values fits, or another
 * format reads every one of them or as good as, as where day and month were exchanged and only days after the twelfth show it.
 */
export async function refuseWrongFormat(
  engine: Engine,
  file: NumberedFile,
  plan: FilePlan,
  columns: readonly string[],
  bindsOf: (table: TablePlan) => readonly Bindable[] | undefined,
): Promise<void> {
  const wrong: Wrong[] = [];
  for (const table of plan.tables) {
    for (const time of table.times.filter(({ label }) => columns.includes(label))) {
      const from = `with ${plan.src},\n${table.ctes}
        select t${time.index} as text, p${time.index}.at as stamp from parse
        where file_no = ${file.fileNo} and t${time.index} is not null`;
      wrong.push(...(await judgeColumn(engine, time, { from, binds: bindsOf(table) ?? [] })));
    }
  }
  const [first, ...others] = wrong;
  if (first === undefined) return;
  const also = others.map(({ time }) => `"${time.label}"`).join(" and ");
  const what = `${whatIsWrong(first)}${also === "" ? "" : `; nor are those in ${also} as told`}`;
  throw new FileRefused("wrong_time_format", file.path, what, fixText(wrong));
}

/** A column whose format is wrong rather than its values. */
interface Wrong {
  time: TimeColumn;
  told: number;
  failed: number;
  texts: readonly string[];
  /** What reads more of it, all alike. */
  better: readonly Candidate[];
}

interface Candidate {
  formats: readonly string[];
  read: number;
}

interface ColumnQuery {
  /** Texts of the column and what its format makes of them. */
  from: string;
  binds: readonly Bindable[];
}

async function judgeColumn(engine: Engine, time: TimeColumn, { from, binds }: ColumnQuery): Promise<Wrong[]> {
  const failing = await engine.rows<{ text: string }>(
    `select distinct text from (${from}) as told where stamp is null order by text limit ${SAMPLE}`,
    binds,
  );
  const texts = failing.map(({ text }) => text);
  const likely = await readersOf(engine, texts, candidateFormats(time.formats));
  const counts = likely.map(({ formats }, i) => `count(*) filter (${reads(formats)}) as c${i}`);
  const [row] = await engine.rows<Record<string, number>>(
    `select count(*) as told, count(*) filter (stamp is null) as failed${counts.map((one) => `, ${one}`).join("")}
     from (${from}) as told`,
    binds,
  );
  const { told = 0, failed = 0 } = row ?? {};
  const found = likely.map(({ formats }, i) => ({ formats, read: row?.[`c${i}`] ?? 0 }));
  const most = Math.max(...found.map(({ read }) => read), 0);
  // What it cannot read either are slips: so few beside what the told format cannot.
  const isClear = (told - most) * SLIPS <= failed && (failed >= FEWEST_FAILING || failed < told);
  const complete = isClear ? simplest(found.filter(({ read }) => read === most)) : [];
  const isWrong = complete.length > 0 || (failed === told && told >= FEWEST_VALUES);
  if (!isWrong) return [];
  const nearly = found.filter(({ read }) => read === most && read * 2 > told);
  return [{ time, told, failed, texts, better: complete.length > 0 ? complete : nearly }];
}

/** Those of the fewest formats: a second one that nothing needs tells no more. */
function simplest(candidates: readonly Candidate[]): Candidate[] {
  const fewest = Math.min(...candidates.map(({ formats }) => formats.length));
  return candidates.filter(({ formats }) => formats.length === fewest);
}

/** The candidates that read most of these texts, best first. */
async function readersOf(
  engine: Engine,
  texts: readonly string[],
  candidates: readonly string[][],
): Promise<Candidate[]> {
  const each = candidates.map((formats, i) => `count(*) filter (${reads(formats)}) as c${i}`);
  const [row] = await engine.rows<Record<string, number>>(
    `select ${each.join(", ")} from (select unnest(from_json($1, '["VARCHAR"]')) as text) as failing`,
    [JSON.stringify(texts)],
  );
  return candidates
    .map((formats, i) => ({ formats, read: row?.[`c${i}`] ?? 0 }))
    .filter(({ read }) => read * 2 > texts.length)
    .sort((a, b) => b.read - a.read)
    .slice(0, MOST_CANDIDATES);
}

const reads = (formats: readonly string[]): string =>
  formats
    .map((format) => `coalesce((${timeFormat(format).parse("text")}).at >= ${EARLIEST}, false)`)
    .join(" or ");

const ISO = "2026-11-16T09:30:00+07:00";
const listed = (formats: readonly string[]): string =>
  formats.map((format) => (format === "iso" ? `ISO 8601 (${ISO})` : `"${format}"`)).join(" or ");

/**
 * One text that does not fit. It is shown only where a format with separate parts reads it, which makes it a date; of any
 * other no more than its shape, because the column may hold a person's name or number.
 */
function example(texts: readonly string[], formats: readonly string[] | undefined): string {
  const isDate = formats !== undefined && !formats.some((one) => EPOCHS.includes(one));
  // The greatest text: days after the twelfth show best that day and month were exchanged.
  const shown = texts.at(-1) ?? "";
  if (isDate) return shown;
  const shape = shown.replaceAll(/\p{N}/gu, "9").replaceAll(/\p{L}/gu, "x").slice(0, 40);
  return `${shape} (9 stands for a digit, x for a letter)`;
}

function whatIsWrong({ time, told, failed, texts, better }: Wrong): string {
  const [best] = better;
  const all = best?.read === told ? `all ${told}` : `${best?.read} of ${told}`;
  const names = better.map(({ formats }) => listed(formats)).join(" and ");
  const other =
    best === undefined
      ? ""
      : better.length === 1
        ? `, and ${names} reads ${all}`
        : `, and ${names} each read ${all}`;
  return `times in column "${time.label}" are not written as ${listed(time.formats)}: ${failed} of ${told} do not fit, such as ${example(texts, best?.formats)}${other}`;
}

function fixText(wrong: readonly Wrong[]): string {
  if (wrong.some(({ time }) => time.isReference))
    return `write them as ${ISO}, as 2026-11-16T09:30 by the desk's clock, or as a day: 2026-11-16`;
  const lines = wrong.map(({ time, better }) => `  ${fieldText(time, better[0]?.formats)}`);
  const doubt = wrong.some(({ better }) => better.length > 1)
    ? "; more than one format reads them, take the one that is meant"
    : "";
  return `tell in suara.yaml, under fields of its feed, how they are written${doubt}:\n${lines.join("\n")}`;
}

function fieldText({ field, label, columns }: TimeColumn, formats: readonly string[] | undefined): string {
  const from =
    columns.length > 1 ? `columns: ${JSON.stringify(columns)}` : `column: ${JSON.stringify(label)}`;
  const known = formats?.map((one) => JSON.stringify(one)).join(", ");
  return `${field}: { ${from}, formats: [${known ?? "<%d day, %m month, %Y year, %H:%M time>"}] }`;
}
