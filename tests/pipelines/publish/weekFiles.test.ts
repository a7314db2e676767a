import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeWeekPages } from "../../../pipelines/publish/framework/weekPages.js";
import { REPORT_NAMES, writeSnapshot } from "../../../pipelines/publish/snapshot.js";
import { WEEK_REPORTS, type WeekFile } from "../../../pipelines/publish/weekFiles.js";
import { weekData } from "../../../src/components/week/weekData.js";
import { readerOf, syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const source = path.resolve(import.meta.dirname, "../../../src");
const read = (dir: string, name: string) =>
  JSON.parse(readFileSync(path.join(dir, "weeks", `${name}.json`), "utf8")) as WeekFile;

describe("files of the weeks", () => {
  it("hold the rows of their week as the reports have them, and of the present only the latest", async () => {
    await withFolder(async (dir) => {
      const reports = syntheticReports();
      await writeSnapshot(readerOf(reports), REPORT_NAMES, syntheticMeta(), dir);
      expect(readdirSync(path.join(dir, "weeks"))).toHaveLength(21);
      const past = weekData(read(dir, "2026-W40"), syntheticMeta());
      expect(past).toMatchObject({ isLatest: false, weekStart: "2026-09-28", meta: { week: "2026-W40" } });
      expect(past.chat_by_week).toEqual(
        reports.chat_by_week
          .filter((row) => row.week === "2026-W40")
          .map((row) => expect.objectContaining(row)),
      );
      expect(past.first_response_by_week.at(-1)).toMatchObject({ week: "2026-W40", scope_kind: "all" });
      expect(past.first_response_by_week.every((row) => row.week <= "2026-W40")).toBe(true);
      expect([past.waiting_now, past.staffing_by_half_hour]).toEqual([[], []]);
      const latest = weekData(read(dir, "latest"), syntheticMeta());
      expect(latest.isLatest).toBe(true);
      expect(latest.waiting_now).toHaveLength(reports.waiting_now.length);
      expect(read(dir, "2026-W46")).toEqual(read(dir, "latest"));
    });
  });

  it("know who waits before the first week is complete", async () => {
    await withFolder(async (dir) => {
      const { waiting_now } = syntheticReports();
      await writeSnapshot(readerOf({ waiting_now }), REPORT_NAMES, syntheticMeta({ week: null }), dir);
      expect(readdirSync(path.join(dir, "weeks"))).toEqual(["latest.json"]);
      const file = read(dir, "latest");
      expect(file).toMatchObject({ week: null, weeks: [] });
      expect(Object.keys(file.reports).sort()).toEqual([...WEEK_REPORTS].sort());
      expect(file.reports.waiting_now.rows).toHaveLength(waiting_now.length);
    });
  });

  it("have a page each in every language, but for the latest week, which is the first page", async () => {
    await withFolder(async (root) => {
      writeFiles(root, {
        "data/weeks/2026-W44.json": "{}",
        "data/weeks/2026-W45.json": "{}",
        "data/weeks/2026-W46.json": "{}",
        "data/weeks/latest.json": "{}",
      });
      cpSync(path.join(source, "weekly"), path.join(root, "weekly"), { recursive: true });
      await writeWeekPages(root, ["en", "id"], (language, week) => `${language} ${week}`);
      expect(readdirSync(path.join(root, "id/weekly"))).toEqual(["2026-W44.md", "2026-W45.md"]);
      expect(readdirSync(path.join(root, "weekly"))).toEqual(["2026-W44.md", "2026-W45.md", "[week].md"]);
      const page = readFileSync(path.join(root, "id/weekly/2026-W45.md"), "utf8");
      expect(page).toContain('title: "id 2026-W45"');
      expect(page).toContain('FileAttachment("../../data/weeks/2026-W45.json")');
      expect(page).toContain('import { id as texts } from "../../i18n/id.js"');
      expect(page).not.toMatch(/{{|}}/);
    });
  });
});
