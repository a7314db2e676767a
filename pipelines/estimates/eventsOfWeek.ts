import type { Reader } from "./estimate.js";
import { type Scope, scopeKey } from "./weeklyCounts.js";

/** An event that is known to have moved a scope's contacts. */
export type MovingEvent = {
  kind: "promotion" | "holiday" | "incident";
  name: string;
  starts_on: string;
  scope_kind: Scope["scopeKind"];
  scope: string;
  /** Contacts beyond what its hours usually have; below 0 where it brought fewer. */
  extra: number;
};

export async function readMovingEvents(engine: Reader): Promise<MovingEvent[]> {
  return engine.rows<MovingEvent>(
    `select kind, name, starts_on, scope_kind, scope, contact_count - expected_count as extra
     from estimates.uplift_by_event
     where name is not null and verdict in ('more', 'fewer') order by all`,
  );
}

/** Those of a scope, by the week (its Monday) in which they began; what they were is read off `Map.get`. */
export function eventsByWeek(
  events: readonly MovingEvent[],
  scope: Scope,
  weekOf: (day: string) => string,
): Map<string, MovingEvent[]> {
  const found = new Map<string, MovingEvent[]>();
  for (const event of events) {
    if (scopeKey({ scopeKind: event.scope_kind, scope: event.scope }) !== scopeKey(scope)) continue;
    const week = weekOf(event.starts_on);
    found.set(week, [...(found.get(week) ?? []), event]);
  }
  return found;
}
