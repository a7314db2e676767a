import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DigestOptions, digest } from "../../../pipelines/commands/digest.js";
import { sentence } from "../../../pipelines/digest/markdown.js";
import { formatDuration, formatNumber, formatShare } from "../../../src/components/format.js";
import { LANGUAGES } from "../../../src/i18n/index.js";
import { listener } from "../../helpers/listener.js";
import { syntheticReports } from "../../helpers/syntheticReports.js";
import { publishedDesk } from "./desk.js";

const root = mkdtempSync(path.join(tmpdir(), "suara-digest-"));
const HOSTILE = '<img src=x onerror="alert(1)">';

async function write(options: Partial<DigestOptions>, dir = path.join(root, "desk")): Promise<void> {
  const all: DigestOptions = { format: "all", send: false, dryRun: false, ...options };
  expect(await digest(dir, all, listener().output)).toBe(0);
}
const read = (file: string, dir = "desk"): Buffer => readFileSync(path.join(root, dir, "out/digest", file));
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("\u00a0", " ")
    .replaceAll(/\s+/g, " ");

beforeAll(async () => {
  const reports = syntheticReports();
  // What a tool calls a category is nobody's to choose.
  for (const row of reports.category_weeks)
    if (row.scope_kind === "problem" && row.scope === "refund") row.scope = HOSTILE;
  await publishedDesk(path.join(root, "desk"), "{ site_url: https://suara.example/desk }", reports);
  await write({});
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the digest", () => {
  it("says what the reports hold, in every format", () => {
    const reports = syntheticReports();
    const t = LANGUAGES.en!;
    const week = reports.first_response_by_week.find(
      (row) => row.week === "2026-W46" && row.scope === "all",
    )!;
    const all = reports.category_trends.find((row) => row.scope_kind === "all")!;
    const chat = reports.chat_by_week.find((row) => row.week === "2026-W46" && row.channel === "chat")!;
    const said = [
      formatDuration(week.p90_seconds!, t),
      `n ${formatNumber(week.ticket_count, t)}`,
      formatNumber(all.ticket_count, t),
      formatShare(chat.service_level_share!, t),
    ].map((text) => text.replaceAll("\u00a0", " "));
    const html = textOf(read("2026-W46.en.html").toString());
    const markdown = read("2026-W46.en.md").toString().replaceAll("\u00a0", " ").replaceAll("\\", "");
    for (const figure of said) {
      expect(html).toContain(figure);
      expect(markdown).toContain(figure);
    }
    expect(html).toMatch(/Nine in ten had a first answer within 17 h 47 min, longer than the usual/);
    expect(markdown).toContain("50 tickets are waiting past their target now");
  });

  it("as HTML is one file that needs nothing: no script, style sheet, class or foreign address", () => {
    const html = read("2026-W46.en.html").toString();
    // In tags alone: what a tool calls things may look like anything, as text.
    const tags = (html.match(/<[^>]+>/g) ?? []).join("");
    expect(tags).not.toMatch(/<(?:script|style|link|iframe|form|svg)\b|\bclass=|\bon\w+=|url\(|@import/i);
    const sources = [...html.matchAll(/<img src="([^"]{0,40})/g)].map(([, source]) => source);
    expect(sources).toHaveLength(3);
    for (const source of sources) expect(source).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(link).toMatch(/^https:\/\/suara\.example\/desk\/[\w-]*(#[\w-]+)?$/);
    expect(html).toContain("max-width:640px");
  });

  it("as mail says below the name what its table has no column for", async () => {
    await write({ week: "2026-W45", format: "html" });
    const html = textOf(read("2026-W45.en.html").toString());
    expect(html).toMatch(
      /Tickets 13 late records in exports\/crm\/tickets-2026-11\.csv; 7 records edited[^;]*; exports\/crm\/tickets-2026-10\.csv was replaced: 3 records changed, 1 added, 2 gone/,
    );
  });

  it("shows what a tool calls things as text", () => {
    const html = read("2026-W46.en.html").toString();
    expect(html).not.toContain("<img src=x");
    expect(textOf(html)).toContain('onerror="alert(1)"');
    expect(read("2026-W46.en.md").toString()).toContain("\\<");
  });

  it("as PDF has two pages of A4, its own fonts, and the same bytes again", async () => {
    const pdf = read("2026-W46.en.pdf");
    const text = pdf.toString("latin1");
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(text).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(text).toMatch(/\/FontFile2/);
    await write({ format: "pdf", out: path.join(root, "again") });
    expect(readFileSync(path.join(root, "again/2026-W46.en.pdf")).equals(pdf)).toBe(true);
  });

  it.each(Object.keys(LANGUAGES))(
    "of a week that is past, in the language %s, tells nothing of now",
    async (language) => {
      await write({ week: "2026-W40", language, format: "all" });
      const html = textOf(read(`2026-W40.${language}.html`).toString());
      const t = LANGUAGES[language]!;
      expect(html).toContain(t.weekly.title("40", "2026"));
      expect(html).not.toContain(t.thisWeek.figures.waiting);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
      const markdown = read(`2026-W40.${language}.md`).toString();
      // What a row is of: a cause, not its week; in the language's own punctuation.
      expect(markdown).toContain(`- ${t.labelled(t.causes.name.communication, t.causes.contacts)}`);
      if (language === "zh") expect(markdown).not.toMatch(/\p{Script=Han} ?[:;(]|\) ?\p{Script=Han}/u);
      expect(read(`2026-W40.${language}.pdf`).length).toBeGreaterThan(10_000);
    },
  );

  it("is bold in a chat where it says so: a thin space keeps signs from letters, which CommonMark asks for", () => {
    expect(sentence("应用内聊天：**11.9%**的客户，**20**个")).toBe(
      "应用内聊天：**11.9%**\u2009的客户，**20**个",
    );
    expect(sentence("共**（约）20**个")).toBe("共\u2009**（约）20**个");
    expect(sentence("Chat: **11.9 %** of **20**, **5 %**.")).toBe("Chat: **11.9 %** of **20**, **5 %**.");
    expect(sentence("a name with _ and <")).toBe("a name with \\_ and \\<");
  });

  it("writes nothing on --dry-run, and leaves no half file", async () => {
    await write({ out: path.join(root, "dry"), dryRun: true });
    expect(readdirSync(root)).not.toContain("dry");
    expect(readdirSync(path.join(root, "desk/out/digest")).filter((file) => file.endsWith(".tmp"))).toEqual(
      [],
    );
  });

  it.each([
    [{ week: "2020-W01" }, /no complete week 2020-W01/],
    [{ language: "tlh" }, /no language tlh/],
  ])("refuses what there is not: %o", async (options, message) => {
    await expect(write(options)).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(message),
    });
  });
});
