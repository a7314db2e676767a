import { quoteString } from "../engine/engine.js";
import { SQL_TYPE } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { Mapping } from "../sources/source.js";
import type { FeedMapping, FieldMapping } from "../workspace/mappingSchema.js";
import { conditionSql } from "./condition.js";
import { forgottenIn, NOBODY, type Persons, type RefusedPersons } from "./forgotten.js";
import { type Picked, pick, withIdPrefix } from "./pick.js";
import { SourceColumns, type TableSource } from "./sourceColumns.js";
import type { TargetField, TargetTable } from "./table.js";
import { DATE_AND_TIME_CELLS } from "./timeFormat.js";
import { PERSON_KEY, type Typed, typed } from "./typing.js";

/** How the records of a staged table become rows of one target. */
export interface TablePlan {
  target: TargetTable;
  isLogRow: boolean;
  /** Which records become a row; over `src`. */
  where: string;
  /** CTEs after `src`; the last, `typed`, has file_no, record_no, v0… (values) and r0… (reason or null). */
  ctes: string;
  /** What rejects call the columns behind v0…. */
  labels: readonly string[];
  /** Whether the CTEs bind the person key as $1. */
  bindsKey: boolean;
  times: readonly TimeColumn[];
}

/** A field that is a time, its text in t and what its formats make of it in p of the CTE `parse`. */
export interface TimeColumn {
  index: number;
  field: string;
  label: string;
  columns: readonly string[];
  formats: readonly string[];
  /** Whether it stands in a reference table, whose formats nobody chooses. */
  isReference: boolean;
}

/** All targets of one staged table. */
export interface FilePlan {
  /** The CTE `src` that the plans read. */
  src: string;
  tables: readonly TablePlan[];
  /** Header names that nothing reads. */
  ignoredColumns: readonly string[];
}

export interface TableMapping {
  target: TargetTable;
  fields: Record<string, FieldMapping>;
  where?: FeedMapping["where"];
  isLogRow: boolean;
  /** Set before the ids of things, which other tools may give too. */
  idPrefix?: string;
}

export const feedTables = (mapping: Mapping): TableMapping[] =>
  mapping.feeds.map((feed) => ({
    target: {
      relation: `raw.${feed.feed}`,
      fields: FEEDS[feed.feed].fields,
      logRows: true,
      texts: FEEDS[feed.feed].texts,
      isPersonal: true,
    },
    fields: feed.fields,
    ...(feed.where === undefined ? {} : { where: feed.where }),
    isLogRow: feed.rows === "log",
    ...(mapping.idPrefix === undefined ? {} : { idPrefix: mapping.idPrefix }),
  }));

/** Throws FileRefused when a mapping names a column that the file has not. */
export function planFile(
  source: TableSource,
  tables: readonly TableMapping[],
  settings: Pick<Mapping, "missing" | "timeZone">,
  persons: Persons = { country: null, forgotten: NOBODY },
): FilePlan {
  const columns = new SourceColumns(source, settings.missing ?? []);
  const plans = tables.map((table) =>
    planTable(
      columns,
      table,
      { zone: settings.timeZone, hasTimeCells: source.hasTimeCells === true },
      persons,
    ),
  );
  return { src: columns.sql(), tables: plans, ignoredColumns: columns.unused() };
}

/** How times of a table are read where a field's mapping does not say it. */
interface Times {
  zone: string | undefined;
  hasTimeCells: boolean;
}

interface Step extends Picked {
  field: TargetField;
  typed: Typed;
}

function planTable(
  columns: SourceColumns,
  table: TableMapping,
  times: Times,
  { country, forgotten }: Persons,
): TablePlan {
  const context = {
    column: (name: string) => columns.column(name),
    fromPath: (pattern: string) => columns.fromPath(pattern),
  };
  const where = conditionSql(table.where ?? [], context.column);
  const steps = table.target.fields.map((field, i): Step => {
    const map = table.fields[field.name];
    if (map === undefined)
      return { field, typed: unknown(field), text: NULL_TEXT, problem: NULL_TEXT, label: field.name };
    const picked = withIdPrefix(pick(field, map, context), field, table.idPrefix);
    return {
      ...picked,
      field,
      typed: typeStep(field, map, picked, i, {
        ...times,
        country,
        forgotten: forgottenIn(forgotten, field.name),
      }),
    };
  });
  const list = (sql: (step: Step, i: number) => string) => steps.map(sql).join(",\n  ");
  const shifts = steps.map((s, i) => (s.shift === undefined ? "" : `,\n  ${s.shift} as d${i}`)).join("");
  return {
    target: table.target,
    isLogRow: table.isLogRow,
    where,
    ctes: `pick as (select file_no, record_no,
  ${list((s, i) => `${s.text} as t${i}, ${s.problem} as m${i}`)}${shifts}
  from src where ${where}),
parse as (select *,
  ${list((s, i) => `${s.typed.parsed} as p${i}`)}
  from pick),
value as (select *,
  ${list((s, i) => `${s.typed.value} as v${i}`)}
  from parse),
typed as (select file_no, record_no,
  ${list((s, i) => `v${i}, ${problem(s, i, steps)} as r${i}`)}
  from value)`,
    labels: steps.map((step) => step.label),
    bindsKey: steps.some(({ typed }) => `${typed.value}${typed.problem}`.includes(PERSON_KEY)),
    times: timeColumns(steps, table),
  };
}

function timeColumns(steps: readonly Step[], { fields, target }: TableMapping): TimeColumn[] {
  return steps.flatMap(({ field, label }, index) => {
    const map = fields[field.name];
    if (field.type !== "instant" || map === undefined) return [];
    const { columns = [], formats = ["iso"] } = typeof map === "string" ? {} : map;
    const isReference = target.relation.startsWith("ref.");
    return [{ index, field: field.name, label, columns, formats, isReference }];
  });
}

const NULL_TEXT = "cast(null as varchar)";

const unknown = (field: TargetField): Typed => ({
  parsed: NULL_TEXT,
  value: `cast(null as ${field.type === "date" ? "DATE" : SQL_TYPE[field.type]})`,
  problem: NULL_TEXT,
});

function typeStep(
  field: TargetField,
  map: FieldMapping,
  picked: Picked,
  i: number,
  { zone, hasTimeCells, country, forgotten }: Times & { country: string | null; forgotten: RefusedPersons },
): Typed {
  const told = typeof map === "string" ? {} : map;
  const timeZone = told.time_zone ?? zone;
  return typed(field, {
    t: `t${i}`,
    p: `p${i}`,
    v: `v${i}`,
    forgotten,
    country,
    ...(picked.shift === undefined ? {} : { shift: `d${i}` }),
    ...(told.formats === undefined
      ? {}
      : { formats: hasTimeCells ? [...told.formats, "iso", DATE_AND_TIME_CELLS] : told.formats }),
    ...(timeZone === undefined ? {} : { zone: timeZone }),
    ...(told.separator === undefined ? {} : { separator: told.separator }),
  });
}

function problem({ field, typed }: Step, i: number, steps: readonly Step[]): string {
  const reasons = [`m${i}`, typed.problem];
  if (field.required === true) reasons.push(`case when v${i} is null then 'missing' end`);
  const highest = highestSql(field, steps);
  if (highest !== null) reasons.push(`case when v${i} > ${highest} then 'above_scale' end`);
  return `coalesce(${reasons.join(", ")})`;
}

/** The highest that a score may be: as its scale says, else as another field lets conclude; null where nothing says it. */
function highestSql({ scale, highest }: TargetField, steps: readonly Step[]): string | null {
  const of = (name: string | undefined): string | null => {
    const i = steps.findIndex(({ field }) => field.name === name);
    return i < 0 ? null : `v${i}`;
  };
  const [told, by] = [of(scale), of(highest?.field)];
  const cases = Object.entries(highest?.of ?? {}).map(
    ([value, most]) => `when ${quoteString(value)} then ${most}`,
  );
  const concluded = by === null || cases.length === 0 ? null : `case ${by} ${cases.join(" ")} end`;
  return told !== null && concluded !== null ? `coalesce(${told}, ${concluded})` : (told ?? concluded);
}
