import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { EXIT, QueryError } from "../../pipelines/errors.js";
import { explainSystem, refusalOf } from "../../pipelines/systemErrors.js";
import { withFolder } from "../helpers/workspaces.js";

const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("what the operating system refuses", () => {
  it("is told with the file and what to do", async () => {
    await withFolder(async (folder) => {
      const circle = path.join(folder, "t.csv");
      symlinkSync(circle, circle);
      const inCircle = thrown(() => readFileSync(circle));
      expect(refusalOf(inCircle)).toBe("its links lead in a circle");
      expect(explainSystem(inCircle)).toMatchObject({
        message: `cannot use ${circle}: its links lead in a circle`,
        exitCode: EXIT.failure,
        fix: "put the file itself there",
      });
      writeFileSync(path.join(folder, "out"), "");
      const inTheWay = thrown(() => mkdirSync(path.join(folder, "out", "site"), { recursive: true }));
      expect(explainSystem(inTheWay)?.message).toContain("a file stands where a folder is needed");
    });
  });

  it("is found in the database's words too, not in those of a statement", () => {
    const denied = new QueryError(
      "copy t to 'x'",
      new Error('IO Error: Cannot open file "/desk/out/suara.duckdb": Permission denied'),
    );
    expect(explainSystem(denied)).toMatchObject({
      message: "the database cannot use /desk/out/suara.duckdb: permission denied",
    });
    const full = new Error('IO Error: Could not write file "/desk/out/x": No space left on device');
    expect(explainSystem(full)?.message).toContain("no space is left on the disk");
    expect(
      explainSystem(new QueryError("select 'IO Error: permission denied'", new Error("Binder Error"))),
    ).toBeNull();
  });

  it("is memory too, as the database itself says it: with the table and the setting, or the disk where that is full", async () => {
    await withFolder(async (folder) => {
      const engine = await openDuckDb({
        path: ":memory:",
        allowedDirectories: [folder],
        memoryLimit: "40MB",
        timeZone: "UTC",
      });
      const sql =
        "create or replace table marts.large__next as\nselect list(i::varchar || 'x') as l from range(3000000) as t (i)";
      await engine.run("create schema marts");
      const tooLarge = await engine.run(sql).catch((error: unknown) => error);
      await engine.close();
      expect(explainSystem(tooLarge)).toMatchObject({
        code: "memory_limit",
        message: "the database needs more memory for marts.large than it may use",
        fix: expect.stringContaining("memory_limit under engine: in suara.yaml"),
      });
    });
    const full = new QueryError(
      "insert into marts.large select 1",
      new Error(
        "Out of Memory Error: failed to offload data block of size 256.0 KiB (89.8 GiB/89.9 GiB used).",
      ),
    );
    expect(explainSystem(full)).toMatchObject({ code: "no_space", fix: "free some space, then run again" });
    expect(
      explainSystem(new QueryError("select 'Out of Memory Error'", new Error("Binder Error"))),
    ).toBeNull();
  });

  it("is not what a missing file of ours or a slip is: these stay defects", () => {
    expect(explainSystem(thrown(() => readFileSync("/nowhere/at/all")))).toBeNull();
    expect(explainSystem(new TypeError("permission denied"))).toBeNull();
    expect(refusalOf("EACCES")).toBeNull();
  });
});
