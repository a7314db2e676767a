/** From so many next nodes on they are searched by halving. */
const FEW = 8;
/** No node. */
export const NOWHERE = -1;

/**
 * Rows of token numbers in a trie; the root is node 0. It is read from flat arrays, built when it is asked first after a
 * change: a text asks it for nearly every token, and maps of nodes would be spread over more memory than a processor's cache
 * holds.
 */
export class TokenTrie {
  readonly #next: Map<number, number>[] = [new Map()];
  #isBuilt = false;
  /** Of the root, by token. */
  #first = new Int32Array(0);
  /** Where each node's next ones begin in the two below, sorted by token. */
  #from = new Int32Array(0);
  #tokens = new Int32Array(0);
  #nodes = new Int32Array(0);

  get size(): number {
    return this.#next.length;
  }

  /** The node at which a row ends. */
  add(row: readonly number[]): number {
    let at = 0;
    for (const token of row) {
      const next = this.#next[at] as Map<number, number>;
      let node = next.get(token);
      if (node === undefined) {
        node = this.#next.push(new Map()) - 1;
        next.set(token, node);
        this.#isBuilt = false;
      }
      at = node;
    }
    return at;
  }

  /** To be called before `first` and `step`, after the last `add`. */
  build(): void {
    if (this.#isBuilt) return;
    this.#isBuilt = true;
    const all = this.#next.map((next) => [...next].sort(([a], [b]) => a - b));
    const root = all[0] as [number, number][];
    this.#first = new Int32Array((root.at(-1)?.[0] ?? -1) + 1).fill(NOWHERE);
    for (const [token, node] of root) this.#first[token] = node;
    this.#from = new Int32Array(this.size + 1);
    for (const [node, next] of all.entries()) {
      this.#from[node + 1] = (this.#from[node] as number) + next.length;
    }
    this.#tokens = Int32Array.from(all.flat(), ([token]) => token);
    this.#nodes = Int32Array.from(all.flat(), ([, node]) => node);
  }

  /** From the root; `NOWHERE` for a token no row begins with, negative ones among them. */
  first(token: number): number {
    return token < 0 || token >= this.#first.length ? NOWHERE : (this.#first[token] as number);
  }

  /** From any other node. */
  step(node: number, token: number): number {
    let low = this.#from[node] as number;
    let high = this.#from[node + 1] as number;
    while (high - low > FEW) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle] as number) <= token) low = middle;
      else high = middle;
    }
    for (; low < high; low++) if (this.#tokens[low] === token) return this.#nodes[low] as number;
    return NOWHERE;
  }
}
