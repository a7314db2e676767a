import { beforeAll, describe, expect, it } from "vitest";
import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import { missingTargets } from "../../src/components/findings/missing.js";
import { weekFindings } from "../../src/components/findings/week.js";
import { formatShare } from "../../src/components/format.js";
import { categoriesPage } from "../../src/components/pages/categories.js";
import { causesPage } from "../../src/components/pages/causes.js";
import { channelsPage } from "../../src/components/pages/channels.js";
import { chatPage } from "../../src/components/pages/chat.js";
import { peaksPage } from "../../src/components/pages/peaks.js";
import { qualityPage } from "../../src/components/pages/quality.js";
import { responseTimesPage } from "../../src/components/pages/responseTimes.js";
import { safetyPage } from "../../src/components/pages/safety.js";
import { staffingPage } from "../../src/components/pages/staffing.js";
import { targetsPage } from "../../src/components/pages/targets.js";
import { themesPage } from "../../src/components/pages/themes.js";
import { thisWeekPage } from "../../src/components/pages/thisWeek.js";
import { stockCard } from "../../src/components/views/backlogCard.js";
import { dueCard } from "../../src/components/views/slaCards.js";
import { findingsPart } from "../../src/components/week/findingsPart.js";
import { storyOf } from "../../src/components/week/story.js";
import { todoPart } from "../../src/components/week/todoPart.js";
import { weekData } from "../../src/components/week/weekData.js";
import { type Texts, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const reports = syntheticReports();
type Page = (files: never, t: never) => Promise<HTMLElement>;

/** A page of a desk whose reports are all empty, as they are where an export is missing. */
const draw = (page: unknown, meta: SnapshotMeta): Promise<HTMLElement> =>
  (page as Page)(
    Object.fromEntries([
      ["meta", Promise.resolve(meta)],
      ...Object.keys(reports).map((name) => [name, Promise.resolve([])]),
    ]) as never,
    t as never,
  );
const emptyWeek = { week: null, week_start: null, weeks: [], reports: {} };
const drawFeedbackWeek = (files: never, language: never) =>
  thisWeekPage(files, Promise.resolve(emptyWeek), language);

beforeAll(usePageDocument);

describe("a desk of feedback alone", () => {
  const meta = syntheticMeta({ feeds: ["feedback"], week: "2026-W45" });

  it.each([
    ["Response times", responseTimesPage],
    ["Targets", targetsPage],
    ["Did it help", qualityPage],
    ["Categories", categoriesPage],
    ["Safety", safetyPage],
  ])("reads on %s that it has no tickets, not that no week is over", async (_, page) => {
    const drawn = await draw(page, meta);
    expect(drawn.querySelector("h1")?.textContent).toBe(t.missing.tickets);
    expect(drawn.textContent).not.toContain(t.empty.noWeek);
    expect(drawn.textContent).not.toContain(t.empty.noTargets);
  });

  it.each([
    ["This week, without a text", drawFeedbackWeek],
    ["Peaks", peaksPage],
    ["Staffing", staffingPage],
    ["Channels", channelsPage],
    ["Causes", causesPage],
  ])("reads on %s that it has no contacts, and where its feedback is", async (_, page) => {
    const drawn = await draw(page, meta);
    expect(drawn.querySelector("h1")?.textContent).toBe(t.missing.contacts);
    expect(drawn.textContent).toContain(t.missing.feedback.replaceAll("**", ""));
    expect(drawn.textContent).not.toContain(t.empty.noWeek);
  });
});

describe("Did it help of a desk without tickets", () => {
  const meta = syntheticMeta({ feeds: ["chat", "feedback"], week: "2026-W46" });
  const none = Object.fromEntries(Object.keys(reports).map((name) => [name, Promise.resolve([])]));
  const drawn = (given: Partial<typeof reports>) =>
    qualityPage({ ...none, meta: Promise.resolve(meta), ...promised(given) } as never, t);
  const promised = (given: object) =>
    Object.fromEntries(Object.entries(given).map(([name, rows]) => [name, Promise.resolve(rows)]));
  const textOf = (page: HTMLElement, selector: string) =>
    page.querySelector(selector)?.textContent?.replaceAll("\u00a0", " ");
  const unsolved = reports.satisfaction_by_week.map((row) => ({ ...row, solved_count: null }));

  it("begins with how customers rated, and says that answers are measured on tickets", async () => {
    const page = await drawn({ satisfaction_by_week: unsolved });
    const rowOf = (measure: string) =>
      unsolved.find((row) => row.week === "2026-W46" && row.scope_kind === "all" && row.measure === measure);
    const share = formatShare(rowOf("csat")?.value ?? 0, t);
    expect(textOf(page, "h1")).toBe(
      `${share} of the ratings were good (n ${rowOf("csat")?.rated_count}).`.replaceAll("\u00a0", " "),
    );
    expect(textOf(page, ".lead")).toMatch(
      /^Promoters minus detractors came to .*\. Whether problems were solved/,
    );
    expect(textOf(page, ".status")).toMatch(/9\s.*15\sNovember/);
    // Nothing was solved of which the rated would be a share.
    expect(page.querySelector("#ratings")?.textContent).not.toMatch(/solved|Response/);
    const [satisfied] = page.querySelectorAll("#ratings thead tr");
    expect(satisfied?.children).toHaveLength(2);
  });

  it("begins with replies where nobody rated in the week, with those that are told", async () => {
    const [first, second] = reports.feedback_replies;
    const replies = [
      { ...first, feedback_count: 60, replied_count: 20, replied_share: 1 / 3 },
      { ...second, feedback_count: 40, replied_count: 20, replied_share: 0.5 },
      { ...second, channel: "survey", feedback_count: 3, replied_count: null, replied_share: null },
    ] as never;
    const page = await drawn({ feedback_replies: replies });
    expect(textOf(page, "h1")).toBe(t.quality.headlineReplies("40 %", "100"));
    expect(textOf(page, ".lead")).toBe(t.quality.ofTickets);
    expect([...page.querySelectorAll(".card")].map(({ id }) => id)).toEqual(["feedback-replies"]);
  });

  it("says of replies withheld from all no share", async () => {
    const [first] = reports.feedback_replies;
    const few = { ...first, feedback_count: 3, replied_count: null, replied_share: null };
    const page = await drawn({ feedback_replies: [few] as never });
    expect(textOf(page, "#feedback-replies h2")).toBe(t.quality.repliesUntold);
  });
});

describe("a desk whose first week is not over", () => {
  it.each([
    ["Response times", responseTimesPage],
    ["Did it help", qualityPage],
    ["Peaks", peaksPage],
    ["Categories", categoriesPage],
    ["Causes", causesPage],
  ])("reads on %s once that figures begin with it", async (_, page) => {
    const drawn = await draw(page, syntheticMeta({ week: null }));
    expect((drawn.textContent ?? "").split(t.empty.noWeek).length - 1).toBe(1);
    expect(drawn.querySelector(".lead")?.textContent).toContain(t.empty.noWeek);
    expect([...drawn.querySelectorAll(".grid")].filter(({ children }) => children.length === 0)).toEqual([]);
  });
});

describe("a desk without what a page is about", () => {
  it("reads on Chat and phone once that it has neither, and on Themes that nobody wrote", async () => {
    const chats = await draw(chatPage, syntheticMeta({ feeds: ["feedback"] }));
    expect(chats.querySelector("h1")?.textContent).toBe(t.chatPage.headlineNone);
    expect(chats.querySelectorAll(".card")).toHaveLength(0);
    const themes = await draw(
      (files: never, language: Texts) =>
        themesPage(
          files,
          { index: Promise.resolve({}), base: "" } as never,
          { cells: Promise.resolve(new ArrayBuffer(0)), pairs: Promise.resolve(new ArrayBuffer(0)) },
          language,
        ),
      syntheticMeta({ feeds: ["chat"] }),
    );
    expect(themes.querySelector(".lead")?.textContent).toBe(t.missing.ofTexts);
    expect(themes.querySelectorAll(".card")).toHaveLength(0);
  });
});

describe("a desk of chats alone", () => {
  it("has the week of its chats, and no figure on tickets", () => {
    const meta = syntheticMeta({ feeds: ["chat"], week: "2026-W46" });
    const rows = Object.fromEntries(Object.keys(reports).map((name) => [name, { columns: [], rows: [] }]));
    const chats = reports.chat_by_week.filter((row) => row.week === "2026-W46");
    const [first] = chats;
    rows["chat_by_week"] = {
      columns: Object.keys(first ?? {}) as never[],
      rows: chats.map((row) => Object.values(row)) as never[],
    };
    const file = {
      week: "2026-W46",
      week_start: "2026-11-09",
      weeks: [["2026-W46", "2026-11-09"]],
      reports: rows,
    };
    const story = storyOf(weekData(file as never, meta), t);
    expect(story.lead).toMatch(/^.*: half of the (chats|calls|contacts) in the queue waited longer than/);
    expect(story.headline).not.toBe(t.status.noWeek);
    expect(story.waiting).toBeNull();
    expect(story.figures.map(({ label }) => label)).not.toContain(t.thisWeek.figures.tickets);
    expect(story.figures).toHaveLength(4);
    expect([story.wait, story.targets, story.safety, story.volume]).toEqual([null, null, null, null]);
    expect(story.lacking?.lines?.map(({ text }) => text)).toEqual([
      t.lacking.weeks("Changes, What to do and Peaks"),
      t.lacking.tickets("Response times, Targets, Safety and Categories"),
      t.lacking.texts("Themes"),
    ]);
  });
});

describe("targets that are set", () => {
  it("are not called unset where nothing is measured yet", () => {
    const set = syntheticMeta({ week: null });
    expect(missingTargets(set, t)).toEqual({ title: t.missing.targetYet, text: t.empty.noWeek });
    expect(missingTargets({ ...set, sla: [] }, t)).toEqual({
      title: t.targets.headlineNone,
      text: t.empty.noTargets,
    });
    expect(dueCard([], set, t).textContent).toContain(t.missing.noneRuns);
    expect(dueCard([], { ...set, sla: [] }, t).textContent).toContain(t.empty.noTargets);
  });
});

describe("that there is nothing to do", () => {
  const nothing = (testCount: number, meta: SnapshotMeta) => {
    const [row] = reports.findings;
    const silent = { ...row, kind: null, status: testCount === 0 ? "too_few" : "nothing", week: "W" };
    const found = weekFindings([{ ...silent, test_count: Math.max(1, testCount) }] as never, "W");
    return todoPart(found, { meta, marks: [] }, true, t);
  };

  it("is said of what was looked at: changes, targets or both", () => {
    const judged = syntheticMeta({ week: "W" });
    const none = t.thisWeek.todoNothing;
    expect(nothing(9, judged).empty).toBe(none.both);
    expect(nothing(0, judged).empty).toBe(none.targets);
    expect(nothing(9, { ...judged, sla: [] }).empty).toBe(none.changes);
    expect(nothing(9, { ...judged, feeds: ["chat"] }).empty).toBe(none.changes);
  });

  it("is not said where nothing was looked at", () => {
    const title = t.thisWeek.todo;
    expect(nothing(9, syntheticMeta({ week: null })).lack).toEqual({ of: "week", name: title });
    expect(nothing(0, { ...syntheticMeta({ week: "W" }), sla: [] }).lack).toEqual({
      of: "weeks",
      name: title,
    });
  });
});

it("asks about a release once, however many themes rose since it", () => {
  const [row] = reports.findings;
  const release = { marker_kind: "release", marker_name: "4.82.0 (iOS)", marker_day: "2026-10-27" };
  const rise = (subject: string, rank: number) =>
    ({ ...row, ...release, kind: "theme", subject_kind: "theme", subject, rank, week: "W" }) as never;
  const asked = ["refund", "app/crash"].map((theme, i) =>
    Object.assign(rise(theme, i + 1), { action: "ask_release_theme" }),
  );
  const around = { meta: syntheticMeta({ week: "W" }), marks: [] };
  expect(todoPart(weekFindings(asked, "W"), around, true, t).lines).toHaveLength(1);
});

it("names a family that is open in part once, with what of it was compared", () => {
  const [row] = reports.findings;
  const silent = (family: string, status: string) => ({ ...row, family, status, kind: null, week: "W" });
  const rows = [silent("channels", "nothing"), silent("channels", "not_yet"), silent("targets", "not_yet")];
  const part = findingsPart(weekFindings(rows as never, "W"), { meta: syntheticMeta(), marks: [] }, t);
  const { family, inPart, still, notYet } = t.findings;
  expect(part.foot).toBe([still(inPart(family.channels)), notYet(family.targets)].join(t.join.sentence));
});

it("says of a backlog whose week is not over no change", () => {
  const card = stockCard(reports.backlog_by_day, null, [], t);
  expect(card.querySelector("h2")?.textContent).toBe(t.targets.stockTitle.unknown);
});
