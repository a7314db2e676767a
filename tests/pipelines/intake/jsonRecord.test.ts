import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlain } from "../../../pipelines/intake/jsonPlain.js";
import { columnsOf, JsonReject } from "../../../pipelines/intake/jsonRecord.js";

/** Columns, or why there are none. */
function outcome(text: string): unknown {
  try {
    return [...columnsOf(text)];
  } catch (error) {
    if (error instanceof JsonReject) return error.reason;
    throw error;
  }
}

/** A leading blank leaves a text to the strict parser. */
const strictly = (text: string): unknown => outcome(` ${text}`);

const number = fc.oneof(
  fc.constantFrom(
    "0",
    "-0",
    "-0.5",
    "1.0",
    "1.50",
    "1e3",
    "1E-7",
    "0.1",
    "0.000001",
    "0.0000001",
    "12345678901234567",
  ),
  fc.constantFrom(
    "9007199254740993",
    "123456789.123456789",
    "0.30000000000000004",
    "-12",
    "100",
    "007",
    "1.",
    "-",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
);
const string = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom('a": 1', ": 1e5", "[1.50", ',"x":2', "\\", "\u2028", "转账失败", "\0", "\ud83d\ude00"),
  )
  .map((text) => JSON.stringify(text));
const escaped = fc.constantFrom('"\\ud83d"', '"\\u0000"', '"\\u0041"', '"\\ud83d\\ude00"', '"tab\there"');
const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    number,
    string,
    escaped,
    fc.constantFrom("true", "false", "null", "nul", "[]", "{}"),
    tie("object"),
    tie("list"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
  object: objectOf(tie("value")),
}));

function objectOf(values: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const key = fc.oneof(fc.constantFrom('"a"', '"b"', '"a.b"', '"1"', '"__proto__"', '"constructor"'), string);
  const gap = fc.constantFrom("", " ", "\t");
  return fc
    .array(fc.tuple(key, gap, gap, values), { maxLength: 5 })
    .map((entries) => `{${entries.map(([k, before, after, v]) => `${k}${before}:${after}${v}`).join(",")}}`);
}

describe("a JSON text as columns", () => {
  it("is the same by the plain parser as by the strict one, to the letter, or left to the strict one", () => {
    let plain = 0;
    fc.assert(
      fc.property(objectOf(value), (text) => {
        if (parsePlain(text) !== undefined) plain++;
        expect(outcome(text)).toEqual(strictly(text));
      }),
      { numRuns: 5000, seed: 20_261_123 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  it.each([
    ['{"id": 12345678901234567890}', "12345678901234567890"],
    ['{"id": 1.50}', "1.50"],
    ['{"id": 1e3}', "1e3"],
    ['{"id": -0}', "-0"],
    ['{"id": 0.1}', "0.1"],
    ['{"id": [1.50, "x"]}', '[1.50,"x"]'],
  ])("keeps the spelling of %s", (text, expected) => {
    expect(columnsOf(text).get("id")).toBe(expected);
  });

  it("refuses a key that stands twice, at any depth", () => {
    expect(outcome('{"a":1,"a":2}')).toBe("duplicate_key");
    expect(outcome('{"a":{"b":1,"b":2}}')).toBe("duplicate_key");
    expect(outcome('{"a":[{"b":1,"b":2}]}')).toBe("duplicate_key");
  });
});
