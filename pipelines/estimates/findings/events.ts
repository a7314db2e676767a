import jStat from "jstat";
import { type Action, type Candidate, candidate, family, SEVERITY } from "./finding.js";
import { dayAfter } from "./weeklyChange.js";

interface EventRow {
  kind: "promotion" | "holiday" | "incident";
  name: string;
  starts_on: string;
  scope_kind: "all" | "channel" | "category";
  scope: string;
  contacts: number;
  expected: number;
  ratio: number;
  low: number;
  high: number;
  [column: string]: string | number;
}

interface Rows {
  events: EventRow[];
}

const ACTIONS: Record<EventRow["kind"], Action> = {
  promotion: "plan_event",
  holiday: "plan_event",
  incident: "write_notice",
};
/** Days of a week and of the one before it: what came then is still being answered. */
const LOOKED_BACK = 13;
/** A normal distribution's two-sided 95 % bound. */
const BOUND = 1.959964;

/** What the events of the week, and of the week before it, did to the contacts. */
export const events = family<Rows>({
  name: "events",
  inputs: ["estimates.uplift_by_event"],
  read: async (engine) => ({
    events: await engine.rows<EventRow>(`select kind, name, starts_on, scope_kind, scope,
        contact_count as contacts, expected_count as expected, ratio, ratio_low as low, ratio_high as high
      from estimates.uplift_by_event
      where name is not null and ratio is not null and scope_kind = 'all' order by all`),
  }),
  propose: ({ events }, { weeks }) => ({
    unjudged: [],
    candidates: weeks.flatMap(({ week, week_start }) => {
      const end = dayAfter(week_start, 7);
      const from = dayAfter(end, -1 - LOOKED_BACK);
      return events
        .filter(({ starts_on }) => starts_on >= from && starts_on < end)
        .map((event) => candidateOf(week, event, event.starts_on >= week_start));
    }),
  }),
});

function candidateOf(week: string, event: EventRow, isOfWeek: boolean): Candidate {
  const error = (Math.log(event.high) - Math.log(event.low)) / (2 * BOUND);
  const isUp = event.ratio > 1;
  return candidate({
    week,
    family: "events",
    kind: `event_${event.kind}`,
    subjectKind: "event",
    subject: event.name,
    story: `event ${event.name} ${event.starts_on}`,
    direction: isUp ? "up" : "down",
    tone: event.kind === "incident" && isUp ? "worse" : "neutral",
    unit: "ratio",
    value: event.ratio,
    low: event.low,
    high: event.high,
    n: event.contacts,
    compared: event.expected,
    comparedWith: "expected",
    p: 2 * jStat.normal.cdf(-Math.abs(Math.log(event.ratio)) / error, 0, 1),
    affected: Math.abs(event.contacts - event.expected),
    isTold: !isOfWeek,
    // Whoever writes because something failed is harmed, whoever asks about an offer is not.
    severity: event.kind === "incident" ? SEVERITY.wait : SEVERITY.work,
    page: "peaks",
    anchor: "uplift",
    action: isUp ? ACTIONS[event.kind] : null,
    day: event.starts_on,
    marker: { kind: event.kind, name: event.name, on: event.starts_on },
  });
}
