/** Repetitions of one measurement in the order they were taken. */
export interface Figure {
  median: number;
  min: number;
  max: number;
  repetitions: number[];
}

export function figure(repetitions: readonly number[]): Figure {
  const sorted = [...repetitions].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? Number.NaN;
  const high = sorted[Math.ceil(middle)] ?? Number.NaN;
  return {
    median: (low + high) / 2,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    repetitions: [...repetitions],
  };
}

/**
 * Runs the measurements in turn, A B A B …, so that whatever else the machine does falls on all of them alike. Up to
 * `times` rounds; another one is begun only while it can be expected to end within `budgetSeconds`, so that the whole
 * bench ends within an hour on a slow machine too. Always one round.
 */
export async function interleaved<K extends string>(
  { times, budgetSeconds }: { times: number; budgetSeconds: number },
  measurements: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, Figure>> {
  const keys = Object.keys(measurements) as K[];
  const taken = new Map<K, number[]>(keys.map((key) => [key, []]));
  const started = performance.now();
  for (let round = 1; round <= times; round++) {
    for (const key of keys) taken.get(key)?.push(await measurements[key]());
    const elapsed = (performance.now() - started) / 1000;
    if ((elapsed / round) * (round + 1) > budgetSeconds) break;
  }
  return Object.fromEntries(keys.map((key) => [key, figure(taken.get(key) ?? [])])) as Record<K, Figure>;
}
