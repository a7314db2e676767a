export function countIn(counts: Map<string, number[]>, key: string, week: number, weeks: number): void {
  const own = counts.get(key) ?? new Array<number>(weeks).fill(0);
  own[week] = (own[week] ?? 0) + 1;
  counts.set(key, own);
}

const CAUSE_SHARES = {
  technical: 0.06,
  capacity: 0.17,
  communication: 0.3,
  restriction: 0.03,
  customer: 0.01,
};

/** Slow contacts with a cause, and what they waited beyond the others: chance around what the cause always costs. */
export const causeRows = (week: string, share: (n: number, p: number) => number, normal: () => number) =>
  Object.entries(CAUSE_SHARES).map(([cause, p], i) => {
    const excess = 3600 * (20 + 10 * normal() * (1 + i));
    return {
      week,
      cause,
      contacts: share(280, p),
      troubled: 280,
      exposed: Math.round(560 * p),
      excess,
      excess_low: excess - 40_000,
      excess_high: excess + 40_000,
      verdict: excess > 40_000 ? "more" : "no_difference",
    };
  });

export function switchRow(
  week: string,
  channel: string,
  contacts: number,
  share: (n: number, p: number) => number,
) {
  return { week, channel, contacts, switched: share(contacts, 0.06), open: 0, low: 0, high: 1 };
}

/**
 * The search of the last week: of quiet desks 3 in 20 show a spell in twelve weeks (peakSpells.ts), at the threshold of 4.4
 * standard deviations or a little over it.
 */
export function peakRows(weekStart: string, draw: () => number) {
  const isFound = draw() < 0.15 / 12;
  const z = 4.4 - Math.log(1 - draw()) / 4.4;
  const ratio = 1.8;
  const spell = {
    starts_at_local: `${weekStart} 10:00`,
    ends_at_local: `${weekStart} 14:00`,
    contacts: 45,
    expected: 25,
    ratio,
    low: ratio * Math.exp((-1.959964 * Math.log(ratio)) / z),
    high: ratio * Math.exp((1.959964 * Math.log(ratio)) / z),
    explanation_kind: null,
    explanation_name: null,
    top_category: null,
  };
  return { searched: [weekStart], spells: isFound ? [spell] : [] };
}
