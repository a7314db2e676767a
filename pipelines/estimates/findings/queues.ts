import { type Action, family, type Proposals, SEVERITY, type Tone } from "./finding.js";
import {
  grouped,
  merged,
  type Series,
  seriesProposals,
  shareAffected,
  shareWeek,
  unchanged,
  type Week,
} from "./series.js";

interface QueueRow {
  week: string;
  channel: string;
  attempts: number;
  failed: number;
  failed_low: number | null;
  failed_high: number | null;
  /** Queued, without those who left at once. */
  queued: number;
  abandoned: number | null;
  abandoned_low: number | null;
  abandoned_high: number | null;
  level: number | null;
  level_low: number | null;
  level_high: number | null;
  wait_count: number | null;
  p90: number | null;
  p90_low: number | null;
  p90_high: number | null;
  longest: number | null;
  [column: string]: string | number | null;
}

/** Fewer contacts than these tell no share. */
const FEWEST = 20;

type Measure = Pick<Series, "kind" | "better" | "severity" | "unit" | "shownOf" | "affected" | "anchor"> & {
  worse: Action;
  weekOf(row: QueueRow): Week | null;
};

const share = (row: QueueRow, count: number, whole: number, low: number | null, high: number | null) =>
  whole < FEWEST ? null : shareWeek(row.week, count, whole, { low, high });
const SHARE = { unit: "share", shownOf: unchanged, affected: shareAffected } as const;

const MEASURES: readonly Measure[] = [
  {
    ...SHARE,
    kind: "failed",
    better: "down",
    severity: SEVERITY.lost,
    anchor: "failures",
    worse: "mend_connection",
    weekOf: (row) => share(row, row.failed, row.attempts, row.failed_low, row.failed_high),
  },
  {
    ...SHARE,
    kind: "abandoned",
    better: "down",
    severity: SEVERITY.lost,
    anchor: null,
    worse: "roster_queue",
    weekOf: (row) =>
      row.abandoned === null
        ? null
        : share(row, row.abandoned, row.queued, row.abandoned_low, row.abandoned_high),
  },
  {
    ...SHARE,
    kind: "service_level",
    better: "up",
    severity: SEVERITY.wait,
    anchor: "formulas",
    worse: "roster_queue",
    // The counts of the default formula; by another the exposure is near enough for a test.
    weekOf: (row) =>
      row.level === null
        ? null
        : share(row, Math.round(row.level * row.queued), row.queued, row.level_low, row.level_high),
  },
  {
    kind: "queue_p90",
    unit: "seconds",
    better: "down",
    severity: SEVERITY.wait,
    anchor: "chat-waits",
    worse: "roster_queue",
    shownOf: Math.exp,
    // A tenth of the queue waits longer than its nine in ten; how many more than usual do is not in the report.
    affected: (week) => (week.as === "mean" ? 0.1 * week.n : 0),
    weekOf: (row) => {
      const y = row.p90 ?? row.longest;
      if (y === null || (row.wait_count ?? 0) < FEWEST) return null;
      const shown = { value: row.p90, low: row.p90_low, high: row.p90_high, n: row.wait_count };
      return {
        week: row.week,
        as: "mean",
        y: Math.log(Math.max(1, y)),
        n: row.wait_count ?? 0,
        shown: { ...shown, atLeast: row.p90 === null ? row.longest : null },
      };
    },
  },
];

/** Chat and phone: do they get through, how long do they queue, do they stay. */
export const queues = family<QueueRow[]>({
  name: "queues",
  inputs: ["reports.chat_by_week", "reports.chat_waits_by_week"],
  read: (engine) =>
    engine.rows<QueueRow>(`select c.week, c.channel, c.attempt_count as attempts,
        c.failed_count as failed, c.failed_low, c.failed_high,
        c.queued_count - c.short_abandoned_count as queued,
        cast(round(c.abandoned_share * (c.queued_count - c.short_abandoned_count)) as bigint) as abandoned,
        c.abandoned_low, c.abandoned_high,
        c.service_level_share as level, c.service_level_low as level_low, c.service_level_high as level_high,
        w.wait_count, w.p90_seconds as p90, w.p90_low_seconds as p90_low, w.p90_high_seconds as p90_high,
        w.longest_seconds as longest
      from reports.chat_by_week as c
      left join reports.chat_waits_by_week as w
        on w.week = c.week and w.channel = c.channel and w.measure = 'queue_wait'
      where c.is_complete and c.channel <> 'all' order by c.channel, c.week`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ channel }) => channel).flatMap((own) =>
        MEASURES.map((measure): Proposals => {
          const channel = own[0]?.channel ?? "";
          const { worse, weekOf, ...rest } = measure;
          const weeks = own.flatMap((row) => weekOf(row) ?? []);
          const action = (tone: Tone) => (tone === "worse" ? worse : null);
          const story = measure.kind === "failed" ? `connect ${channel}` : `wait channel ${channel}`;
          const subject = { family: "queues", subjectKind: "channel", subject: channel, story } as const;
          return seriesProposals({ ...rest, ...subject, page: "chat", weeks, action }, context);
        }),
      ),
    ),
});
