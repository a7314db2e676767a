import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import { REPORT_NAMES, writeSnapshot } from "../../pipelines/publish/snapshot.js";
import type { WeekFile } from "../../pipelines/publish/weekFiles.js";
import { formatShare } from "../../src/components/format.js";
import { themesPage } from "../../src/components/pages/themes.js";
import { weekPage } from "../../src/components/pages/week.js";
import { firstColumns, halfColumns } from "../../src/components/week/layout.js";
import { storyOf } from "../../src/components/week/story.js";
import { weekData } from "../../src/components/week/weekData.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { readerOf, syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";
import { withFolder } from "../helpers/workspaces.js";

const all = syntheticReports();
const en = texts("en");

/** The latest week of a desk that has these reports alone, as the site holds it. */
const latestOf = (reports: Partial<typeof all>, meta: SnapshotMeta): Promise<WeekFile> =>
  withFolder(async (dir) => {
    await writeSnapshot(readerOf(reports), REPORT_NAMES, meta, dir);
    return JSON.parse(readFileSync(path.join(dir, "weeks/latest.json"), "utf8")) as WeekFile;
  });

beforeAll(usePageDocument);

describe("a week of feedback alone", () => {
  const meta = syntheticMeta({ feeds: ["feedback"] });
  const { themes_by_week, theme_emergence } = all;
  const [finding] = all.findings.filter(({ week, rank }) => week === "2026-W46" && rank === 1);
  const rise = { subject_kind: "theme", subject: "delayed_transaction", unit: "count", value: 260 } as const;
  const themes = [
    { ...finding, ...rise, family: "themes", kind: "theme", compared_value: 160 },
  ] as NonNullable<typeof finding>[];

  it("begins with what rises, tells its figures once and links to Themes", async () => {
    const file = await latestOf({ themes_by_week, theme_emergence, findings: themes }, meta);
    const story = storyOf(weekData(file, meta), en);
    expect(file.week).toBe("2026-W46");
    expect(story.headline).toMatch(/^260 customers mention Delayed transaction.*more than the 160 expected/);
    const [writers, rising] = story.figures;
    const written = themes_by_week.find(
      (row) => row.week === "2026-W46" && row.theme === "" && row.scope_kind === "all",
    );
    expect(writers).toMatchObject({ label: en.said.writers, value: String(written?.customer_count) });
    expect(rising?.label).toBe(en.said.rising);
    expect(Number(rising?.value)).toBeGreaterThan(0);
    expect(story.themes?.more?.href).toBe("themes");
    const said = story.volume?.table?.rows.map(([theme, n]) => [theme?.text, n?.text]);
    expect(said?.length).toBeGreaterThan(1);
    expect(story.lead).toContain(`**${said?.[0]?.[0]}**`);
    expect(story.lacking?.lines?.map(({ text }) => text)).toEqual([
      en.lacking.contacts("Peaks and Causes"),
      en.lacking.tickets("Response times, Targets and Safety"),
      en.lacking.chats("Chat and phone"),
    ]);
    expect(story.waiting).toBeNull();
  });

  it.each(Object.keys(LANGUAGES))("has no card without anything in it (%s)", async (code) => {
    const t = texts(code);
    const file = await latestOf({ themes_by_week, theme_emergence, findings: themes }, meta);
    const page = await weekPage({ meta: Promise.resolve(meta), week: Promise.resolve(file) }, t);
    expect([...page.querySelectorAll(".empty")].map((note) => note.textContent)).toEqual([
      t.thisWeek.todoNothing.changes,
    ]);
    expect(page.textContent).not.toContain(t.missing.contacts);
    expect(page.querySelectorAll("#lacking")).toHaveLength(1);
  });
});

describe("a week of scores alone", () => {
  const meta = syntheticMeta({ feeds: ["feedback"] });
  const { satisfaction_by_week } = all;
  const [finding] = all.findings.filter(({ week, rank }) => week === "2026-W46" && rank === 1);
  const fall = {
    subject_kind: "all",
    subject: "all",
    direction: "down",
    unit: "points",
    value: 0.12,
  } as const;
  const findings = [
    { ...finding, ...fall, kind: "nps", compared_low: 0.18, compared_high: 0.27 },
  ] as NonNullable<typeof finding>[];

  it("is told by its ratings week by week, in points where they are points", async () => {
    const file = await latestOf({ satisfaction_by_week, findings }, meta);
    expect(file.week).toBe("2026-W46");
    const story = storyOf(weekData(file, meta), en);
    expect(story.headline).toMatch(/came to \+12, below the usual \+18\W+to\W+\+27/);
    const csat = satisfaction_by_week.find(
      (row) => row.week === "2026-W46" && row.measure === "csat" && row.scope_kind === "all",
    );
    const share = formatShare(csat?.value ?? 0, en);
    expect(story.lead).toContain(en.rated.lead.csat(share, en.n("44")));
    expect(story.figures.map(({ label, value }) => [label, value]).slice(0, 1)).toEqual([
      [en.quality.csat, share],
    ]);
    expect(story.figures.slice(2)).toEqual([
      { label: en.rated.ratings, value: "88", note: en.said.before("88") },
      { label: en.rated.low.csat, value: "14" },
    ]);
    const rows = story.rated?.table?.rows ?? [];
    expect(rows).toHaveLength(8);
    expect(rows[0]?.[0]?.text).toContain("15 Nov");
    expect(rows[0]?.[1]).toMatchObject({ text: share, note: expect.stringContaining(en.n("44")) });
    expect(story.lacking?.lines?.map(({ text }) => text)).toContain(en.lacking.texts("Themes"));
    expect([story.themes, story.volume]).toEqual([null, null]);
  });

  it("gives way to what customers write, and is told beside it", async () => {
    const { themes_by_week } = all;
    const file = await latestOf({ satisfaction_by_week, themes_by_week }, meta);
    const story = storyOf(weekData(file, meta), en);
    expect(story.figures[0]?.label).toBe(en.said.writers);
    expect(story.rated?.id).toBe("rated");
    // Of texts whose first week is not over there is nothing to tell yet.
    const young = themes_by_week.map((row) => ({ ...row, is_complete: false }));
    const scores = await latestOf({ satisfaction_by_week, themes_by_week: young }, meta);
    expect(storyOf(weekData(scores, meta), en).figures[0]?.label).toBe(en.quality.csat);
  });

  it("has no part in the week of a desk with tickets, which has Did it help", async () => {
    const file = await latestOf(all, syntheticMeta());
    expect(file.reports.satisfaction_by_week.rows).toEqual([]);
    expect(storyOf(weekData(file, syntheticMeta()), en).rated).toBeNull();
  });
});

describe("what Themes wait for on This week", () => {
  const { chat_by_week, satisfaction_by_week } = all;
  const written = all.themes_by_week.filter((row) => row.theme === "" && row.scope_kind === "all");
  const chats = syntheticMeta({ feeds: ["chat", "feedback"] });
  const waitsFor = async (reports: Partial<typeof all>, meta: SnapshotMeta) => {
    const story = storyOf(weekData(await latestOf(reports, meta), meta), en);
    const of = (["texts", "week", "weeks"] as const).filter((one) =>
      story.lacking?.lines?.some(
        ({ text }) =>
          text.includes(en.nav.themes) && text.startsWith(en.lacking[one]("").split("**")[0] ?? "-"),
      ),
    );
    return [...of, ...(story.themes === null ? [] : ["nothing"])];
  };

  it("are texts, of a desk of chats and scores and of one of tickets without any", async () => {
    expect(await waitsFor({ chat_by_week, satisfaction_by_week }, chats)).toEqual(["texts"]);
    const { first_response_by_week } = all;
    expect(await waitsFor({ first_response_by_week }, syntheticMeta())).toEqual(["texts"]);
    expect(await waitsFor({}, syntheticMeta({ week: null, feeds: ["chat", "feedback"] }))).toEqual(["texts"]);
  });

  it("are weeks of texts, however many the chats have", async () => {
    const young = written.map((row) => ({ ...row, is_complete: false }));
    expect(await waitsFor({ chat_by_week, themes_by_week: young }, chats)).toEqual(["week"]);
    const [only, ...more] = written.slice(-7).reverse();
    const few = [only, ...more.slice(0, 5)] as typeof written;
    expect(await waitsFor({ chat_by_week, themes_by_week: few }, chats)).toEqual(["weeks"]);
    const enough = [only, ...more] as typeof written;
    expect(await waitsFor({ chat_by_week, themes_by_week: enough }, chats)).toEqual(["nothing"]);
  });
});

describe("a desk whose first week is not over", () => {
  it.each(Object.keys(LANGUAGES))("says when figures begin once (%s)", async (code) => {
    const t = texts(code);
    const meta = syntheticMeta({ week: null, feeds: ["ticket"] });
    const file = await latestOf({ waiting_now: all.waiting_now }, meta);
    const page = await weekPage({ meta: Promise.resolve(meta), week: Promise.resolve(file) }, t);
    const times = (text: string) => (page.textContent ?? "").split(text).length - 1;
    expect(times(t.empty.noWeek)).toBe(1);
    expect(times(t.unknown)).toBe(0);
    const titles = [...page.querySelectorAll("section.card")].map((card) => card.id);
    expect(titles.sort()).toEqual(["lacking", "waiting"]);
  });
});

describe("the page Themes without a week to count by", () => {
  const rows = all.themes_by_week.map((row) => ({ ...row, is_complete: false }));
  /** As the site has it then: no quotes, no cells to explore; what stands on it is drawn from these reports. */
  const draw = (reports: Partial<typeof all>, meta: SnapshotMeta, code: string) => {
    const none = Object.fromEntries(REPORT_NAMES.map((name) => [name, Promise.resolve([])]));
    const given = Object.entries(reports).map(([name, of]) => [name, Promise.resolve(of)]);
    const files = { ...none, ...Object.fromEntries(given), meta: Promise.resolve(meta) };
    const empty = Promise.resolve(new ArrayBuffer(0));
    const quotes = { index: Promise.resolve([]), base: "" };
    return themesPage(files as never, quotes, { cells: empty, pairs: empty }, texts(code));
  };

  it.each(Object.keys(LANGUAGES))("says once since when there will be figures (%s)", async (code) => {
    const t = texts(code);
    const { tone_agreement } = all;
    const young = syntheticMeta({ week: null });
    const page = await draw({ themes_by_week: rows, tone_agreement }, young, code);
    expect(page.querySelector("h1")?.textContent).toBe(t.themes.headline.tooFew);
    expect((page.textContent ?? "").split(t.empty.noWeek)).toHaveLength(2);
    expect(page.querySelectorAll(".card, .filters")).toHaveLength(0);
  });

  it("shows the topics that were found all the same", async () => {
    const { theme_discovered } = all;
    const page = await draw({ themes_by_week: rows, theme_discovered }, syntheticMeta({ week: null }), "en");
    expect([...page.querySelectorAll(".card")].map(({ id }) => id)).toEqual(["discovered"]);
  });

  it("says of a desk of scores alone that texts are missing, without a card", async () => {
    const page = await draw({}, syntheticMeta({ feeds: ["feedback"] }), "en");
    expect(page.querySelector("h1")?.textContent).toBe(en.themes.headline.noData);
    expect(page.querySelector(".lead")?.textContent).toBe(en.missing.ofTexts);
    expect(page.querySelectorAll(".card, .filters")).toHaveLength(0);
  });
});

describe("a desk of three weeks", () => {
  it("does not say that nothing changed because one figure could be compared", async () => {
    const [row] = all.findings;
    const silent = (status: string, count: number) =>
      ({ ...row, status, kind: null, week: "2026-W46", test_count: count }) as never;
    const meta = syntheticMeta({ sla: [] });
    const file = await latestOf(all, meta);
    const data = { ...weekData(file, meta), findings: [silent("too_few", 18), silent("nothing", 1)] };
    const story = storyOf(data, en);
    expect(story.headline).toBe(en.findings.tooFew);
    expect([story.findings, story.todo]).toEqual([null, null]);
    expect(story.lacking?.lines?.[0]?.text).toBe(en.lacking.weeks("Changes and What to do"));
    expect(en.findings.nothing("1")).toContain("1 figure was compared");
  });

  it("puts the targets below few changes where much is to be done beside them, not below much else", () => {
    const lines = (n: number) => Array.from({ length: n }, () => ({ text: "" }));
    const part = (id: string, of: object) => ({ id, title: id, ...of });
    const chart = () => null;
    const rest = {
      wait: part("wait", { chart }),
      waiting: part("waiting", { chart }),
      targets: part("targets", { table: { head: [], rows: [[{ text: "", note: "n" }], [], []] } }),
    };
    const narrowOf = (changes: number, steps: number) => {
      const lists = {
        findings: part("findings", { lines: lines(changes) }),
        todo: part("todo", { lines: lines(steps) }),
      };
      return firstColumns({ ...rest, ...lists } as never).narrow.map(({ id }) => id);
    };
    expect(narrowOf(2, 8)).toEqual(["todo", "waiting"]);
    expect(narrowOf(4, 1)).toEqual(["todo", "waiting", "targets"]);
    expect(narrowOf(9, 8)).toEqual(["todo", "waiting", "targets"]);
    expect(narrowOf(0, 1)).toEqual(["todo", "waiting"]);
  });

  it("puts the targets among what comes after where they would make either column much the longer", () => {
    const part = (id: string, of: object = {}) => ({ id, title: id, ...of });
    const lines = (n: number) => Array.from({ length: n }, () => ({ text: "" }));
    const chart = () => null;
    const first = {
      findings: part("findings", { lines: lines(1), foot: "more" }),
      todo: part("todo", { lines: lines(5) }),
      wait: part("wait", { chart }),
      waiting: part("waiting", { chart }),
      targets: part("targets", { table: { head: [], rows: [[{ text: "", note: "n" }], [], []] } }),
    };
    const rest = { rated: null, chat: part("chat"), causes: null, themes: null, peaks: null, safety: null };
    const story = { ...first, ...rest, volume: part("volume"), lacking: null } as never;
    const { wide, narrow } = firstColumns(story);
    expect([wide, narrow].map((parts) => parts.map(({ id }) => id))).toEqual([
      ["findings", "wait"],
      ["todo", "waiting"],
    ]);
    const { left, right } = halfColumns(story);
    expect([left, right].map((parts) => parts.map(({ id }) => id))).toEqual([
      ["chat", "targets"],
      ["volume"],
    ]);
  });

  it("puts what there is in two columns of about the same length", () => {
    const part = (id: string, rows: number) => ({
      id,
      title: id,
      table: { head: [], rows: Array.from({ length: rows }, () => []) },
    });
    const none = { peaks: null, safety: null, chat: null, rated: null };
    const story = {
      ...none,
      causes: part("causes", 6),
      themes: part("themes", 2),
      volume: part("volume", 6),
    };
    const lacking = part("lacking", 2);
    const idsOf = (given: Record<string, unknown>) => {
      const { left, right, below } = halfColumns(given as never);
      return [left, right, below].map((parts) => parts.map(({ id }) => id));
    };
    const first = { findings: part("findings", 0), wait: null, todo: null, waiting: null, targets: null };
    expect(idsOf({ ...first, ...story, lacking })).toEqual([["causes", "lacking"], ["themes", "volume"], []]);
    const even = { ...story, themes: null, lacking };
    expect(idsOf({ ...first, ...even })).toEqual([["causes"], ["volume"], ["lacking"]]);
    expect(idsOf({ ...first, ...story, lacking: null })).toEqual([["causes", "themes"], ["volume"], []]);
    // Without anything to stand in the first columns, who waits stands here.
    const alone = { ...first, findings: null, waiting: part("waiting", 0), causes: null, volume: null };
    expect(idsOf({ ...story, ...alone, themes: null, lacking })).toEqual([["waiting"], ["lacking"], []]);
    // Beside a long part that has no other beside it there would be a hole.
    const long = { ...none, causes: null, themes: null, volume: null, rated: part("rated", 9) };
    expect(idsOf({ ...first, ...long, lacking })).toEqual([["rated"], [], ["lacking"]]);
  });
});
