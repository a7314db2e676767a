import { type Engine, timestampText } from "../engine/engine.js";
import type { FeedName } from "../feeds/feed.js";
import { type Finding, ok, warn } from "./finding.js";

/** When a thing of each feed began, as reports.coverage counts it. */
const BEGAN: Record<FeedName, string> = {
  ticket: "created_at",
  ticket_event: "event_at",
  chat: "attempted_at",
  chat_turn: "customer_message_at",
  feedback: "created_at",
};

const ONE_DAY = 86_400_000;
/** Younger is never stale: a weekend and a morning. */
const FRESH_DAYS = 3;
/** Late by so many times the longest pause that it knows. */
const PAUSES = 3;

interface Reach extends Record<string, unknown> {
  feed: FeedName;
  last_at: string | null;
  last_at_local: string | null;
}

/**
 * How far each feed reaches, and whether that is long ago by its own rhythm: more than three days, and more than three
 * times the longest pause between days with records in the eight weeks before.
 */
export async function checkFreshness(engine: Engine, clock: Date): Promise<Finding[]> {
  const feeds = await engine.rows<Reach>(
    "select feed, last_at, last_at_local from reports.coverage order by feed",
  );
  const findings: Finding[] = [];
  for (const { feed, last_at, last_at_local } of feeds) {
    if (last_at === null || last_at_local === null) {
      findings.push(warn(`feed ${feed} is empty`, "add its export, or leave it: its pages say so"));
      continue;
    }
    const age = (clock.getTime() - Date.parse(last_at)) / ONE_DAY;
    const reach = `feed ${feed} reaches ${last_at_local}`;
    const pause = await longestPause(engine, feed, last_at);
    findings.push(judged(reach, age, pause));
  }
  return findings;
}

function judged(reach: string, age: number, pause: number | null): Finding {
  if (age < -1)
    return warn(`${reach}, which is after this machine's clock`, "correct the record with the wrong date");
  const told = `${reach}, ${age < 1 ? "less than a day" : days(Math.floor(age))} ago`;
  if (pause === null || age <= FRESH_DAYS || age <= PAUSES * pause) return ok(told);
  return warn(
    `${told}, and is stale: no two days with records were more than ${days(pause)} apart in the eight weeks before`,
    "put its newest export into exports/, then: suara run",
  );
}

const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

/** The most days between two days with records; null of a single day, which has no rhythm. */
function longestPause(engine: Engine, feed: FeedName, lastAt: string): Promise<number | null> {
  return engine.value<number | null>(
    `with recent as (
      select distinct local_date(${BEGAN[feed]}) as day from raw.${feed}
      where ${BEGAN[feed]} <= cast($1 as timestamp) and ${BEGAN[feed]} > cast($1 as timestamp) - interval 56 day)
    select cast(max(pause) as integer) from (select day - lag(day) over (order by day) as pause from recent)`,
    [timestampText(lastAt)],
  );
}
