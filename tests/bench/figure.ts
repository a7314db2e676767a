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

/** Runs the measurements in turn, A B A B …, so that whatever else the machine does falls on all of them alike. */
export async function interleaved<K extends string>(
  times: number,
  measurements: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, Figure>> {
  const taken = Object.fromEntries(Object.keys(measurements).map((key) => [key, []])) as unknown as Record<
    K,
    number[]
  >;
  for (let i = 0; i < times; i++) {
    for (const key of Object.keys(measurements) as K[]) taken[key].push(await measurements[key]());
  }
  return Object.fromEntries(
    (Object.keys(measurements) as K[]).map((key) => [key, figure(taken[key])]),
  ) as Record<K, Figure>;
}
