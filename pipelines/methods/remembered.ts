import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";

/**
 * What pure functions gave for what they were called with. A result is known by a hash of its function's name and arguments,
 * and comes back to the bit, as an object of its own. What is known may be taken out and brought back in another process.
 */
export class Memory {
  /** By key, base64 of the structured clone. */
  readonly #known: Map<string, string>;
  readonly #used = new Set<string>();
  readonly #seed: string;

  /** `seed` is what all results depend on beside the arguments: the code. */
  constructor(seed: string, known: Iterable<readonly [key: string, result: string]> = []) {
    this.#seed = seed;
    this.#known = new Map(known);
  }

  recall<Result>(name: string, args: readonly unknown[], compute: () => Result): Result {
    const key = createHash("sha256")
      .update(this.#seed)
      .update(serialize([name, args]))
      .digest("base64");
    this.#used.add(key);
    const known = this.#known.get(key);
    if (known !== undefined) return deserialize(Buffer.from(known, "base64")) as Result;
    const result = compute();
    this.#known.set(key, serialize(result).toString("base64"));
    return result;
  }

  /** All that is known, and whether it has been asked for. */
  entries(): { key: string; result: string; isUsed: boolean }[] {
    return [...this.#known].map(([key, result]) => ({ key, result, isUsed: this.#used.has(key) }));
  }
}

let current: Memory | null = null;

/** Runs `work`, which must not wait for anything, with a memory for what is `remembered`. */
export function withMemory<Result>(memory: Memory, work: () => Result): Result {
  const before = current;
  current = memory;
  try {
    return work();
  } finally {
    current = before;
  }
}

/**
 * The same function, computed once for the same arguments where there is a memory. Arguments and result must be plain data,
 * and the result a function of the arguments alone. What it throws is not remembered.
 */
export function remembered<Args extends readonly unknown[], Result>(
  name: string,
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) =>
    current === null ? compute(...args) : current.recall(name, args, () => compute(...args));
}
