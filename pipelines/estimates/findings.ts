import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import { DESK_WEEK_REPORTS, readDeskWeeks } from "./deskWeeks.js";
import { estimate, type Reader } from "./estimate.js";
import { FAMILIES } from "./findings/families.js";
import type { Candidate, Context } from "./findings/finding.js";
import { type Ranked, rankFindings } from "./findings/rank.js";

export interface FindingsInput {
  context: Context;
  /** What each family reads, by its name. */
  rows: Record<string, unknown>;
}

const COLUMNS = {
  week: "VARCHAR",
  week_start: "DATE",
  rank: "BIGINT",
  status: "VARCHAR",
  family: "VARCHAR",
  kind: "VARCHAR",
  subject_kind: "VARCHAR",
  subject: "VARCHAR",
  direction: "VARCHAR",
  tone: "VARCHAR",
  unit: "VARCHAR",
  value: "DOUBLE",
  value_low: "DOUBLE",
  value_high: "DOUBLE",
  value_at_least: "DOUBLE",
  n: "BIGINT",
  compared_with: "VARCHAR",
  compared_value: "DOUBLE",
  compared_low: "DOUBLE",
  compared_high: "DOUBLE",
  since_weeks: "BIGINT",
  test_count: "BIGINT",
  p_value: "DOUBLE",
  q_value: "DOUBLE",
  affected_count: "DOUBLE",
  severity: "BIGINT",
  weight: "DOUBLE",
  same_as: "BIGINT",
  page: "VARCHAR",
  anchor: "VARCHAR",
  action: "VARCHAR",
  part_kind: "VARCHAR",
  part: "VARCHAR",
  part_count: "BIGINT",
  on_day: "DATE",
  from_local: "VARCHAR",
  to_local: "VARCHAR",
  marker_kind: "VARCHAR",
  marker_name: "VARCHAR",
  marker_day: "DATE",
} as const;
type Column = keyof typeof COLUMNS;

/** The findings of every week: see findings/rank.ts for what makes one, pipelines/DECISIONS.md for what one weighs. */
export const findings = estimate<FindingsInput, Column>({
  name: "estimates.findings",
  grain: ["week", "rank"],
  inputs: [
    ...new Set(["reports.calendar_marks", ...DESK_WEEK_REPORTS, ...FAMILIES.flatMap(({ inputs }) => inputs)]),
  ],
  columns: COLUMNS,
  units:
    "value, its interval and compared_* in the unit named: seconds, share (0 to 1), count, ratio, points (−1 to 1); affected_count customers",
  note: "in order of weight; status real: tested and q at most 0.05, fact: counted, not tested; nothing, too_few and not_yet: a family without a finding",
  read,
  compute: computeFindings,
});

async function read(engine: Reader): Promise<FindingsInput> {
  const weeks = await readDeskWeeks(engine);
  const markers = await engine.rows<Context["markers"][number] & Record<string, string>>(
    `select kind, name, starts_on as "on", ends_on as until from reports.calendar_marks order by starts_on, kind, name`,
  );
  const rows: Record<string, unknown> = {};
  for (const family of FAMILIES) rows[family.name] = await family.read(engine);
  return { context: { weeks, markers }, rows };
}

const mondayOf = (week: string): string => formatISO(parseISO(`${week}-1`), { representation: "date" });

export function computeFindings({ context, rows }: FindingsInput) {
  const proposals = FAMILIES.map((family) => ({
    family: family.name,
    ...family.propose(rows[family.name], context),
  }));
  const starts = new Map(context.weeks.map(({ week, week_start }) => [week, week_start]));
  return rankFindings(proposals).map((ranked) => ({
    ...rowOf(ranked),
    // A family may judge a week that is not complete by what the desk's weeks are of.
    week_start: starts.get(ranked.week) ?? mondayOf(ranked.week),
  }));
}

/** The columns of a candidate, by their names in the report. */
const OF_CANDIDATE = {
  kind: "kind",
  subject_kind: "subjectKind",
  subject: "subject",
  direction: "direction",
  tone: "tone",
  unit: "unit",
  value: "value",
  value_low: "low",
  value_high: "high",
  value_at_least: "atLeast",
  n: "n",
  compared_with: "comparedWith",
  compared_value: "compared",
  compared_low: "comparedLow",
  compared_high: "comparedHigh",
  since_weeks: "sinceWeeks",
  p_value: "p",
  affected_count: "affected",
  severity: "severity",
  page: "page",
  anchor: "anchor",
  action: "action",
  part_kind: "partKind",
  part: "part",
  part_count: "partCount",
  on_day: "day",
  from_local: "from",
  to_local: "to",
} as const satisfies Partial<Record<Column, keyof Candidate>>;

function rowOf({
  candidate,
  ...ranked
}: Ranked): Record<Exclude<Column, "week_start">, string | number | null> {
  const { week, rank, status, family, tests, q, weight, sameAs } = ranked;
  const own = Object.entries(OF_CANDIDATE).map(([column, key]) => [column, candidate?.[key] ?? null]);
  const marker = candidate?.marker ?? null;
  return {
    ...(Object.fromEntries(own) as Record<keyof typeof OF_CANDIDATE, string | number | null>),
    week,
    rank,
    status,
    family,
    test_count: tests,
    q_value: q,
    weight,
    same_as: sameAs,
    marker_kind: marker?.kind ?? null,
    marker_name: marker?.name ?? null,
    marker_day: marker?.on ?? null,
  };
}
