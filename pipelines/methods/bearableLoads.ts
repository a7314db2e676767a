import { erlangB } from "./erlang.js";

/** Finer than anybody can tell apart in hours of contacts. */
const PRECISION = 1e-9;

/**
 * The highest load, in erlangs, at which no more than `share` of the contacts find all servers busy (Erlang C, Erlang
 * 1917): the entry of index n is that of n servers, from 0 (which bear none) to `most`. `share` in (0, 1).
 */
export function bearableLoads(share: number, most: number): number[] {
  const loads = [0];
  for (let servers = 1; servers <= most; servers++) {
    // One more server bears at least as much as before.
    let low = loads[servers - 1] as number;
    let high = servers;
    while (high - low > PRECISION) {
      const middle = (low + high) / 2;
      if (mustWait(servers, middle) <= share) low = middle;
      else high = middle;
    }
    loads.push(low);
  }
  return loads;
}

function mustWait(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  return blocked / (1 - (load / servers) * (1 - blocked));
}
