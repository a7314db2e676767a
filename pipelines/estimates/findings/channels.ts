import { type Context, candidate, family, type Proposals, SEVERITY } from "./finding.js";
import { grouped, merged, seriesProposals, shareAffected, shareWeek, unchanged } from "./series.js";

interface SwitchRow {
  week: string;
  channel: string;
  /** Contacts whose seven days are over, and of these those followed in another channel; and those still within the seven days. */
  contacts: number;
  switched: number;
  open: number;
  low: number | null;
  high: number | null;
  [column: string]: string | number | null;
}

interface SpeedRow {
  channel: string;
  contacts: number;
  p50: number;
  low: number | null;
  high: number | null;
  q: number | null;
  verdict: string;
  [column: string]: string | number | null;
}

interface Rows {
  switches: SwitchRow[];
  /** Channels of any problem at any hour, the quickest first. */
  speeds: SpeedRow[];
}

const FEWEST = 20;
const COMMON = { family: "channels", page: "channels", subjectKind: "channel" } as const;

/** Where customers turn, and which channel has a person soonest. */
export const channels = family<Rows>({
  name: "channels",
  inputs: ["reports.switches_by_week", "estimates.channel_waits"],
  read: async (engine) => ({
    switches:
      await engine.rows<SwitchRow>(`select week, channel, over_count as contacts, switched_count as switched,
        contact_count - over_count as open, switched_low as low, switched_high as high
      from reports.switches_by_week order by channel, week`),
    speeds: await engine.rows<SpeedRow>(`select channel, contact_count as contacts, p50_seconds as p50,
        p50_low_seconds as low, p50_high_seconds as high, q_value as q, verdict
      from estimates.channel_waits
      where scope_kind = 'all' and from_hour is null and p50_seconds is not null and verdict <> 'too_few'
      order by p50_seconds, channel`),
  }),
  propose: ({ switches, speeds }, context) =>
    merged([
      ...grouped(switches, ({ channel }) => channel).map((own) => switched(own, context)),
      fastest(speeds, context),
    ]),
});

/** Asked again in another channel within seven days, of the weeks in which these are over for all. */
function switched(rows: readonly SwitchRow[], context: Context): Proposals {
  const { channel } = rows[0] as SwitchRow;
  const told = rows.filter(({ contacts, open }) => contacts + open >= FEWEST);
  const series = seriesProposals(
    {
      ...COMMON,
      kind: "switched",
      subject: channel,
      story: `switch ${channel}`,
      unit: "share",
      severity: SEVERITY.wait,
      anchor: "switch-weeks",
      weeks: told
        .filter(({ open }) => open === 0)
        .map((row) => shareWeek(row.week, row.switched, row.contacts, row)),
      better: "down",
      shownOf: unchanged,
      affected: shareAffected,
      action: (tone) => (tone === "worse" ? "review_answers" : null),
    },
    context,
  );
  const open = told.filter((row) => row.open > 0);
  return {
    ...series,
    unjudged: [
      ...series.unjudged,
      ...open.map(({ week }) => ({ week, family: "channels", reason: "not_yet" as const })),
    ],
  };
}

/**
 * The channel that has a person soonest, of the latest twelve weeks: told where every other is slower, by the largest of
 * their q-values. It asks nothing of anyone this week, so it weighs nothing and stands last.
 */
function fastest(speeds: readonly SpeedRow[], { weeks }: Context): Proposals {
  const [best, next] = speeds;
  const week = weeks.at(-1)?.week;
  if (week === undefined || best === undefined || next === undefined) return { candidates: [], unjudged: [] };
  const p = best.verdict === "fastest" ? Math.max(...speeds.slice(1).map(({ q }) => q ?? 1)) : 1;
  return {
    unjudged: [],
    candidates: [
      candidate({
        ...COMMON,
        week,
        kind: "fastest_channel",
        subject: best.channel,
        story: "fastest channel",
        direction: "down",
        unit: "seconds",
        value: best.p50,
        low: best.low,
        high: best.high,
        n: best.contacts,
        compared: next.p50,
        comparedLow: next.low,
        comparedHigh: next.high,
        comparedWith: "next",
        p,
        affected: 0,
        severity: SEVERITY.work,
        anchor: "channel-waits",
        action: "name_channel",
        partKind: "channel",
        part: next.channel,
      }),
    ],
  };
}
