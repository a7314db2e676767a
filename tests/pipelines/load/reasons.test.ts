import { expect, it } from "vitest";
import { FEED_NAMES } from "../../../pipelines/feeds/feed.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { NOBODY } from "../../../pipelines/load/forgotten.js";
import { feedTables, planFile } from "../../../pipelines/load/plan.js";
import { TYPING_REASONS } from "../../../pipelines/load/reasons.js";
import type { TargetField } from "../../../pipelines/load/table.js";

/** Codes that the SQL of a plan with every kind of field can answer. */
function codesIn(sql: string): string[] {
  const values = new Set(
    FEED_NAMES.flatMap((name) => FEEDS[name].fields.flatMap((field) => field.values ?? [])),
  );
  return [...sql.matchAll(/(?:then|else) '([a-z_]+)'/g)]
    .map((match) => match[1] ?? "")
    .filter((code) => !values.has(code));
}

it("every reason the loader can give is explained, and every explanation can be given", () => {
  const fields: TargetField[] = [
    { name: "day", type: "date" },
    { name: "money", type: "decimal" },
  ];
  const column = { column: "x", map: { a: "b" }, plus: { column: "x", unit: "seconds" } } as const;
  const feeds = FEED_NAMES.map((feed) => ({
    feed,
    rows: "version" as const,
    fields: Object.fromEntries(FEEDS[feed].fields.map((field) => [field.name, column])),
  }));
  const tables = [
    ...feedTables({ feeds }),
    {
      target: { relation: "t", fields, logRows: false, texts: [], isPersonal: false },
      fields: { day: "x", money: "x" },
      isLogRow: false,
    },
  ];
  const source = { path: "p", relation: "r", header: ["x"] };
  const forgotten = { ...NOBODY, customer: ["0".repeat(24)] };
  const zones = [{}, { timeZone: "Asia/Jakarta" }, { timeZone: "America/New_York" }];
  const codes = zones.flatMap((zone) =>
    planFile(source, tables, zone, { country: "ID", forgotten }).tables.flatMap((plan) => codesIn(plan.ctes)),
  );
  // What the mapping above gives as a value is no reason.
  const found = new Set(codes.filter((code) => code !== "b"));
  // Of reference tables, once they are typed.
  for (const code of ["ends_before_start", "repeated"]) found.add(code);
  expect([...found].sort()).toEqual(Object.keys(TYPING_REASONS).sort());
});
