/** The uniform numbers of Park and Miller (1988) that the R scripts of tests/reference draw too. */
export function parkMiller(seed: number): () => number {
  let state = seed;
  return () => {
    state = (16807 * state) % 2147483647;
    return state / 2147483647;
  };
}
