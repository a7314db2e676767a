import { linearSumAssignment } from "linear-sum-assignment";
import { Matrix } from "ml-matrix";

type Vector = ReadonlyMap<string, number>;

/** Topics less alike than this are two topics. */
const LEAST_LIKENESS = 0.35;

/**
 * Which topic of before each topic of now continues; null for a new one. The pairs with the largest cosines of word vectors
 * in all (optimal assignment, Jonker and Volgenant 1987 as in Crouse 2016), as long as a pair is alike at all.
 */
export function matchTopics(before: readonly Vector[], now: readonly Vector[]): (number | null)[] {
  if (before.length === 0 || now.length === 0) return now.map(() => null);
  const likeness = new Matrix(now.map((vector) => before.map((other) => cosine(vector, other))));
  // A clone, because it is worked on in place.
  const { rowAssignments } = linearSumAssignment(likeness.clone(), { maximaze: true });
  return now.map((_, i) => {
    const j = rowAssignments[i] ?? -1;
    return j >= 0 && likeness.get(i, j) >= LEAST_LIKENESS ? j : null;
  });
}

/** Cosine of two word vectors; 0 where one is empty. */
export function cosine(a: Vector, b: Vector): number {
  let both = 0;
  for (const [word, weight] of a) both += weight * (b.get(word) ?? 0);
  const lengths = length(a) * length(b);
  return lengths === 0 ? 0 : both / lengths;
}

function length(vector: Vector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
