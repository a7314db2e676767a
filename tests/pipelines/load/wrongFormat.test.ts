import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { FileAccount } from "../../../pipelines/load/accounts.js";
import { loadThrough } from "../../../pipelines/load/loadWorkspace.js";
import { formatFault } from "../../../pipelines/load/timeFormat.js";
import { whyNothingLoaded } from "../../../pipelines/load/whyNothing.js";
import { workspaceSchema } from "../../../pipelines/workspace/schema.js";
import { memoryIntake } from "./memoryIntake.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-format-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const two = (n: number): string => String(n).padStart(2, "0");
/** Every day of October 2026. */
const OCTOBER = Array.from({ length: 31 }, (_, i) => i + 1);
const dayFirst = OCTOBER.map((day) => `${two(day)}/10/2026 09:30`);

/** One export of a column of times, read by the formats told; `other` is a second column of times. */
async function account(
  times: readonly string[],
  formats: readonly string[] | undefined,
  more: { other?: readonly string[] } = {},
): Promise<{ file: FileAccount; why: string }> {
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "Asia/Jakarta" });
  const told = formats === undefined ? {} : { formats: [...formats] };
  const config = workspaceSchema.parse({
    name: "Desk",
    time_zone: "Asia/Jakarta",
    sources: [
      {
        files: "exports/*.csv",
        time_zone: "Asia/Jakarta",
        feeds: [
          {
            feed: "ticket",
            fields: {
              ticket_id: "Number",
              created_at: { column: "Opened", ...told },
              solved_at: { column: "Done", ...told },
              status: { constant: "open" },
              channel: { constant: "email" },
            },
          },
        ],
      },
    ],
  });
  // That the pattern finds it.
  await mkdir(path.join(dir, "exports"), { recursive: true });
  await writeFile(path.join(dir, "exports/t.csv"), "");
  const records = times.map((time, i) => [String(i), time, more.other?.[i] ?? null]);
  const file = { path: "exports/t.csv", header: ["Number", "Opened", "Done"], records };
  const workspace = { dir, outDir: path.join(dir, "out"), config };
  const { files } = await loadThrough(memoryIntake(engine, [file]), engine, workspace, () => undefined);
  const why = await whyNothingLoaded(engine);
  await engine.close();
  return { file: files[0] as FileAccount, why: `${why.exitCode} ${why.message}` };
}

describe("a format that is not the column's", () => {
  it("refuses the file, with the column, what was told, a time that does not fit, and the format that does", async () => {
    const { file, why } = await account(dayFirst, ["%Y-%d-%m"], { other: dayFirst.slice(3) });
    expect(file).toMatchObject({ status: "refused", accepted: 0 });
    expect(
      file.refusal,
    ).toBe(`times in column "Opened" are not written as "%Y-%d-%m": 31 of 31 do not fit, such as 31/10/2026 09:30, and "%d/%m/%Y %H:%M" reads all 31; nor are those in "Done" as told
tell in suara.yaml, under fields of its feed, how they are written:
  created_at: { column: "Opened", formats: ["%d/%m/%Y %H:%M"] }
  solved_at: { column: "Done", formats: ["%d/%m/%Y %H:%M"] }`);
    expect(why).toMatch(/^65 no record was loaded\. exports\/t\.csv: times in column "Opened"/);
  });

  it("is found where day and month were exchanged and some days read as months", async () => {
    const { file } = await account(dayFirst, ["%m/%d/%Y %H:%M"]);
    expect(file.refusal).toContain(
      '19 of 31 do not fit, such as 31/10/2026 09:30, and "%d/%m/%Y %H:%M" reads all 31',
    );
    // A slip among them hides nothing.
    const slip = await account(["x", ...dayFirst], ["%m/%d/%Y %H:%M"]);
    expect(slip.file.refusal).toContain('"%d/%m/%Y %H:%M" reads 31 of 32');
    const several = await account(dayFirst, ["iso", "%m/%d/%Y %H:%M"]);
    expect(several.file.refusal).toContain('"%d/%m/%Y %H:%M" reads all 31');
  });

  it("is told in both ways where two formats read everything", async () => {
    const { file } = await account(["01/02/2026", "03/04/2026", "05/06/2026"], undefined);
    expect(file.refusal).toContain('"%d/%m/%Y" and "%m/%d/%Y" each read all 3');
    expect(file.refusal).toContain("more than one format reads them, take the one that is meant");
  });

  it("is told without a value where the values are no dates: they may be a person's", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `Budi ${i} 0812-9999-1234`);
    const { file } = await account(names, ["%d/%m/%Y"]);
    expect(file.refusal).toContain("such as xxxx 9 9999-9999-9999 (9 stands for a digit, x for a letter)");
    expect(file.refusal).not.toContain("Budi");
    const numbers = await account(
      Array.from({ length: 20 }, (_, i) => `17612345${two(i)}`),
      ["%d/%m/%Y"],
    );
    expect(numbers.file.refusal).toContain("such as 9999999999 ");
    expect(numbers.file.refusal).toContain('formats: ["epoch_s"]');
  });

  it("is not to blame for slips: they are rejects", async () => {
    const slips = await account(["31/02/2026 09:30", "soon", ...dayFirst], ["%d/%m/%Y %H:%M"]);
    expect(slips.file).toMatchObject({ status: "loaded", accepted: 31, rejected: 2 });
    const one = await account(["03/04/2026"], undefined);
    expect(one.file).toMatchObject({ status: "loaded", accepted: 0, reasons: { not_a_time: 1 } });
    expect(one.why).toBe(
      '65 no record was loaded. exports/t.csv: its one record was rejected: column "Opened": fits none of the declared time formats',
    );
  });
});

describe("formatFault", () => {
  it("says which part a format lacks, has twice or does not know", () => {
    for (const format of ["iso", "epoch_ms", "%d/%m/%Y %H:%M", "%d %b %y", "%m-%d-%Y %I.%M %p %z"])
      expect(formatFault(format), format).toBeNull();
    expect(formatFault("%d/%M/%Y")).toBe("it has no month (%m, while %M is the minute)");
    expect(formatFault("%H:%M")).toBe("it has no year (%Y)");
    expect(formatFault("%m/%Y")).toBe("it has no day (%d)");
    expect(formatFault("%d/%d/%Y %m")).toBe("it has the day twice");
    expect(formatFault("%d/%m/%Q")).toMatch(/^%Q is not known \(known: %Y %y %m /);
    expect(formatFault("DD/MM/YYYY")).toContain("nor made of parts such as %d/%m/%Y %H:%M");
    expect(formatFault("epoch-s")).toContain('did you mean "epoch_s"?');
  });
});
