import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { openWarehouse } from "./warehouse.js";

const COUNTS = `(measure varchar, period varchar, scope_kind varchar, scope varchar, hour integer, seconds bigint,
  event_count bigint, censored_count bigint, closed_unanswered_count bigint)`;
const Z = 1.959963984540054;

interface Shares {
  scope: string;
  within_seconds: number;
  total_count: number;
  [column: string]: string | number | null;
}
interface Case {
  name: string;
  waits: string[];
  within: number;
  figures: Record<"answered" | "closed_unanswered", { share: number | null; se: number | null }>;
}

const numberOf = (text: string | undefined): number | null =>
  text === undefined || text === "" ? null : Number(text);
const cases: Case[] = readFileSync(new URL("../../reference/aalenJohansen.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", waits = "", within = "", ...f] = line.split(",");
    const of = (i: number) => ({ share: numberOf(f[i]), se: numberOf(f[i + 1]) });
    return {
      name,
      waits: waits.split(" ").filter((wait) => wait !== ""),
      within: Number(within),
      figures: { answered: of(0), closed_unanswered: of(2) },
    };
  });

/** The model alone, over the cases' waits. */
async function shares(): Promise<Shares[]> {
  const engine = await openWarehouse();
  try {
    await engine.run("create schema intermediate");
    for (const table of ["int_first_response_counts", "int_waiting_counts"])
      await engine.run(`create table intermediate.${table} ${COUNTS}`);
    await engine.run(`create table intermediate.int_late_entry_counts (period varchar, scope_kind varchar, scope varchar,
      seconds bigint, late_entry_count bigint)`);
    const rows = cases.flatMap(({ name, waits }) =>
      waits.map((wait) => {
        const [seconds, end, entry] = wait.split("/");
        return `('${name.replace("'", "''")}', ${seconds}, ${end}, ${entry ?? null})`;
      }),
    );
    await engine.run(
      `create temp table waits as from (values ${rows.join(",")}) as t(name, seconds, ending, entry)`,
    );
    const count = (where: string) => `count(*) filter (where ${where})`;
    await engine.run(`insert into intermediate.int_first_response_counts
      select 'first_response', 'w', 'all', name, -1, seconds, ${count("ending = 1")}, ${count("ending = 2")}, ${count("ending = 2")}
      from waits where ending > 0 group by all`);
    await engine.run(`insert into intermediate.int_waiting_counts
      select 'first_response', 'w', 'all', name, -1, seconds, 0, count(*), 0 from waits where ending = 0 group by all`);
    await engine.run(`insert into intermediate.int_late_entry_counts
      select 'w', 'all', name, entry, count(*) from waits where entry is not null group by all`);
    const model = (await readModels()).find((m) => m.name === "intermediate.int_answered_shares");
    return await engine.rows<Shares>(model?.body ?? "");
  } finally {
    await engine.close();
  }
}

/** The interval by complementary log-log, null where there is none. */
function interval(share: number, se: number): (number | null)[] {
  if (share === 0 || share === 1 || se < 1e-9) return [null, null];
  const width = (Z * se) / ((1 - share) * -Math.log(1 - share));
  return [-1, 1].map((sign) => 1 - (1 - share) ** Math.exp(sign * width));
}

const rounded = (values: readonly unknown[]) =>
  values.map((value) => (typeof value === "number" ? Number(value.toFixed(8)) : value));

describe("int_answered_shares against R's etm", () => {
  it("gives its cumulative incidences and intervals, late entries and ties included", async () => {
    const found = await shares();
    expect(cases).toHaveLength(49);
    for (const { name, within, figures } of cases) {
      const got = found.find((row) => row.scope === name && row.within_seconds === within);
      for (const [end, { share, se }] of Object.entries(figures)) {
        const row = [got?.[`${end}_share`], got?.[`${end}_low`], got?.[`${end}_high`]];
        const expected = share === null ? [null, null, null] : [share, ...interval(share, se ?? 0)];
        expect(rounded(row), `${name}, ${end} within ${within}`).toEqual(rounded(expected));
      }
    }
  });
});
