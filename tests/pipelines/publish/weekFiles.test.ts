import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { deriveWeekPages, writeSeedWeek } from "../../../pipelines/publish/framework/weekPages.js";
import { REPORT_NAMES, writeSnapshot } from "../../../pipelines/publish/snapshot.js";
import { WEEK_REPORTS, type WeekFile } from "../../../pipelines/publish/weekFiles.js";
import { weekData } from "../../../src/components/week/weekData.js";
import { readerOf, syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const source = path.resolve(import.meta.dirname, "../../../src");
const WEEKS = ["2026-W44", "2026-W45", "2026-W46"];
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

  it("name what happened in the weeks of their waits, and what is to come", async () => {
    await withFolder(async (dir) => {
      const reports = syntheticReports();
      const [mark] = reports.calendar_marks;
      // 26 weeks end with 28 September, so the first begins on 6 April.
      const days = ["2026-04-05", "2026-04-06", "2026-09-28", "2026-12-12"];
      const marks = days.map((day) => ({ ...mark, name: day, starts_on: day, ends_on: day }));
      await writeSnapshot(
        readerOf({ ...reports, calendar_marks: marks as typeof reports.calendar_marks }),
        REPORT_NAMES,
        syntheticMeta(),
        dir,
      );
      const week = weekData(read(dir, "2026-W40"), syntheticMeta());
      expect(week.calendar_marks.map(({ name }) => name)).toEqual(days.slice(1));
    });
  });

  it("are of the weeks of the chats where the desk has no tickets", async () => {
    await withFolder(async (dir) => {
      const reports = { ...syntheticReports(), first_response_by_week: [] };
      await writeSnapshot(readerOf(reports), REPORT_NAMES, syntheticMeta(), dir);
      const complete = reports.chat_by_week.filter((row) => row.is_complete).map(({ week }) => week);
      const latest = read(dir, "latest");
      expect(latest.weeks.map(([week]) => week)).toEqual([...new Set(complete)].sort());
      expect(latest.week).toBe("2026-W46");
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
    await withFolder(async (folder) => {
      const [root, dist] = [path.join(folder, "src"), path.join(folder, "dist")];
      const titleOf = (language: string, week: string) => `${language} ${week}`;
      const built = (language: string, up: string, week: string, hash: string, size: number) =>
        `<title>${language} ${week} | suara</title>
<link href="${up}_import/i18n/${language}.0123abcd.js">
registerFile("${up}data/weeks/${week}.json", {"path":"${up}_file/data/weeks/${week}.${hash}.json","lastModified":0,"size":${size}});
{${language}: texts} FileAttachment("${up}data/weeks/${week}.json")
<header id="observablehq-header">
<a href="${up}peaks">${language}</a>
</header>`;
      const texts = (week: string) => `{"week":"${week}"${" ".repeat(Number(week.slice(-1)))}}`;
      const hash = (week: string) => createHash("sha256").update(texts(week)).digest("hex").slice(0, 8);
      writeFiles(folder, {
        ...Object.fromEntries(WEEKS.map((week) => [`src/data/weeks/${week}.json`, texts(week)])),
        "src/data/weeks/latest.json": "{}",
        "dist/weekly/2026-W44.html": built("en", "../", "2026-W44", hash("2026-W44"), 23),
        "dist/id/definitions.html": `<link href="../_import/i18n/id.0123abcd.js">`,
        "dist/_file/data/weeks/x": "",
      });
      cpSync(path.join(source, "weekly"), path.join(root, "weekly"), { recursive: true });
      const weeks = await writeSeedWeek(root, titleOf);
      expect(weeks).toEqual(["2026-W44", "2026-W45"]);
      const page = readFileSync(path.join(root, "weekly/2026-W44.md"), "utf8");
      expect(page).toContain('title: "en 2026-W44"');
      expect(page).not.toMatch(/{{|}}/);
      const header = () => '<a href="/id/peaks">id</a>';
      await deriveWeekPages({ root, dist, weeks, titles: { en: {}, id: {} }, titleOf, header });
      const size = texts("2026-W45").length;
      const english = readFileSync(path.join(dist, "weekly/2026-W45.html"), "utf8");
      expect(english).toBe(built("en", "../", "2026-W45", hash("2026-W45"), size));
      const indonesian = readFileSync(path.join(dist, "id/weekly/2026-W45.html"), "utf8");
      expect(indonesian).toBe(
        built("id", "../../", "2026-W45", hash("2026-W45"), size).replace(
          '"../../peaks"',
          '"../../id/peaks"',
        ),
      );
      const file = path.join(dist, `_file/data/weeks/2026-W45.${hash("2026-W45")}.json`);
      expect(readFileSync(file, "utf8")).toBe(texts("2026-W45"));
    });
  });
});
