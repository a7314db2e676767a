import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { themeByVersion } from "../../../pipelines/estimates/themeByVersion.js";
import { themeCube } from "../../../pipelines/estimates/themeCube.js";
import { themeEmergence } from "../../../pipelines/estimates/themeEmergence.js";
import { themeHarm } from "../../../pipelines/estimates/themeHarm.js";
import { themePairs } from "../../../pipelines/estimates/themePairs.js";
import { updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { type Bounds, type Disjoint, tightened } from "../../helpers/boundsAttack.js";
import { parkMiller } from "../../helpers/parkMiller.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

const K = 5;
const DESKS = 200;
const WEEKS = 12;
const MONDAYS = Array.from({ length: WEEKS }, (_, i) =>
  new Date(Date.UTC(2026, 7, 3) + i * 7 * 86_400_000).toISOString().slice(0, 10),
);
const dayOf = (week: number, i: number): string =>
  new Date(Date.parse(`${MONDAYS[week]}T00:00:00Z`) + (i % 7) * 86_400_000).toISOString().slice(0, 10);
const VALUES = {
  language: ["id", "zh", "en"],
  channel: ["in_app", "social", "email"],
  version: ["1.0", "1.1", "2.0"],
} as const;
const SCORES = ["low", "high", "none"] as const;
type Kind = keyof typeof VALUES;
const KINDS = Object.keys(VALUES) as Kind[];

/** A customer who wrote one text in one week. */
interface Person extends Record<Kind, string> {
  week: number;
  themes: readonly string[];
  isRated: boolean;
  /** As the explorer calls it. */
  score: (typeof SCORES)[number];
}

/** Themes of a desk: one with two sub-themes that overlap, and one without any. */
const SUBS = ["a/x", "a/y"] as const;
const PUBLISHED = ["a", ...SUBS, "b"] as const;
/** What nobody publishes: those of a theme who are in no part of it that is published. */
const RESTS = SUBS.map((sub) => `a not ${sub}`);

function makePeople(desk: number): Person[] {
  const random = parkMiller(desk + 1);
  const draw = <T>(values: readonly T[]): T => values[Math.floor(values.length * random() ** 2)] as T;
  const mixes = [["a/x"], ["b"], ["a/x", "a/y"], ["a/y"], ["a"], ["a/x", "b"]];
  const people: Person[] = MONDAYS.flatMap((_, week) =>
    Array.from({ length: 5 + Math.floor(random() * 40) }, () => ({
      week,
      themes: draw(mixes),
      language: draw(VALUES.language),
      channel: draw(VALUES.channel),
      version: draw(VALUES.version),
      isRated: random() < 0.5,
      score: "none" as const,
    })),
  );
  return people.map((person, i) => ({
    ...person,
    score: !person.isRated ? "none" : i % 5 < 3 ? "low" : "high",
  }));
}

function mentions({ themes }: Person, group: string): boolean {
  const [theme, rest] = group.split(" not ") as [string, string | undefined];
  const has = (one: string): boolean => themes.some((own) => own === one || own.startsWith(`${one}/`));
  return has(theme) && (rest === undefined || !has(rest));
}

/** A group: whom of it, from which week to which, where. */
interface Group {
  of: string;
  from: number;
  to: number;
  where: string;
}
const key = ({ of, from, to, where }: Group): string => `${of} ${from}-${to} ${where}`;
const isWhere = (person: Person, where: string): boolean => {
  const [kind, value] = where.split("=") as [string, string | undefined];
  return kind === "rated" ? person.isRated : value === undefined || person[kind as Kind | "score"] === value;
};

interface Figure extends Group {
  desk: number;
  bounds: Bounds;
  /** As if it were told without rounding. */
  exact: Bounds;
}

const name = (desk: number, theme: string): string => `d${desk}_${theme}`;
const parsed = (theme: unknown): { desk: number; of: string } => {
  const [desk, ...of] = String(theme).split("_") as [string, ...string[]];
  return { desk: Number(desk.slice(1)), of: of.join("_") };
};
const RADIUS = Math.floor(K / 2);
/** Null is of fewer than k people, or also of more where others are withheld to hide those. */
const aroundTold = (told: unknown, isFew = true): Bounds =>
  told === null ? [1, isFew ? K - 1 : Number.POSITIVE_INFINITY] : around(Number(told), RADIUS);
const around = (told: number, radius: number): Bounds =>
  told === 0 ? [0, 0] : [Math.max(K, told - radius), told + radius];

const desks = Array.from({ length: DESKS }, (_, desk) => makePeople(desk));
const figures = new Map<number, Figure[]>();
/** Bounds of what themes_by_week tells, by desk and group. */
const weekBounds = new Map<string, Bounds>();

/** People of a desk who mention a group, by week; looked up once a group. */
const mentioning = new Map<string, Person[][]>();
function peopleOf(desk: number, of: string): Person[][] {
  const known = mentioning.get(`${desk} ${of}`);
  if (known !== undefined) return known;
  const all = (desks[desk] as Person[]).filter((person) => mentions(person, of));
  const found = MONDAYS.map((_, week) => all.filter((person) => person.week === week));
  mentioning.set(`${desk} ${of}`, found);
  return found;
}

function count(desk: number, { of, from, to, where }: Group): number {
  const people = peopleOf(desk, of)
    .slice(from, to + 1)
    .flat();
  return where === "" ? people.length : people.filter((person) => isWhere(person, where)).length;
}

function know(desk: number, group: Group, bounds: Bounds, isOfWeek = false): void {
  const n = count(desk, group);
  const isTold = bounds[1] !== Number.POSITIVE_INFINITY && (bounds[1] === 0 || bounds[0] >= K);
  const own = figures.get(desk) ?? [];
  figures.set(desk, own);
  const ofWeek = `${desk} ${key(group)}`;
  if (isOfWeek && !weekBounds.has(ofWeek)) weekBounds.set(ofWeek, bounds);
  own.push({ ...group, desk, bounds, exact: isTold ? [n, n] : bounds });
}

/**
 * A sum of weeks that are told one by one too. Who knows how it is rounded knows that it may be off by one multiple more where the
 * nearest would have given away weeks withheld.
 */
function knowWeeks(desk: number, group: Group, told: unknown): void {
  const weeks = Array.from({ length: group.to - group.from + 1 }, (_, i) => group.from + i);
  const boundsOf = (week: number, where: string): Bounds | undefined =>
    weekBounds.get(`${desk} ${key({ ...group, from: week, to: week, where })}`);
  const known = weeks.flatMap((week) => {
    const bounds = boundsOf(week, group.where);
    return bounds === undefined ? [] : [bounds];
  });
  const others = known.filter(([least]) => least >= K);
  // Of a week in which the theme is withheld as a whole, whether there is anybody is not told by scope.
  const dropped = weeks.filter(
    (week) => boundsOf(week, group.where) === undefined && boundsOf(week, "")?.[0] === 1,
  ).length;
  const fewest = known.length - others.length;
  const hidden = fewest + dropped;
  if (told === null || told === undefined) {
    const isOne = others.length === 0 && fewest <= 1 && hidden >= 1 && group.where !== "";
    const isEach = others.length === 0 && fewest <= K - 1 && hidden >= K - 1;
    // Without a row there may be nobody.
    const least = told === null ? 1 : 0;
    know(desk, group, [least, isOne ? Number.POSITIVE_INFINITY : isEach ? 2 * K - 1 : K - 1]);
    return;
  }
  const value = Number(told);
  const sum = (i: 0 | 1): number => others.reduce((total, bounds) => total + bounds[i], 0);
  const isLow = hidden > 0 && value - K + RADIUS - sum(0) <= hidden;
  const isHigh = hidden > 0 && value + K - RADIUS - sum(1) >= Math.max(1, fewest) * (K - 1);
  const [least, most] = around(value, RADIUS);
  know(desk, group, [Math.max(least > 0 ? K : 0, least - (isLow ? K : 0)), most + (isHigh ? K : 0)]);
}

/** What the pages publish of themes, as an attacker reads it. */
async function readFigures(engine: Engine): Promise<void> {
  const place = (week: unknown): number => MONDAYS.indexOf(String(week));
  for (const row of await engine.rows("select * from reports.themes_by_week where theme <> ''")) {
    const { desk, of } = parsed(row.theme);
    const where = row.scope_kind === "all" ? "" : `${row.scope_kind}=${row.scope}`;
    const week = place(row.week_start);
    know(desk, { of, from: week, to: week, where }, aroundTold(row.customer_count, where === ""), true);
  }
  const last = WEEKS - 1;
  for (const row of await engine.rows("select * from estimates.theme_emergence")) {
    const { desk, of } = parsed(row.theme);
    const to = place(row.week_start);
    const where = row.language === "all" ? "" : `language=${row.language}`;
    knowWeeks(desk, { of, from: to - Number(row.week_count) + 1, to, where }, row.customer_count);
  }
  for (const row of await engine.rows("select * from estimates.theme_by_version")) {
    const { desk, of } = parsed(row.theme);
    knowWeeks(
      desk,
      { of, from: last - 3, to: last, where: `version=${row.app_version}` },
      row.customer_count,
    );
  }
  for (const row of await engine.rows("select * from estimates.theme_harm where measure = 'dissatisfied'")) {
    const { desk, of } = parsed(row.theme);
    know(
      desk,
      { of, from: 0, to: last, where: "" },
      around(Math.round(Number(row.customers_a_week) * WEEKS), RADIUS),
    );
    know(desk, { of, from: 0, to: last, where: "rated" }, aroundTold(row.text_count));
  }
  // The sum of a cube's cells is that of its theme in the week; of "a" it has those of no sub-theme.
  for (const row of await engine.rows(
    "select theme, week_start, sum(customer_count) as n from estimates.theme_cube group by all",
  )) {
    const { desk, of } = parsed(row.theme);
    const week = place(row.week_start);
    if (of !== "a") know(desk, { of, from: week, to: week, where: "" }, aroundTold(row.n));
  }
  await readPairs(engine, place);
  // Nor may its cells by attribute tell more than that there are at least so many.
  for (const kind of KINDS) {
    const column = kind === "version" ? "app_version" : kind;
    for (const row of await engine.rows(
      `select theme, week_start, ${column} as value, sum(greatest(${K}, customer_count - ${K - 1})) as least
       from estimates.theme_cube where ${column} is not null group by all`,
    )) {
      const { desk, of } = parsed(row.theme);
      const week = place(row.week_start);
      const where = `${kind}=${row.value}`;
      know(desk, { of, from: week, to: week, where }, [Number(row.least), Number.POSITIVE_INFINITY]);
    }
  }
}

/** What the explorer tells by one attribute and by two; a theme with sub-themes has those in none of them there. */
async function readPairs(engine: Engine, place: (week: unknown) => number): Promise<void> {
  const last = WEEKS - 1;
  const told = new Map<string, number>();
  for (const row of await engine.rows("select * from estimates.theme_pairs where facet = 'theme'")) {
    const by = row.by_facet === "app_version" ? "version" : row.by_facet;
    const where =
      by === null ? "" : by === "week_start" ? `week=${place(row.by_value)}` : `${by}=${row.by_value}`;
    told.set(`${row.value} ${where}`, Number(row.customer_count));
  }
  const kinds = KINDS.flatMap((kind) => VALUES[kind].map((value) => `${kind}=${value}`));
  // Without a row there are fewer than k.
  const boundsOf = (count: number | undefined): Bounds =>
    count === undefined ? [0, K - 1] : aroundTold(count);
  const themes = PUBLISHED.filter((theme) => theme !== "a");
  for (const [desk, of] of [...desks.keys()].flatMap((one) => themes.map((theme) => [one, theme] as const))) {
    const toldOf = (where: string) => told.get(`${name(desk, of)} ${where}`);
    for (const week of MONDAYS.keys())
      know(desk, { of, from: week, to: week, where: "" }, boundsOf(toldOf(`week=${week}`)));
    for (const where of SCORES.map((score) => `score=${score}`))
      know(desk, { of, from: 0, to: last, where }, boundsOf(toldOf(where)));
    for (const where of ["", ...kinds]) knowWeeks(desk, { of, from: 0, to: last, where }, toldOf(where));
  }
}

/** Which groups are parts of which, of all that could be named. */
function sumsAmong(own: readonly Figure[]): Disjoint[] {
  const spans = new Map(own.map(({ from, to }) => [`${from}-${to}`, [from, to] as const]));
  for (const week of MONDAYS.keys()) spans.set(`${week}-${week}`, [week, week]);
  const scores = SCORES.map((score) => `score=${score}`);
  const wheres = [
    "",
    "rated",
    ...scores,
    ...KINDS.flatMap((kind) => VALUES[kind].map((value) => `${kind}=${value}`)),
  ];
  return [...spans.values()].flatMap(([from, to]) => {
    const span = { from, to };
    const weeks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return [
      ...wheres.flatMap((where) =>
        SUBS.map((sub, i) => ({
          total: key({ of: "a", ...span, where }),
          parts: [sub, RESTS[i] as string].map((of) => key({ of, ...span, where })),
        })),
      ),
      ...[...PUBLISHED, ...RESTS].flatMap((of) => [
        ...KINDS.map((kind) => ({
          total: key({ of, ...span, where: "" }),
          parts: VALUES[kind].map((value) => key({ of, ...span, where: `${kind}=${value}` })),
        })),
        {
          total: key({ of, ...span, where: "" }),
          parts: scores.map((where) => key({ of, ...span, where })),
        },
        {
          total: key({ of, ...span, where: "rated" }),
          parts: scores.slice(0, 2).map((where) => key({ of, ...span, where })),
        },
        ...(from === to
          ? []
          : wheres.map((where) => ({
              total: key({ of, ...span, where }),
              parts: weeks.map((week) => key({ of, from: week, to: week, where })),
            }))),
      ]),
    ];
  });
}

/** Groups of 1 to k − 1 people whose number an attacker knows, of all that he looked at. */
function attack(
  which: "bounds" | "exact",
  first = DESKS,
): { given: string[]; small: number; wrong: string[] } {
  const given: string[] = [];
  const wrong: string[] = [];
  let small = 0;
  for (const [desk, own] of [...figures].slice(0, first)) {
    const known = new Map<string, Bounds>();
    for (const figure of own) {
      const [low, high] = known.get(key(figure)) ?? [0, Number.POSITIVE_INFINITY];
      const [least, most] = figure[which];
      known.set(key(figure), [Math.max(low, least), Math.min(high, most)]);
    }
    for (const [group, [least, most]] of tightened(known, sumsAmong(own))) {
      const n = count(desk, ungrouped(group));
      if (n < least || n > most) wrong.push(`desk ${desk} ${group}: ${n} is not ${least} to ${most}`);
      if (n === 0 || n >= K) continue;
      small++;
      if (least === most) given.push(`desk ${desk} ${group}: ${n}`);
    }
  }
  return { given, small, wrong };
}

function ungrouped(group: string): Group {
  const parts = /^(.*) (\d+)-(\d+) (.*)$/.exec(group) as RegExpExecArray;
  return { of: parts[1] as string, from: Number(parts[2]), to: Number(parts[3]), where: parts[4] as string };
}

describe(`what is published of themes, on ${DESKS} made-up desks`, () => {
  beforeAll(async () => {
    const engine = await openWarehouse();
    try {
      await insert(engine, {
        "raw.feedback": desks.flatMap((people, desk) =>
          people.map((person, i) => ({
            feedback_id: `${desk}-${i}`,
            customer_id: `c${desk}-${i}`,
            created_at: `${dayOf(person.week, i)} 05:00`,
            kind: "csat",
            channel: person.channel,
            text_language: person.language,
            app_version: person.version,
            themes: person.themes.map((theme) => name(desk, theme)).join(";"),
            ...(person.isRated ? { score: 1 + (i % 5), score_scale: 5 } : {}),
          })),
        ),
      });
      await build(
        engine,
        { asOf: "2026-10-27T00:00:00Z" },
        "select 1 from reports.themes_by_week, reports.calendar_marks, marts.theme_outcomes, marts.theme_audiences, marts.theme_cells",
      );
      await updateEstimates(engine, [themeEmergence, themeByVersion, themeHarm, themeCube, themePairs]);
      await readFigures(engine);
    } finally {
      await engine.close();
    }
  }, 120_000);

  it("gives the number of no group of 1 to 4 people, a theme less its sub-themes among them", () => {
    const { given, small, wrong } = attack("bounds");
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(small).toBeGreaterThan(10_000);
    expect(given).toEqual([]);
  });

  it("would give many, were counts not rounded", () => {
    const { given, wrong } = attack("exact", 20);
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(given.length).toBeGreaterThan(300);
  });
});
