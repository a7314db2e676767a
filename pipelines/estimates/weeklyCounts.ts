import { dateOfDay, dayNumber } from "./arrivals.js";
import { type Reader, shared } from "./estimate.js";
import { silentDays } from "./silence.js";

/** Older weeks are another desk. */
const MOST_WEEKS = 52;
/** The latest week and those it is compared with. */
export const COMPARED_WEEKS = 13;
const WEEK = 7;

export type CountRow = {
  channel: string;
  /** As the tool has it. */
  category: string;
  /** As the taxonomy has it; the sub-cause with its problem before it. */
  problem: string;
  sub_cause: string | null;
  week_start: string;
  tickets: number;
};
/** What tickets are told apart by besides the channel. */
const PART_KINDS = ["category", "problem", "sub_cause"] as const;
type DayRow = {
  kind: "channel" | (typeof PART_KINDS)[number];
  scope: string;
  day: string;
  tickets: number;
};

/** What the trends rest on: tickets of up to 52 complete weeks. */
export interface WeeklyInput {
  /** Complete weeks, oldest first, without a gap. */
  weeks: { week: string; week_start: string }[];
  counts: CountRow[];
  /** Days with tickets from the first of these weeks on, up to the last of the data. */
  days: DayRow[];
  holidays?: readonly string[];
}

export const WEEKLY_INPUTS = ["reports.tickets_by_week", "marts.tickets", "reports.calendar_marks"] as const;

export const readWeeklyCounts = shared(read);

async function read(engine: Reader): Promise<WeeklyInput> {
  const weeks = await engine.rows<{ week: string; week_start: string }>(
    `select distinct week, week_start from reports.tickets_by_week where is_complete
     order by week_start desc limit ${MOST_WEEKS}`,
  );
  const first = weeks.at(-1)?.week_start;
  if (first === undefined) return { weeks: [], counts: [], days: [] };
  const tickets = `select channel, category, problem, week_start, local_date(created_at) as day,
      case when sub_problem is null then null else problem || '/' || sub_problem end as sub_cause
    from marts.tickets where week_start >= date '${first}'`;
  const counts = await engine.rows<CountRow>(
    `select channel, category, problem, sub_cause, week_start, count(*) as tickets from (${tickets}) as t
     where week_start <= date '${weeks[0]?.week_start}'
     group by channel, category, problem, sub_cause, week_start
     order by channel, category, problem, sub_cause nulls first, week_start`,
  );
  const kinds = ["channel", ...PART_KINDS].map(
    (kind) => `select '${kind}' as kind, ${kind} as scope, day from (${tickets}) as t`,
  );
  const days = await engine.rows<DayRow>(
    `select kind, scope, day, count(*) as tickets from (${kinds.join(" union all ")}) as k
     where scope is not null group by kind, scope, day order by kind, scope, day`,
  );
  const holidays = await engine.rows<{ day: string }>(
    `select distinct starts_on as day from reports.calendar_marks
     where kind = 'holiday' and starts_on >= date '${first}' order by day`,
  );
  return { weeks: weeks.reverse(), counts, days, holidays: holidays.map(({ day }) => day) };
}

export interface Scope {
  scopeKind: "all" | "channel" | (typeof PART_KINDS)[number];
  scope: string;
}

export interface WeeklySeries extends Scope {
  counts: number[];
}

/** An export that does not span the weeks compared: the first or last day of which it tells. */
interface Edge {
  reason: "ended" | "began";
  day: string;
}

export interface WeeklyCounts {
  weeks: WeeklyInput["weeks"];
  /** Of everything, channels, and parts by category, problem and sub-cause; all but channels without those that have an edge. */
  series: WeeklySeries[];
  /** By scopeKey: channels whose export ended or began in the weeks compared, and parts that ceased. */
  edges: Map<string, Edge>;
  /** Index of the first week in which every channel that is counted had begun. */
  evenFrom: number;
}

export const scopeKey = ({ scopeKind, scope }: Scope): string => `${scopeKind} ${scope}`;

export function weeklyCounts({ weeks, counts, days, holidays = [] }: WeeklyInput): WeeklyCounts {
  const edges = new Map<string, Edge>();
  const channels = names(counts, (row) => row.channel);
  let evenFrom = 0;
  const comparedFrom = Math.max(0, weeks.length - COMPARED_WEEKS);
  for (const channel of channels) {
    const series = daily(days, "channel", channel, weeks);
    const end = endOf(series, holidays);
    const begin = silentDays([...series.counts].reverse());
    const key = scopeKey({ scopeKind: "channel", scope: channel });
    // A week counts from the first that the export spans whole.
    const week = Math.ceil(begin / WEEK);
    if (end !== null) edges.set(key, { reason: "ended", day: end });
    else if (week > comparedFrom)
      edges.set(key, { reason: "began", day: dateOfDay(series.firstDay + begin) });
    else evenFrom = Math.max(evenFrom, week);
  }
  const isWhole = (channel: string) => !edges.has(scopeKey({ scopeKind: "channel", scope: channel }));
  const whole = counts.filter((row) => isWhole(row.channel));
  const parts = PART_KINDS.flatMap((scopeKind) =>
    names(counts, (row) => row[scopeKind]).map((scope): Scope => ({ scopeKind, scope })),
  );
  for (const { scopeKind, scope } of parts) {
    const end = endOf(daily(days, scopeKind as DayRow["kind"], scope, weeks), holidays);
    // Where a whole channel ended, that is the reason, and is told of the channel.
    if (end !== null && channels.every(isWhole))
      edges.set(scopeKey({ scopeKind, scope }), { reason: "ended", day: end });
  }
  const index = new Map(weeks.map(({ week_start }, i) => [week_start, i]));
  const of = (rows: readonly CountRow[]): number[] => {
    const sums = new Array<number>(weeks.length).fill(0);
    for (const { week_start, tickets } of rows) {
      const i = index.get(week_start);
      if (i !== undefined) sums[i] = (sums[i] as number) + tickets;
    }
    return sums;
  };
  const series: WeeklySeries[] = [
    { scopeKind: "all", scope: "all", counts: of(whole) },
    ...channels.map((scope): WeeklySeries => {
      return { scopeKind: "channel", scope, counts: of(counts.filter((row) => row.channel === scope)) };
    }),
    ...parts.map(({ scopeKind, scope }): WeeklySeries => {
      const own = whole.filter((row) => row[scopeKind as (typeof PART_KINDS)[number]] === scope);
      return { scopeKind, scope, counts: of(own) };
    }),
  ];
  return { weeks, series: weeks.length === 0 ? [] : series, edges, evenFrom };
}

const names = (rows: readonly CountRow[], of: (row: CountRow) => string | null): string[] =>
  [...new Set(rows.map(of))].filter((name) => name !== null).sort();

interface Daily {
  firstDay: number;
  /** One a day of the complete weeks. */
  counts: number[];
  hasLater: boolean;
}

function daily(
  days: readonly DayRow[],
  kind: DayRow["kind"],
  scope: string,
  weeks: WeeklyInput["weeks"],
): Daily {
  const firstDay = dayNumber(weeks[0]?.week_start ?? "");
  const counts = new Array<number>(weeks.length * WEEK).fill(0);
  let hasLater = false;
  for (const row of days) {
    if (row.kind !== kind || row.scope !== scope) continue;
    const at = dayNumber(row.day) - firstDay;
    if (at >= counts.length) hasLater = true;
    else counts[at] = row.tickets;
  }
  return { firstDay, counts, hasLater };
}

/** The last day of which a series tells that ended before the latest complete week did; null for one that goes on. */
function endOf({ firstDay, counts, hasLater }: Daily, holidays: readonly string[]): string | null {
  const closed = new Set(holidays.map((day) => dayNumber(day) - firstDay));
  const silent = hasLater ? 0 : silentDays(counts, closed);
  return silent === 0 ? null : dateOfDay(firstDay + counts.length - silent - 1);
}
