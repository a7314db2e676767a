import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Row } from "../../pipelines/engine/engine.js";
import { planFile } from "../../pipelines/load/plan.js";
import { createRawTables } from "../../pipelines/load/rawTables.js";
import type { TargetField } from "../../pipelines/load/table.js";
import { typeRows } from "../../pipelines/load/typeRows.js";
import { openTextPool } from "../../pipelines/text/textPool.js";
import { openTestEngine, stage, TEST_KEY } from "../pipelines/load/stagedTable.js";

/**
 * Promise 2: no value is silently changed. 20,000 texts go through the loader; each comes back as it was,
 * or stands in the rejects. What "as it was" means is computed here without any of the loader's code.
 */
const PER_TYPE = 2500;

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: min, maxLength: max });

const ids = fc.oneof(
  digits(1, 30),
  digits(1, 12).map((d) => `00${d}`),
  digits(8, 12).map((d) => `+62${d}`),
  digits(25, 25),
  fc.constantFrom(
    "1e5",
    "12E5",
    "3.0",
    "0x1F",
    "1_000",
    "inf",
    "NaN",
    "null",
    "NULL",
    "true",
    "-0",
    "=1+1",
    "'--",
    "\\N",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
);

const numbers = fc.oneof(
  fc.integer().map(String),
  digits(1, 17),
  digits(1, 15).map((d) => `-${d}`),
  fc.tuple(digits(0, 16), digits(0, 8)).map(([a, b]) => `${a}.${b}`),
  fc.double({ noNaN: false }).map(String),
  fc.constantFrom(
    "1,5",
    "1.000,00",
    "1e3",
    "+5",
    "Rp 5",
    "٣",
    "１",
    " 7 ",
    "--1",
    "1 000",
    "0x10",
    "9007199254740993",
  ),
);

interface Clock {
  text: string;
  /** Milliseconds since 1970 in UTC; null = no such time, which must be refused. */
  millis: number | null;
}

const pad = (n: number, width = 2) => String(n).padStart(width, "0");
const parts = fc.record({
  y: fc.integer({ min: 1985, max: 2105 }),
  m: fc.integer({ min: 0, max: 13 }),
  d: fc.integer({ min: 0, max: 32 }),
  h: fc.integer({ min: 0, max: 25 }),
  i: fc.integer({ min: 0, max: 61 }),
  s: fc.integer({ min: 0, max: 61 }),
  offset: fc.integer({ min: -14 * 4, max: 14 * 4 }),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

/** The instant of a wall clock `minutes` ahead of UTC, by the calendar alone. */
function instantOf({ y, m, d, h, i, s }: Parts, minutes: number): number | null {
  const local = new Date(Date.UTC(y, m - 1, d, h, i, s));
  const same =
    local.getUTCMonth() === m - 1 &&
    local.getUTCDate() === d &&
    local.getUTCHours() === h &&
    local.getUTCMinutes() === i &&
    local.getUTCSeconds() === s;
  const millis = local.getTime() - minutes * 60_000;
  return same && millis >= Date.UTC(1990, 0, 1) && millis < Date.UTC(2101, 0, 1) ? millis : null;
}

const JAKARTA = 7 * 60;
const offsetText = (quarters: number) =>
  `${quarters < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(quarters) / 4))}:${pad((Math.abs(quarters) % 4) * 15)}`;

const isoTimes = parts.map(
  (p): Clock => ({
    text: `${p.y}-${pad(p.m)}-${pad(p.d)}T${pad(p.h)}:${pad(p.i)}:${pad(p.s)}${offsetText(p.offset)}`,
    millis: instantOf(p, p.offset * 15),
  }),
);
const dayFirst = fc.tuple(parts, fc.boolean()).map(([p, padded]): Clock => {
  const n = (value: number) => (padded ? pad(value) : String(value));
  return {
    text: `${n(p.d)}/${n(p.m)}/${p.y} ${n(p.h)}:${pad(p.i)}`,
    millis: instantOf({ ...p, s: 0 }, JAKARTA),
  };
});
const compact = parts.map((p): Clock => {
  const year = p.y % 100 < 69 ? 2000 + (p.y % 100) : 1900 + (p.y % 100);
  return {
    text: `${pad(p.y % 100)}${pad(p.m)}${pad(p.d)} ${p.h}:${pad(p.i)}:${pad(p.s)}`,
    millis: instantOf({ ...p, y: year }, JAKARTA),
  };
});
const strays = fc
  .oneof(
    fc.string({ maxLength: 25 }),
    fc.constantFrom(
      "epoch",
      "infinity",
      "-infinity",
      "now",
      "today",
      "44-05-06",
      "2025-01-01 24:00:00",
      "2025-W03-1",
      "10:30",
    ),
  )
  .map((text): Clock => ({ text, millis: null }));

const flags = fc.oneof(
  fc.constantFrom("true", "FALSE", "1", "0", "yes", "No", "ya", "TIDAK", "t", "f", "T", "y", "n"),
  fc.string({ maxLength: 6 }),
);

const sample = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T[] =>
  fc.sample(arbitrary, { numRuns: PER_TYPE, seed });

const given = {
  id: sample(ids, 1),
  integer: sample(numbers, 2),
  decimal: sample(numbers, 3),
  flag: sample(flags, 4),
  iso: sample(fc.oneof({ weight: 9, arbitrary: isoTimes }, strays), 5),
  dayFirst: sample(fc.oneof({ weight: 9, arbitrary: dayFirst }, strays), 6),
  compact: sample(fc.oneof({ weight: 9, arbitrary: compact }, strays), 7),
  text: sample(fc.string({ unit: "grapheme", maxLength: 40 }), 8),
};
type Name = keyof typeof given;
const NAMES = Object.keys(given) as Name[];
const TYPES: Record<Name, TargetField["type"]> = {
  id: "id",
  integer: "integer",
  decimal: "decimal",
  flag: "boolean",
  iso: "instant",
  dayFirst: "instant",
  compact: "instant",
  text: "text",
};
const SQL = {
  id: "VARCHAR",
  integer: "BIGINT",
  decimal: "DECIMAL(21,6)",
  boolean: "BOOLEAN",
  instant: "TIMESTAMP",
  text: "VARCHAR",
};

/** By type: what each text came back as, undefined where it was refused. */
const back = {} as Record<Name, (string | null | undefined)[]>;

/** Each type in a table of its own, so that a refused neighbour takes nothing with it. */
beforeAll(async () => {
  const engine = await openTestEngine();
  await createRawTables(engine);
  for (const name of NAMES) {
    const type = TYPES[name];
    const texts = given[name].map((one) => (typeof one === "string" ? one : one.text));
    const relation = await stage(
      engine,
      ["x"],
      texts.map((text) => [text]),
    );
    await engine.run(
      `create table raw.${name} (file_id INTEGER, record_no BIGINT, v ${SQL[type as keyof typeof SQL]})`,
    );
    const formats: Partial<Record<Name, string[]>> = {
      dayFirst: ["%d/%m/%Y %H:%M"],
      compact: ["%y%m%d %H:%M:%S"],
    };
    const table = {
      target: {
        relation: `raw.${name}`,
        fields: [{ name: "v", type } as const],
        logRows: false,
        texts: [],
        isPersonal: false,
      },
      fields: { v: { column: "x", ...(formats[name] === undefined ? {} : { formats: formats[name] }) } },
      isLogRow: false,
    };
    const plan = planFile({ path: "x", relation, header: ["x"] }, [table], { timeZone: "Asia/Jakarta" });
    const files = [{ path: "x", records: PER_TYPE }];
    const [counts] = await typeRows(engine, { firstId: 1, files }, plan, {
      personKey: TEST_KEY,
      pool: await openTextPool(null),
    });
    const rejected = counts!.rejected;
    const rows = await engine.rows<Row & { n: number; v: string | null }>(
      `select record_no as n, cast(v as varchar) as v from raw.${name}`,
    );
    expect(rows.length + rejected).toBe(PER_TYPE);
    back[name] = new Array(PER_TYPE).fill(undefined);
    for (const { n, v } of rows) back[name][n - 1] = v;
  }
  await engine.close();
});

/** Controls but tab and line feed, bidirectional overrides, invisible marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufdd0]/g;

const trim = (text: string) =>
  text.replaceAll(/^[ \t\r\n\u00a0\u3000\ufeff]+|[ \t\r\n\u00a0\u3000\ufeff]+$/g, "");

/** The number a text writes, spelt the shortest way; null when it is none. */
function canonical(text: string): string | null {
  const match = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(trim(text));
  if (match === null) return null;
  const [, sign, whole, fraction] = match;
  const number = fraction ? `${whole}.${fraction}` : String(whole);
  return sign === "-" && /[1-9]/.test(number) ? `-${number}` : number;
}

/** Cases where the answer is neither what was written nor a refusal. */
function changed<T>(name: Name, wrong: (given: T, back: string | null) => boolean): T[] {
  return (given[name] as T[]).filter((one, i) => {
    const answer = back[name][i];
    return answer !== undefined && wrong(one, answer);
  });
}
const accepted = (name: Name) =>
  back[name].filter((answer) => answer !== undefined && answer !== null).length;

describe("20,000 values", () => {
  it("identifiers come back to the letter", () => {
    expect(changed<string>("id", (text, answer) => (answer ?? "") !== trim(text))).toEqual([]);
    expect(accepted("id")).toBeGreaterThan(PER_TYPE * 0.7);
  });

  it.each(["integer", "decimal"] as const)("numbers come back exactly: %s", (name) => {
    const asNumber = (answer: string | null) => (answer === null ? "" : canonical(answer));
    expect(
      changed<string>(
        name,
        (text, answer) => asNumber(answer) !== (trim(text) === "" ? "" : canonical(text)),
      ),
    ).toEqual([]);
    expect(accepted(name)).toBeGreaterThan(PER_TYPE * 0.3);
  });

  it.each(["iso", "dayFirst", "compact"] as const)(
    "times come back as the same instant, impossible ones are refused: %s",
    (name) => {
      const millis = (answer: string | null) =>
        answer === null ? null : Date.parse(`${answer.replace(" ", "T")}Z`);
      expect(
        changed<Clock>(
          name,
          (clock, answer) => millis(answer) !== (trim(clock.text) === "" ? null : clock.millis),
        ),
      ).toEqual([]);
      const possible = (given[name] as Clock[]).filter((clock) => clock.millis !== null).length;
      expect(accepted(name)).toBe(possible);
    },
  );

  it("flags come back as what the word says", () => {
    const meaning = (text: string) => {
      const word = trim(text).toLowerCase();
      if (["true", "1", "yes", "y", "ya", "t"].includes(word)) return "true";
      return ["false", "0", "no", "n", "tidak", "f"].includes(word) ? "false" : word === "" ? null : "?";
    };
    expect(changed<string>("flag", (text, answer) => answer !== meaning(text))).toEqual([]);
    expect(accepted("flag")).toBeGreaterThan(PER_TYPE * 0.3);
  });

  it("texts come back but for characters that hide or reorder others", () => {
    const visible = (text: string) =>
      trim(
        trim(text)
          .replaceAll(HIDING, "")
          .replaceAll(/(?<!\p{Extended_Pictographic}\ufe0f?|[\u{1f3fb}-\u{1f3ff}])\u200d/gu, ""),
      );
    expect(changed<string>("text", (text, answer) => (answer ?? "") !== visible(text))).toEqual([]);
    expect(back.text.every((answer) => answer !== undefined)).toBe(true);
  });
});
