import { describe, expect, it } from "vitest";
import { type Cell, cellKey, type Span } from "../../../../pipelines/publish/smallCells/cell.js";
import { withheldCells } from "../../../../pipelines/publish/smallCells/withhold.js";

const K = 5;
const DESKS = 200;
/** Three weeks in a row; the attributes below. */
const WEEKS = [0, 7, 14];
const ALL: Span = [0, 21];
const weekOf = (from: number): Span => [from, from + 7];
const ATTRIBUTES = {
  channel: ["chat", "email", "phone"],
  category: ["refund", "login", "other", "fees"],
  version: ["1.0", "1.1", "2.0"],
};
type Attribute = keyof typeof ATTRIBUTES;
type Person = Record<Attribute, string> & { day: number };
type Groups = { span: Span; attributes: readonly Attribute[] };

/** Reports as they are published: by week and over several, one attribute, two, and all together. */
const REPORTS: readonly Groups[] = [
  ...WEEKS.flatMap((week) => [
    { span: weekOf(week), attributes: [] },
    { span: weekOf(week), attributes: ["channel"] as const },
    { span: weekOf(week), attributes: ["category"] as const },
    { span: weekOf(week), attributes: ["channel", "category"] as const },
  ]),
  { span: ALL, attributes: ["category"] },
  { span: ALL, attributes: ["version"] },
  { span: ALL, attributes: ["category", "version"] },
  { span: ALL, attributes: [] },
];
/** What an attacker may want to know: every group that can be named. */
const TARGETS: readonly Groups[] = [...WEEKS.map(weekOf), ALL].flatMap((span) =>
  subsets(Object.keys(ATTRIBUTES) as Attribute[]).map((attributes) => ({ span, attributes })),
);

describe("an attack by linear algebra on everything that is published", () => {
  it(`recovers no group of 1 to ${K - 1} people on ${DESKS} made-up desks`, () => {
    let small = 0;
    let withheld = 0;
    for (let desk = 0; desk < DESKS; desk++) {
      const people = makePeople(desk);
      const cells = REPORTS.flatMap((report) => cellsOf(people, report));
      const hidden = withheldCells(cells, K);
      const published = cells.filter((cell) => !hidden.has(cellKey(cell)));
      const targets = TARGETS.flatMap((target) => cellsOf(people, target)).filter(
        ({ count, isOpen }) => isOpen !== true && count > 0 && count < K,
      );
      small += targets.length;
      withheld += hidden.size;
      expect(recovered(published, targets), `desk ${desk}`).toEqual([]);
    }
    // The attack had something to find.
    expect(small).toBeGreaterThan(5_000);
    expect(withheld).toBeGreaterThan(1_000);
  });

  it("does recover them where only the small groups themselves are left out", () => {
    const finds = Array.from({ length: 20 }, (_, desk) => {
      const people = makePeople(desk);
      const cells = REPORTS.flatMap((report) => cellsOf(people, report));
      const published = cells.filter(({ count }) => count === 0 || count >= K);
      const targets = cells.filter(({ count }) => count > 0 && count < K);
      return recovered(published, targets).length;
    });
    expect(finds.filter((found) => found > 0).length).toBeGreaterThan(15);
  });
});

describe("a group that nothing can hide", () => {
  it("keeps no other from being hidden", () => {
    // Three came in the week before and all for one thing: how many came is told, however few.
    const before = { population: "people", span: weekOf(-7), count: 3 };
    const lonely: Cell[] = [
      { ...before, where: {}, isOpen: true },
      { ...before, where: { category: "refund" } },
    ];
    for (let desk = 0; desk < 30; desk++) {
      const people = makePeople(desk);
      const cells = REPORTS.flatMap((report) => cellsOf(people, report));
      const hidden = withheldCells([...lonely, ...cells], K);
      for (const cell of lonely) hidden.delete(cellKey(cell));
      expect(hidden, `desk ${desk}`).toEqual(withheldCells(cells, K));
    }
  });
});

/** People by week and attribute, some values rare; the same for the same seed. */
function makePeople(seed: number): Person[] {
  let state = seed + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 5; i++) random();
  const draw = (values: readonly string[]): string =>
    values[Math.floor(values.length * random() ** (1 + (seed % 3)))] as string;
  return Array.from({ length: 20 + Math.floor(random() * 150) }, () => ({
    day: Math.floor(random() * 21),
    channel: draw(ATTRIBUTES.channel),
    category: draw(ATTRIBUTES.category),
    version: draw(ATTRIBUTES.version),
  }));
}

function cellsOf(people: readonly Person[], { span, attributes }: Groups): Cell[] {
  return combinations(attributes).map((where) => ({
    population: "people",
    span,
    where,
    count: people.filter((person) => isIn(person, { span, where })).length,
    isOpen: Object.keys(where).every((attribute) => attribute === "channel"),
  }));
}

const isIn = (person: Person, { span, where }: Pick<Cell, "span" | "where">): boolean =>
  (span === null || (person.day >= span[0] && person.day < span[1])) &&
  Object.entries(where).every(([attribute, value]) => person[attribute as Attribute] === value);

function combinations(attributes: readonly Attribute[]): Record<string, string>[] {
  return attributes.reduce<Record<string, string>[]>(
    (found, attribute) =>
      found.flatMap((where) => ATTRIBUTES[attribute].map((value) => ({ ...where, [attribute]: value }))),
    [{}],
  );
}

function subsets<T>(of: readonly T[]): T[][] {
  return of.reduce<T[][]>((found, one) => [...found, ...found.map((set) => [...set, one])], [[]]);
}

/**
 * Targets whose number follows from the published ones: as a combination of them over the finest cells, of which those in an
 * empty published group are known to be 0. Shares no code with what it attacks; dense, by Gram–Schmidt.
 */
function recovered(published: readonly Cell[], targets: readonly Cell[]): string[] {
  const all = combinations(Object.keys(ATTRIBUTES) as Attribute[]).flatMap((where) =>
    WEEKS.map((day) => ({ ...where, day }) as Person),
  );
  const empty = published.filter(({ count }) => count === 0);
  const atoms = all.filter((atom) => !empty.some((cell) => isIn(atom, cell)));
  const vector = (cell: Cell): number[] => atoms.map((atom) => (isIn(atom, cell) ? 1 : 0));
  const basis: number[][] = [];
  for (const cell of published) {
    const rest = outside(vector(cell), basis);
    const length = norm(rest);
    if (length > 1e-7) basis.push(rest.map((value) => value / length));
  }
  return targets
    .filter((target) => norm(outside(vector(target), basis)) < 1e-7)
    .map((target) => `${cellKey(target)} ${target.count}`);
}

const norm = (vector: readonly number[]): number =>
  Math.sqrt(vector.reduce((sum, value) => sum + value ** 2, 0));

function outside(vector: readonly number[], basis: readonly (readonly number[])[]): number[] {
  let rest = [...vector];
  for (const one of basis) {
    const along = rest.reduce((sum, value, i) => sum + value * (one[i] as number), 0);
    rest = rest.map((value, i) => value - along * (one[i] as number));
  }
  return rest;
}
