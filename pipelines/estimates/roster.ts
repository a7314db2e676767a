import type { Reader } from "./estimate.js";

/** One row of the roster, by half hours of local time since 1970; `to_slot` is the first that it does not cover. */
export interface RosterRow {
  channel: string;
  from_slot: number;
  to_slot: number;
  agents: number;
}

export const readRoster = (engine: Reader): Promise<RosterRow[]> =>
  engine.rows<RosterRow & Record<string, unknown>>(
    `select channel, cast(ceil(epoch(to_local(starts_at)) / 1800) as bigint) as from_slot,
       cast(ceil(epoch(to_local(ends_at)) / 1800) as bigint) as to_slot, agents
     from ref.roster where channel is not null order by all`,
  );

/** Agents of all of a channel's teams together, in each half hour that a row covers from its beginning. */
export function rosterOf(channel: string, rows: readonly RosterRow[]): Map<number, number> {
  const roster = new Map<number, number>();
  for (const row of rows) {
    if (row.channel !== channel) continue;
    for (let slot = row.from_slot; slot < row.to_slot; slot++)
      roster.set(slot, (roster.get(slot) ?? 0) + row.agents);
  }
  return roster;
}
