const HASHES = 48;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Shorter texts say the same because there is little to say ("good app"): only exact copies count as one. */
const FEWEST_SHINGLES = 4;
/** Two texts that share this part of their shingles are one text with small changes. */
const ALIKE = 0.6;
/** A bucket's texts are each compared with so many of its first ones, which bounds the work where very many are copies. */
const COMPARED = 8;

/**
 * Groups texts that are copies of each other but for small changes: MinHash (Broder 1997) in bands (Leskovec, Rajaraman and
 * Ullman 2014, §3.4) proposes pairs, the Jaccard similarity of their shingles decides. `words` are the tokens of each text;
 * a shingle is two of them in a row. Gives the number of the first text of its group for each text. Time and memory
 * grow with the number of shingles.
 */
export function nearDuplicates(words: readonly (readonly string[])[]): number[] {
  const shingles = words.map(shinglesOf);
  const groups = new Groups(words.length);
  const exact = new Map<string, number>();
  for (const [i, tokens] of words.entries()) {
    const key = tokens.join("\u0000");
    const first = exact.get(key);
    if (first === undefined) exact.set(key, i);
    else groups.join(first, i);
  }
  const firsts = [...exact.values()].filter((i) => at(shingles, i).size >= FEWEST_SHINGLES);
  for (const [a, b] of candidates(firsts, shingles)) {
    if (groups.find(a) !== groups.find(b) && jaccard(at(shingles, a), at(shingles, b)) >= ALIKE)
      groups.join(a, b);
  }
  return words.map((_, i) => groups.find(i));
}

/** Pairs of texts of which a whole band of the signature is the same. */
function* candidates(
  texts: readonly number[],
  shingles: readonly ReadonlySet<number>[],
): Generator<[number, number]> {
  const buckets = new Map<number, number[]>();
  for (const i of texts) {
    const signature = signatureOf(at(shingles, i));
    for (let band = 0; band < BANDS; band++) {
      const key = bandKey(signature, band);
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket) yield [other, i];
      if (bucket.length < COMPARED) bucket.push(i);
      if (bucket.length === 1) buckets.set(key, bucket);
    }
  }
}

/** A number for what a band holds: two that differ share one once in 2³², and are then compared in vain. */
function bandKey(signature: Uint32Array, band: number): number {
  let hash = 0;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = mixed(hash ^ (signature[row] as number));
  return band * 2 ** 32 + hash;
}

/** Size of the intersection over that of the union; 0 of two empty sets. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const x of a) if (b.has(x)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

/** Hashes of each two words in a row. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i + 1 < words.length; i++) found.add(fnv1a(`${words[i]} ${words[i + 1]}`));
  return found;
}

/** The least of each of 48 hash functions; equal in one of them with the probability of the Jaccard similarity. */
function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let k = 0; k < HASHES; k++) {
      const hash = mixed(shingle ^ Math.imul(k + 1, 0x9e3779b9));
      if (hash < (least[k] as number)) least[k] = hash;
    }
  }
  return least;
}

/** FNV-1a, 32 bits, of the text's UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mixed(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Disjoint sets; the least member stands for its set, so that the order of joining changes nothing. */
class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    this.#parent[i] = root;
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }
}

const at = <T>(values: readonly T[], i: number): T => values[i] as T;
