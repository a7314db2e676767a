/** A sum of unknown numbers that is known: their names, each with its weight. */
export type Equation = ReadonlyMap<string, number>;

/**
 * Which of some sums of unknowns follow from the equations, by Gram–Schmidt over the names: an attack that shares no code with
 * what it attacks. Sums are told by their place in `targets`.
 */
export function solved(equations: readonly Equation[], targets: readonly Equation[]): number[] {
  const names = [...new Set([...equations, ...targets].flatMap((one) => [...one.keys()]))];
  const at = new Map(names.map((name, i) => [name, i]));
  const vector = (equation: Equation): Float64Array => {
    const values = new Float64Array(names.length);
    for (const [name, weight] of equation) values[at.get(name) as number] = weight;
    return values;
  };
  const basis: Float64Array[] = [];
  for (const equation of equations) {
    const rest = outside(vector(equation), basis);
    const length = norm(rest);
    if (length > 1e-7) basis.push(rest.map((value) => value / length));
  }
  return [...targets.keys()].filter((i) => norm(outside(vector(targets[i] as Equation), basis)) < 1e-6);
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

function outside(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(vector);
  // Twice: what rounding left of the first time.
  for (let turn = 0; turn < 2; turn++)
    for (const one of basis) {
      const along = dot(rest, one);
      if (along !== 0)
        for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - along * (one[i] as number);
    }
  return rest;
}
