import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeDigest } from "../../../pipelines/digest/digest.js";
import { mailHtml } from "../../../pipelines/digest/mailHtml.js";
import { markdownOf } from "../../../pipelines/digest/markdown.js";
import { pdfOf } from "../../../pipelines/digest/pdf.js";
import { readWeek } from "../../../pipelines/digest/readWeek.js";
import { LANGUAGES, texts } from "../../../src/i18n/index.js";
import { syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";
import { publishedDesk } from "./desk.js";

/** What a site without any complete week of contacts answers, whose files hold these feeds. */
function askedOf(feeds: readonly string[][]): Promise<unknown> {
  return withFolder(async (folder) => {
    const meta = syntheticMeta();
    const [file] = meta.files;
    const files = feeds.map((of) => ({ ...file, feeds: of, accepted: 5 }));
    writeFiles(folder, {
      "data/meta.json": JSON.stringify({ ...meta, files }),
      "data/weeks/latest.json": JSON.stringify({ week: null, week_start: null, weeks: [], reports: {} }),
    });
    return readWeek(path.join(folder), null).catch((error: unknown) => error);
  });
}

describe("a site without a complete week", () => {
  it("says of a desk that has nothing to tell what is missing", async () => {
    expect(await askedOf([["ref.promotions"]])).toMatchObject({
      code: "no_contacts",
      exitCode: 64,
      message: "the digest is of tickets, chats, calls and feedback, and no export holds any",
    });
  });

  it("says of one of feedback alone that it needs a week, and texts or scores", async () => {
    const error = await askedOf([["feedback"], ["ref.promotions"]]);
    expect(error).toMatchObject({ code: "no_week", exitCode: 64 });
    expect((error as { fix: string }).fix).toContain("needs their texts, or scores of kind csat or nps");
  });

  it("says of one of contacts that no week is over yet", async () => {
    expect(await askedOf([["feedback"], ["ticket"]])).toMatchObject({ code: "no_week", exitCode: 64 });
    expect(await askedOf([["chat"]])).toMatchObject({ code: "no_week" });
  });
});

it.each(Object.keys(LANGUAGES))("a week of feedback alone is told by its themes (%s)", async (language) => {
  await withFolder(async (folder) => {
    const { themes_by_week, theme_emergence } = syntheticReports();
    const meta = syntheticMeta({ feeds: ["feedback"] });
    await publishedDesk(folder, "{}", { themes_by_week, theme_emergence }, meta);
    const data = await readWeek(path.join(folder, "out/site"), null);
    const digest = await makeDigest(data, { language, siteUrl: null });
    const t = texts(language);
    const markdown = markdownOf(digest);
    for (const heading of [t.weekly.themesTitle(2), t.weekly.volumeTitle, t.lacking.title])
      expect(markdown).toContain(`## ${heading}\n`);
    expect(markdown).not.toContain(t.missing.contacts);
    // Nor what only waits have.
    expect(markdown).toContain(t.digest.made(meta.name, false));
    expect(mailHtml(digest, () => "")).toContain(t.lacking.title);
    expect((await pdfOf(digest)).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

it.each(Object.keys(LANGUAGES))("a week of scores alone is told by its ratings (%s)", async (language) => {
  await withFolder(async (folder) => {
    const { satisfaction_by_week } = syntheticReports();
    const meta = syntheticMeta({ feeds: ["feedback"] });
    await publishedDesk(folder, "{}", { satisfaction_by_week }, meta);
    const data = await readWeek(path.join(folder, "out/site"), null);
    const digest = await makeDigest(data, { language, siteUrl: null });
    const t = texts(language);
    const markdown = markdownOf(digest);
    for (const heading of [t.rated.title, t.lacking.title]) expect(markdown).toContain(`## ${heading}\n`);
    const rows = markdown
      .split("\n")
      .filter((line) => line.startsWith("- **") && line.includes(t.quality.nps));
    expect(rows.length).toBeGreaterThan(6);
    expect(mailHtml(digest, () => "")).toContain(t.rated.title);
    expect((await pdfOf(digest)).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
