import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Estimate, estimate, shared } from "../../../pipelines/estimates/estimate.js";
import { groupBy } from "../../../pipelines/estimates/groupBy.js";
import { CODE, updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { openWarehouse } from "../models/warehouse.js";

const HERE = path.resolve(import.meta.dirname, "../../../pipelines/estimates");
/** Moves and refuses, tells what has changed, computes nothing. */
const NO_FIGURES = /^(engine\/|errors\.ts$|models\/standing\.ts$)/;

/** The project's own files that the code of a folder imports more from than types. */
async function importedFrom(folder: string): Promise<string[]> {
  const names = (await readdir(path.join(HERE, folder), { recursive: true })).filter((name) =>
    name.endsWith(".ts"),
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(HERE, folder, name);
      const source = await readFile(file, "utf8");
      return [...source.matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)\.js"/gm)].map(
        ([, from = ""]) => `${path.resolve(path.dirname(file), from)}.ts`,
      );
    }),
  );
  return found.flat();
}

describe("estimates", () => {
  it("are computed again when any code changes that they rest on", async () => {
    const counted = CODE.map((folder) => path.resolve(HERE, folder) + path.sep);
    const used = await Promise.all([".", "../methods", "../text"].map((folder) => importedFrom(folder)));
    const beside = used.flat().filter((file) => !counted.some((folder) => file.startsWith(folder)));
    const files = beside.map((file) => path.relative(path.join(HERE, ".."), file));
    expect(files.filter((file) => !NO_FIGURES.test(file))).toEqual([]);
  });

  it("are computed again when what they read changed, and only then", async () => {
    const engine = await openWarehouse();
    let computed = 0;
    const doubled = estimate<{ n: number }, "n" | "label">({
      name: "estimates.doubled",
      grain: ["n"],
      inputs: ["marts.given"],
      columns: { n: "BIGINT", label: "VARCHAR" },
      units: "",
      note: "",
      read: async (reader) => ({ n: await reader.value<number>("select max(n) from given") }),
      compute({ n }) {
        computed++;
        return Array.from({ length: 1200 }, (_, i) => ({ n: n * 2 + i, label: i === 0 ? null : `row ${i}` }));
      },
    });
    try {
      await engine.run("create table given (n BIGINT)");
      await engine.run("insert into given values (4)");
      expect(await updateEstimates(engine, [doubled])).toMatchObject([
        { name: "estimates.doubled", rows: 1200 },
      ]);
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(1);
      await engine.run("insert into given values (5)");
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(2);
      expect(
        await engine.rows("select min(n) as least, count(label) as labels from estimates.doubled"),
      ).toEqual([{ least: 10, labels: 1199 }]);
      await engine.run("drop table estimates.doubled");
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(3);
    } finally {
      await engine.close();
    }
  });

  it("with parts are computed again part by part, and are as if computed whole", async () => {
    const engine = await openWarehouse();
    const computed: string[] = [];
    type Given = { week: string; n: number };
    const summed = estimate<{ given: Given[] }, "week" | "n">({
      name: "estimates.summed",
      grain: ["week"],
      inputs: ["marts.given"],
      columns: { week: "DATE", n: "BIGINT" },
      units: "",
      note: "",
      read: async (reader) => ({ given: await reader.rows<Given>("select week, n from given order by all") }),
      compute({ given }) {
        const weeks = groupBy(given, ({ week }) => week);
        computed.push([...weeks.keys()].join(" "));
        return [...weeks].map(([week, some]) => ({ week, n: some.reduce((sum, { n }) => sum + n, 0) }));
      },
      parts: {
        column: "week",
        of: ({ given }) =>
          new Map([...groupBy(given, ({ week }) => week)].map(([week, some]) => [week, { given: some }])),
      },
    });
    const updated = async (...statements: string[]) => {
      for (const statement of statements) await engine.run(statement);
      computed.length = 0;
      await updateEstimates(engine, [summed]);
      const rows = await engine.rows("select * from estimates.summed order by all");
      expect(rows).toEqual(
        await engine.rows("select week, cast(sum(n) as bigint) as n from given group by all order by all"),
      );
      return [...computed];
    };
    try {
      expect(await updated("create table given (week DATE, n BIGINT)")).toEqual([]);
      expect(await updated("insert into given values ('2025-01-06', 1), ('2025-01-13', 2)")).toEqual([
        "2025-01-06",
        "2025-01-13",
      ]);
      expect(await updated()).toEqual([]);
      expect(await updated("insert into given values ('2025-01-13', 5), ('2025-01-20', 6)")).toEqual([
        "2025-01-13",
        "2025-01-20",
      ]);
      expect(await updated("delete from given where week = '2025-01-06'")).toEqual([]);
      expect(await updated("drop table estimates.summed")).toHaveLength(2);
      expect(await updated("delete from given")).toEqual([]);
    } finally {
      await engine.close();
    }
  });

  it("with digests read only the parts that have changed", async () => {
    const engine = await openWarehouse();
    const read: string[] = [];
    type Given = { week: string; n: number };
    const summed = estimate<{ given: Given[] }, "week" | "n">({
      name: "estimates.summed",
      grain: ["week"],
      inputs: ["marts.given"],
      columns: { week: "DATE", n: "BIGINT" },
      units: "",
      note: "",
      async read(reader, only = []) {
        read.push(...only);
        const weeks = only.map((week) => `date '${week}'`).join(", ");
        return { given: await reader.rows<Given>(`select week, n from given where week in (${weeks})`) };
      },
      compute: ({ given }) =>
        [...groupBy(given, ({ week }) => week)].map(([week, some]) => ({
          week,
          n: some.reduce((sum, { n }) => sum + n, 0),
        })),
      parts: {
        column: "week",
        of: ({ given }) =>
          new Map([...groupBy(given, ({ week }) => week)].map(([week, some]) => [week, { given: some }])),
        async digests(reader) {
          const rows = await reader.rows<{ week: string; digest: string }>(
            "select week, cast(bit_xor(hash(n)) as varchar) as digest from given group by week order by week",
          );
          return new Map(rows.map(({ week, digest }) => [week, digest]));
        },
      },
    });
    const updated = async (statement: string) => {
      await engine.run(statement);
      read.length = 0;
      await updateEstimates(engine, [summed]);
      expect(await engine.rows("select * from estimates.summed order by all")).toEqual(
        await engine.rows("select week, cast(sum(n) as bigint) as n from given group by all order by all"),
      );
      return [...read];
    };
    try {
      expect(await updated("create table given (week DATE, n BIGINT)")).toEqual([]);
      const both = ["2025-01-06", "2025-01-13"];
      expect(await updated("insert into given values ('2025-01-06', 1), ('2025-01-13', 2)")).toEqual(both);
      expect(await updated("select 1")).toEqual([]);
      expect(await updated("insert into given values ('2025-01-13', 5)")).toEqual(["2025-01-13"]);
      expect(await updated("delete from given where week = '2025-01-06'")).toEqual([]);
      expect(await updated("drop table estimates.summed")).toEqual(["2025-01-13"]);
    } finally {
      await engine.close();
    }
  });

  it("read what they share once an update, and again in the next", async () => {
    const engine = await openWarehouse();
    let readings = 0;
    const common = shared(async (reader) => {
      readings++;
      return { n: await reader.value<number>("select max(n) from given") };
    });
    const [one, other] = ["estimates.one", "estimates.other"].map((name) =>
      estimate<{ n: number }, "n">({
        name: name as "estimates.one",
        grain: ["n"],
        inputs: ["marts.given"],
        columns: { n: "BIGINT" },
        units: "",
        note: "",
        read: common,
        compute: ({ n }) => [{ n }],
      }),
    ) as [Estimate, Estimate];
    try {
      await engine.run("create table given (n BIGINT)");
      for (const n of [4, 5]) {
        await engine.run(`insert into given values (${n})`);
        await updateEstimates(engine, [one, other]);
        expect(await engine.rows("select * from estimates.one union all from estimates.other")).toEqual([
          { n },
          { n },
        ]);
      }
      expect(readings).toBe(2);
      await Promise.all([common(engine), common(engine)]);
      expect(readings).toBe(4);
    } finally {
      await engine.close();
    }
  });

  it("are read while the one before is computed, but not before it is written where they read it", async () => {
    const engine = await openWarehouse();
    const read: string[] = [];
    const following = (name: string, input: string, compute: (n: number) => number) =>
      estimate<{ n: number }, "n">({
        name: `estimates.${name}`,
        grain: ["n"],
        inputs: [input],
        columns: { n: "BIGINT" },
        units: "",
        note: "",
        async read(reader) {
          read.push(name);
          return { n: await reader.value<number>(`select max(n) from ${input}`) };
        },
        compute: ({ n }) => [{ n: compute(n) }],
      });
    const first = following("first", "given", (n) => {
      read.push("first computed");
      return n + 1;
    });
    const beside = following("beside", "given", (n) => n);
    const after = following("after", "estimates.beside", (n) => n + 10);
    const failing = following("failing", "given", () => {
      throw new Error("a defect");
    });
    try {
      await engine.run("create table given (n BIGINT)");
      for (const n of [4, 7]) {
        await engine.run(`insert into given values (${n})`);
        await updateEstimates(engine, [first, beside, after]);
        expect(await engine.rows("select n from estimates.after")).toEqual([{ n: n + 10 }]);
      }
      expect(read.slice(0, 4)).toEqual(["first", "beside", "first computed", "after"]);
      // Nothing reads on when it is told, for then the connection is closed.
      read.length = 0;
      await expect(updateEstimates(engine, [failing, beside])).rejects.toThrow("a defect");
      expect(read).toEqual(["failing", "beside"]);
      expect(await engine.rows("select n from estimates.after")).toEqual([{ n: 17 }]);
    } finally {
      await engine.close();
    }
  });
});
