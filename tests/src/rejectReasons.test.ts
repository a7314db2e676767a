import { beforeAll, expect, it } from "vitest";
import { dataPage } from "../../src/components/pages/data.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

/** What stands below the reasons of a file with these. */
async function foot(reasons: Record<string, number>): Promise<string | null> {
  const meta = syntheticMeta();
  const [file, ...others] = meta.files;
  if (file === undefined) throw new Error("the synthetic snapshot has no file");
  const bare = others.map((other) => ({ ...other, reasons: {} }));
  const { coverage, left_out, restatements } = syntheticReports();
  const page = await dataPage(
    {
      meta: Promise.resolve({ ...meta, files: [{ ...file, reasons }, ...bare] }),
      coverage: Promise.resolve(coverage),
      left_out: Promise.resolve(left_out),
      restatements: Promise.resolve(restatements),
    } as never,
    texts("en"),
  );
  return page.querySelector("#reasons p.foot")?.textContent ?? null;
}

it("says how many reasons stand in the table behind alone, and of how many records", async () => {
  const five = { a: 9, b: 8, c: 7, d: 6, e: 5 };
  expect(await foot(five)).toBeNull();
  expect(await foot({ ...five, f: 1 })).toBe("1 more reason, 1 record: below.");
  expect(await foot({ ...five, f: 4, g: 3 })).toBe("2 more reasons, 7 records: below.");
});
