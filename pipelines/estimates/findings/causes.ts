import { shareInterval } from "../../methods/rateInterval.js";
import { DESK_WEEK_REPORTS, readDeskWeeks } from "../deskWeeks.js";
import { type Action, type Candidate, type Context, family, type Proposals, SEVERITY } from "./finding.js";
import {
  grouped,
  merged,
  seriesProposals,
  shareAffected,
  shareWeek,
  unchanged,
  type Week,
} from "./series.js";
import { dayAfter } from "./weeklyChange.js";

interface CauseRow {
  week: string;
  cause: string;
  /** Slow or failed contacts with the cause, and all of them. */
  contacts: number;
  troubled: number;
  /** Contacts with its evidence, quick ones too, and what they waited beyond what they would have. */
  exposed: number;
  excess: number | null;
  excess_low: number | null;
  excess_high: number | null;
  verdict: string;
  [column: string]: string | number | null;
}

/** Of fewer slow or failed contacts no share is told. */
const FEWEST = 20;
/** Evidence that never occurs, of a rule without its table, is no figure. */
const FEWEST_WITH_CAUSE = 1;

const ACTIONS: Readonly<Record<string, Action>> = {
  technical: "mend_cause",
  capacity: "roster_cause",
  communication: "review_answers",
  restriction: "mend_cause",
  customer: "mend_cause",
};
const COMMON = { family: "causes", subjectKind: "cause", severity: SEVERITY.wait, page: "causes" } as const;

interface Rows {
  weeks: CauseRow[];
  /** Local days of the roster; null where there is none. */
  roster: { first: string | null; last: string | null };
}

/** Why customers waited: how often a cause is seen with the slow and failed, and what it cost beyond the usual. */
export const causes = family<Rows>({
  name: "causes",
  inputs: ["estimates.cause_waits_by_week", ...DESK_WEEK_REPORTS, "ref.roster"],
  read: async (engine) => {
    const names = new Map((await readDeskWeeks(engine)).map(({ week, week_start }) => [week_start, week]));
    const rows =
      await engine.rows<CauseRow>(`select c.week_start as week, c.cause, c.contact_count as contacts, c.total_contact_count as troubled,
        c.exposed_count as exposed, c.excess_seconds as excess, c.excess_low_seconds as excess_low,
        c.excess_high_seconds as excess_high, c.verdict
      from estimates.cause_waits_by_week as c
      where c.scope_kind = 'all' and c.cause <> 'unexplained' order by c.cause, c.week_start`);
    const weeks = rows.flatMap((row) => {
      const week = names.get(row.week);
      return week === undefined ? [] : [{ ...row, week }];
    });
    const [roster = { first: null, last: null }] = await engine.rows<
      Rows["roster"] & Record<string, unknown>
    >("select local_date(min(starts_at)) as first, local_date(max(ends_at)) as last from ref.roster");
    return { weeks, roster };
  },
  propose: ({ weeks, roster }, context) =>
    merged(
      grouped(judgedAlike(weeks, roster, context), ({ cause }) => cause)
        .filter((own) => own.reduce((sum, row) => sum + row.contacts, 0) >= FEWEST_WITH_CAUSE * own.length)
        .flatMap((own) => [shareOf(own, context), excessOf(own, context)]),
    ),
});

const NONE = { low: null, high: null };
const intervalOf = (count: number, whole: number) => shareInterval(count, whole, 1) ?? NONE;
/**
 * Without the weeks in which too few people could not be seen, for the roster had not begun or had ended: a cause that nobody
 * could see was not absent.
 */
function judgedAlike(
  rows: readonly CauseRow[],
  { first, last }: Rows["roster"],
  { weeks }: Context,
): CauseRow[] {
  if (first === null || last === null) return [...rows];
  const starts = new Map(weeks.map(({ week, week_start }) => [week, week_start]));
  return rows.filter(({ cause, week }) => {
    const monday = starts.get(week) ?? "";
    return cause !== "capacity" || (monday >= first && dayAfter(monday, 6) <= last);
  });
}

const actionOf = (cause: string, tone: Candidate["tone"]): Action | null =>
  tone === "worse" ? (ACTIONS[cause] ?? null) : null;

function shareOf(rows: readonly CauseRow[], context: Context): Proposals {
  const { cause } = rows[0] as CauseRow;
  const weeks = rows
    .filter(({ troubled }) => troubled >= FEWEST)
    .map(({ week, contacts, troubled }) =>
      shareWeek(week, contacts, troubled, intervalOf(contacts, troubled)),
    );
  return told(
    seriesProposals(
      {
        ...COMMON,
        kind: "cause_share",
        subject: cause,
        story: `cause ${cause}`,
        unit: "share",
        anchor: "trend",
        weeks,
        better: "down",
        shownOf: unchanged,
        affected: shareAffected,
        action: (tone) => actionOf(cause, tone),
      },
      context,
    ),
    context,
  );
}

/** Compared with the weeks before: what a cause costs every week is on its page, not in the news. */
function excessOf(rows: readonly CauseRow[], context: Context): Proposals {
  const { cause } = rows[0] as CauseRow;
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  const weeks = rows.flatMap(({ week, excess, excess_low, excess_high, exposed }): Week[] => {
    if (excess === null) return [];
    const shown = { value: excess, low: excess_low, high: excess_high, n: exposed };
    return [{ week, as: "mean", y: excess, n: exposed, shown }];
  });
  const found = seriesProposals(
    {
      ...COMMON,
      kind: "cause_excess",
      subject: cause,
      story: `cause ${cause}`,
      unit: "seconds",
      anchor: "excess",
      weeks,
      better: "down",
      shownOf: unchanged,
      affected: (week, usual) =>
        week.as === "mean"
          ? (week.n * Math.abs(week.y - usual)) / Math.max(1, Math.abs(week.y), Math.abs(usual))
          : 0,
      action: (tone) => actionOf(cause, tone),
    },
    context,
  );
  // A rise of what is itself no more than chance is none.
  const isReal = ({ week, direction }: Candidate) =>
    direction === "down" || byWeek.get(week)?.verdict === "more";
  return told(
    { ...found, candidates: found.candidates.map((one) => (isReal(one) ? one : { ...one, p: 1 })) },
    context,
  );
}

/** In the week of an incident what is technical is the incident's story. */
function told(proposals: Proposals, { weeks, markers }: Context): Proposals {
  const storyOf = ({ week, subject, story }: Candidate): string => {
    if (subject !== "technical") return story;
    const begin = weeks.find((one) => one.week === week)?.week_start ?? "";
    const end = dayAfter(begin, 7);
    const incident = markers.findLast(
      ({ kind, on, until }) => kind === "incident" && on < end && until >= begin,
    );
    return incident === undefined ? story : `event ${incident.name} ${incident.on}`;
  };
  return { ...proposals, candidates: proposals.candidates.map((one) => ({ ...one, story: storyOf(one) })) };
}
