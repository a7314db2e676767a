import type { z } from "zod";
import { type Bindable, type Engine, quoteIdentifier, quoteString } from "../../engine/engine.js";
import { writeTable } from "../../engine/writeTable.js";
import type { Sum } from "../../methods/determinedCells.js";
import { ESTIMATE_REPORTS } from "../estimateReports.js";
import { REPORTS, type ReportName } from "../reportContracts.js";
import { type Cell, cellKey, restsOf } from "./cell.js";
import { complaintsBesideHidden } from "./complaintWeeks.js";
import { eventDays } from "./eventDays.js";
import { hideSpreads } from "./hideSpreads.js";
import { hideUsual } from "./hideUsual.js";
import { ROUNDED_PROBLEMS, withheldOfRounded } from "./roundedProblems.js";
import type { SmallCellRule } from "./rule.js";
import { SMALL_CELL_RULES } from "./rules.js";
import { SAID_IN_ROUND } from "./saidInRound.js";
import { sameTickets } from "./sameTickets.js";
import { tellQ } from "./tellQ.js";
import { isFewToldOtherwise } from "./toldOtherwise.js";
import { withheldCells } from "./withhold.js";

/** Where the reports stand as they may be seen. */
const SCHEMA = "published";
export const publishedRelation = (name: string): string => `${SCHEMA}.${quoteIdentifier(name)}`;
/** What a merged attribute says instead. */
const WITHHELD = "withheld";

type AnyRule = SmallCellRule<Record<string, unknown>>;
type Row = Record<string, unknown> & { n: number };

type Groups = Map<ReportName, { n: number; row: Row; cells: Cell[] }[]>;

export interface Protection {
  /** Rows of each report that were left out, blanked or merged; reports without any are not in it. */
  withheld: Record<string, number>;
  /** Whether counts by problem and sub-cause are told to the nearest `k`, because exactly they would tell of few, or hardly be told at all. */
  roundsProblems: boolean;
}

/**
 * Writes every report to the schema `published` without figures on fewer than `k` people. Call it in a transaction, when
 * all reports are built.
 */
export async function protectReports(engine: Engine, k: number): Promise<Protection> {
  await engine.run(`create schema if not exists ${SCHEMA}`);
  const rules = SMALL_CELL_RULES as unknown as Record<ReportName, AnyRule>;
  const names = (Object.keys(REPORTS) as ReportName[]).filter((name) => rules[name].kind !== "published");
  const rowsOf = (name: ReportName) => engine.rows<Row>(`select * from ${numbered(name)}`);
  const groups: Groups = new Map();
  for (const name of names) {
    const rule = rules[name];
    if (rule.kind !== "groups") continue;
    const own = (await rowsOf(name)).map((row) => ({ n: row.n, row, cells: rule.cells(row) }));
    groups.set(name, own);
  }
  const { withheld, roundsProblems } = await withheldOf(engine, groups, k);
  const besides = k > 1 ? await complaintsBesideHidden(engine, groups, withheld) : new Set<unknown>();
  const touched: Record<string, number> = {};
  for (const name of names) {
    const rule = rules[name];
    const small =
      rule.kind === "figures"
        ? (await rowsOf(name)).filter((row) => isFew(rule.count(row), k)).map(({ n }) => n)
        : [];
    const rows = groups.get(name) ?? [];
    const gone = rows
      .filter((row) => row.cells.some((cell) => withheld.has(cellKey(cell))) || besides.has(row))
      .map(({ n }) => n);
    // Of a group that anyone may count, what is left of few people are the figures on them.
    small.push(...rows.filter(({ cells }) => cells.some(({ count }) => isFew(count, k))).map(({ n }) => n));
    await engine.run(
      `create or replace table ${publishedRelation(name)} as ${rule.kind === "merged" ? merged(name, rule, k) : shown(name, gone, small)}`,
    );
    if (roundsProblems) await roundProblems(engine, name, k);
    const count =
      rule.kind === "merged" ? await mergedRows(engine, name, rule) : new Set([...gone, ...small]).size;
    if (count > 0) touched[name] = count;
  }
  if (k > 1) {
    await hideSpreads(engine, publishedRelation, { roundsProblems });
    await hideUsual(engine, publishedRelation, { roundsProblems });
    await tellQ(engine, publishedRelation);
  }
  return { withheld: touched, roundsProblems };
}

/** Replaces the rows of a published report by what is told of them, where that is less. */
async function roundProblems(engine: Engine, name: ReportName, k: number): Promise<void> {
  const rounded = ROUNDED_PROBLEMS[name] as ((row: Row, k: number) => Row | null) | undefined;
  if (rounded === undefined) return;
  const relation = publishedRelation(name);
  const columns = await engine.rows<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns
     where table_schema = '${SCHEMA}' and table_name = $1 order by ordinal_position`,
    [name],
  );
  const rows = await engine.rows<Row>(`select * from ${relation}`);
  const types = Object.fromEntries(columns.map((one) => [one.column_name, one.data_type]));
  await writeTable(
    engine,
    relation,
    types,
    rows.map((row) => rounded(row, k) ?? row) as Record<string, Bindable>[],
  );
}

/**
 * Exactly where that leaves something to show: of a desk with few tickets of many problems it leaves next to nothing, so that rounding tells
 * more, with no count by the tool's categories beside it.
 */
async function withheldOf(
  engine: Engine,
  groups: Groups,
  k: number,
): Promise<{ withheld: Set<string>; roundsProblems: boolean }> {
  const cells = [...groups.values()].flat().flatMap((row) => row.cells);
  const events = k > 1 ? await eventDays(engine) : [];
  if (k > 1 && (await isFewToldOtherwise(engine, k)))
    return { withheld: withheldBesideRounded(cells, k, events), roundsProblems: true };
  const exact = withheldExact(cells, k, k > 1 ? [...events, ...(await sameTickets(engine))] : []);
  if (k <= 1 || !isMostLost(groups.get("category_trends") ?? [], exact, k))
    return { withheld: exact, roundsProblems: false };
  // Of an event's days no week's count is to be told.
  const categories = cells.filter(
    ({ population, where }) => population === "created" && "category" in where && !("event" in where),
  );
  const rounded = withheldBesideRounded(cells, k, events);
  return { withheld: new Set([...rounded, ...categories.map(cellKey)]), roundsProblems: true };
}

/** Whether of more than half of the problems with k tickets or more in the latest week the row of changes is withheld for the sake of others. */
function isMostLost(rows: readonly { cells: Cell[] }[], withheld: ReadonlySet<string>, k: number): boolean {
  // Not the group of the weeks before.
  const isWeekOfProblem = ({ where, span }: Cell): boolean =>
    Object.keys(where).join() === "problem" && span !== null && span[1] - span[0] === 7;
  const own = rows.filter(({ cells }) => cells.some((cell) => isWeekOfProblem(cell) && cell.count >= k));
  const lost = own.filter(({ cells }) => cells.some((cell) => withheld.has(cellKey(cell))));
  return 2 * lost.length > own.length;
}

/** A ticket's problem may be known without its cause; problem_parts counts those over all weeks. */
const withheldExact = (cells: readonly Cell[], k: number, known: readonly Sum[]): Set<string> =>
  withheldCells([...cells, ...restsOf(cells, "problem", "sub_problem", "not_told")], k, known);

/** Of counts by problem those of few people and those that rounding alone does not hide them behind; of others as ever. */
function withheldBesideRounded(cells: readonly Cell[], k: number, known: readonly Sum[]): Set<string> {
  const isRounded = (cell: Cell): boolean => "problem" in cell.where;
  const exact = withheldCells(
    cells.filter((cell) => !isRounded(cell)),
    k,
    known,
  );
  return new Set([...exact, ...withheldOfRounded(cells.filter(isRounded), k)]);
}

const isFew = (count: number, k: number): boolean => count > 0 && count < k;

/** The report with each row's number, in an order that its rows alone decide. */
function numbered(name: ReportName): string {
  const columns = Object.keys(REPORTS[name].shape).map(quoteIdentifier);
  const schema = name in ESTIMATE_REPORTS ? "estimates" : "reports";
  const order = columns.map((column) => `${column} asc nulls last`).join(", ");
  return `(select ${columns.join(", ")}, row_number() over (order by ${order}) as n from ${schema}.${quoteIdentifier(name)})`;
}

/** Every row but those that are gone; of the small ones no figure but those that every row has. */
function shown(name: ReportName, gone: readonly number[], small: readonly number[]): string {
  const isSmall = `n in (${small.join(", ")})`;
  const inRound: readonly string[] = SAID_IN_ROUND[name] ?? [];
  const columns = Object.entries(REPORTS[name].shape as Record<string, z.ZodType>).map(([column, type]) => {
    const quoted = quoteIdentifier(column);
    const told = inRound.includes(column) ? `told_seconds(cast(round(${quoted}) as bigint))` : quoted;
    const value =
      small.length > 0 && isFigure(type) ? `case when ${isSmall} then null else ${told} end` : told;
    return value === quoted ? quoted : `${value} as ${quoted}`;
  });
  const where = gone.length === 0 ? "" : ` where n not in (${gone.join(", ")})`;
  return `select ${columns.join(", ")} from ${numbered(name)}${where}`;
}

/** A number that a report may leave open. */
const isFigure = (type: z.ZodType): boolean =>
  type.def.type === "nullable" && (type as unknown as { unwrap(): z.ZodType }).unwrap().def.type === "number";

/** By one attribute, and what is still of too few by a second one. */
function merged(name: ReportName, rule: Extract<AnyRule, { kind: "merged" }>, k: number): string {
  const first = mergedBy(name, numbered(name), { ...rule, of: `${quoteIdentifier(rule.count)} < ${k}` });
  if (rule.thenBy === undefined) return first;
  // Of a single value there is none to be told apart from.
  const of = `${quoteIdentifier(rule.attribute)} = ${quoteString(WITHHELD)} and ${quoteIdentifier(rule.count)} < ${k}
    and (select count(distinct ${quoteIdentifier(rule.thenBy)}) from ${numbered(name)}) > 1`;
  return mergedBy(name, `(${first})`, { attribute: rule.thenBy, of });
}

/** Counts add up, of days the earliest stays; durations are of all and the same in every row. */
function mergedBy(
  name: ReportName,
  rows: string,
  { attribute, of }: { attribute: string; of: string },
): string {
  const value = `case when ${of} then ${quoteString(WITHHELD)} else ${quoteIdentifier(attribute)} end`;
  const select = Object.keys(REPORTS[name].shape).map((column) => {
    const quoted = quoteIdentifier(column);
    if (column === attribute) return `${value} as ${quoted}`;
    if (column.endsWith("_count")) return `cast(sum(${quoted}) as bigint) as ${quoted}`;
    if (column.endsWith("_date")) return `min(${quoted}) as ${quoted}`;
    return quoted;
  });
  return `select ${select.join(", ")} from ${rows} group by all`;
}

const mergedRows = (engine: Engine, name: ReportName, { attribute }: Extract<AnyRule, { kind: "merged" }>) =>
  engine.value<number>(
    `select count(*) from ${publishedRelation(name)} where ${quoteIdentifier(attribute)} = ${quoteString(WITHHELD)}`,
  );
