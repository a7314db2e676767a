import { type Candidate, candidate, family, SEVERITY } from "./finding.js";

interface Tested {
  channel: string;
  half_hours: number;
  contacts: number;
  expected: number;
  measured: number;
  low: number;
  high: number;
  [column: string]: string | number;
}

const HALF_HOURS_A_WEEK = 336;

/** Where past rosters gave clearly less than their people should have. The model is no test, so it is a fact. */
export const rosterGap = family<Tested[]>({
  name: "roster",
  inputs: ["estimates.roster_backtest"],
  read: (engine) =>
    engine.rows<Tested>(`select channel, half_hour_count as half_hours, contact_count as contacts,
        expected_share as expected, measured_share as measured, measured_low as low, measured_high as high
      from estimates.roster_backtest
      where to_hour - from_hour = 24 and verdict = 'gave_less'
      order by channel`),
  propose(rows, { weeks }) {
    const week = weeks.at(-1)?.week;
    return {
      candidates: week === undefined ? [] : rows.map((row) => candidateOf(week, row)),
      unjudged: [],
    };
  },
});

const candidateOf = (week: string, row: Tested): Candidate =>
  candidate({
    week,
    family: "roster",
    kind: "roster_gave",
    subjectKind: "channel",
    subject: row.channel,
    story: `roster ${row.channel}`,
    direction: "down",
    tone: "worse",
    unit: "share",
    value: row.measured,
    low: row.low,
    high: row.high,
    n: row.contacts,
    compared: row.expected,
    comparedWith: "expected",
    // Of a week that is planned from end to end.
    affected: ((row.expected - row.measured) * row.contacts * HALF_HOURS_A_WEEK) / row.half_hours,
    severity: SEVERITY.wait,
    page: "staffing",
    anchor: "roster-test",
    action: "find_people",
  });
