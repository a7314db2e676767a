/** What is known of a number of people: at least and at most. */
export type Bounds = readonly [least: number, most: number];

/** total = the sum of parts, which do not overlap. */
export interface Disjoint {
  total: string;
  parts: readonly string[];
}

const ANY: Bounds = [0, Number.POSITIVE_INFINITY];

/** A group by what is known of it so far, and the sums that it stands in. */
interface Group {
  least: number;
  most: number;
  sums: Sum[];
}

interface Sum {
  total: Group;
  parts: Group[];
  isWaiting: boolean;
}

/**
 * All that follows from each sum by itself, over and over until nothing more does: what an attacker knows of every group who
 * starts with the bounds that published figures give. Linear algebra knows of sums alone; this knows of rounding too. Only
 * sums of which a group has become narrower are looked at again.
 */
export function tightened(
  known: ReadonlyMap<string, Bounds>,
  sums: readonly Disjoint[],
): Map<string, Bounds> {
  const groups = new Map<string, Group>();
  const groupOf = (key: string): Group => {
    const found = groups.get(key);
    if (found !== undefined) return found;
    const [least, most] = known.get(key) ?? ANY;
    const group: Group = { least, most, sums: [] };
    groups.set(key, group);
    return group;
  };
  for (const key of known.keys()) groupOf(key);
  const waiting = sums.map(({ total, parts }): Sum => {
    const sum = { total: groupOf(total), parts: parts.map(groupOf), isWaiting: true };
    for (const group of new Set([sum.total, ...sum.parts])) group.sums.push(sum);
    return sum;
  });
  for (let sum = waiting.pop(); sum !== undefined; sum = waiting.pop()) {
    sum.isWaiting = false;
    follow(sum, waiting);
  }
  // Of the others nothing is known.
  const told = [...groups].filter(([key, { least, most }]) => known.has(key) || least > 0 || most < ANY[1]);
  return new Map(told.map(([key, { least, most }]) => [key, [least, most]]));
}

/** What one sum says of its total and of each of its parts. */
function follow({ total, parts }: Sum, waiting: Sum[]): void {
  let least = 0;
  let most = 0;
  let unbounded = 0;
  for (const part of parts) {
    least += part.least;
    if (part.most === Number.POSITIVE_INFINITY) unbounded++;
    else most += part.most;
  }
  narrow(total, least, unbounded > 0 ? Number.POSITIVE_INFINITY : most, waiting);
  // By the sums as they were: what a part gains here comes round again, for its sum waits anew.
  for (const part of parts) {
    const isUnbounded = part.most === Number.POSITIVE_INFINITY;
    const others = unbounded > (isUnbounded ? 1 : 0);
    const mostOfOthers = others ? Number.POSITIVE_INFINITY : isUnbounded ? most : most - part.most;
    narrow(part, total.least - mostOfOthers, total.most - (least - part.least), waiting);
  }
}

function narrow(group: Group, low: number, high: number, waiting: Sum[]): void {
  if (low <= group.least && high >= group.most) return;
  group.least = Math.max(low, group.least);
  group.most = Math.min(high, group.most);
  for (const sum of group.sums) {
    if (sum.isWaiting) continue;
    sum.isWaiting = true;
    waiting.push(sum);
  }
}
