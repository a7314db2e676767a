import { beforeAll, describe, expect, it } from "vitest";
import { weekFindings } from "../../src/components/findings/week.js";
import { causesPage } from "../../src/components/pages/causes.js";
import { chatPage } from "../../src/components/pages/chat.js";
import { safetyPart } from "../../src/components/week/deskParts.js";
import { partCard } from "../../src/components/week/part.js";
import { restatedPart } from "../../src/components/week/restatedPart.js";
import { weekData } from "../../src/components/week/weekData.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const reports = syntheticReports();
const meta = syntheticMeta({});

/** Sentences that stand only in some weeks, and must not stand in the others. */
describe("what is said beside a figure", () => {
  beforeAll(usePageDocument);

  const lead = async (rows: typeof reports.cause_waits_by_week) => {
    const page = await causesPage(
      {
        meta: Promise.resolve(meta),
        calendar_marks: Promise.resolve(reports.calendar_marks),
        cause_waits_by_week: Promise.resolve(rows),
        cause_rules: Promise.resolve(reports.cause_rules),
        cause_examples: Promise.resolve(reports.cause_examples),
      } as never,
      t,
    );
    return page.querySelector(".lead")?.textContent ?? "";
  };

  it("Causes: the largest part is named where another cause is what cost time, and only there", async () => {
    const rows = reports.cause_waits_by_week;
    const most =
      "The largest part has evidence of unclear communication; that alone does not show that it cost time.";
    // Technical trouble cost most beyond the others, communication has the largest part.
    expect(await lead(rows)).toContain(most);
    const communication = rows.map((row) =>
      row.cause === "communication"
        ? { ...row, excess_seconds: 1e9, verdict: "more" as const }
        : { ...row, verdict: "no_difference" as const },
    );
    expect(await lead(communication)).not.toContain("The largest part has evidence of");
    const none = rows.map((row) => ({ ...row, verdict: "no_difference" as const }));
    expect(await lead(none)).toContain(most);
  });

  it("Chat and phone: a wait that nine in ten have not reached is longer than the longest seen, said once", async () => {
    const rows = reports.chat_by_week.map((row) => ({
      ...row,
      queue_p90_seconds: null,
      queue_longest_seconds: 899,
    }));
    const files = Object.fromEntries(Object.entries({ ...reports, chat_by_week: rows, meta }));
    const page = await chatPage(files as never, t);
    const said = page.querySelector(".lead")?.textContent?.replaceAll("\u00a0", " ");
    expect(said).toContain("one in ten longer than 14 min 59 s");
  });

  it("figures that changed: with the files that changed them, also where no browser is, as in the page drawn early", () => {
    expect(globalThis).not.toHaveProperty("HTMLElement");
    const part = restatedPart(reports.restatements, meta, t);
    if (part === null) throw new Error("the reports have restatements");
    const drawn = partCard(part, 12, "./", t);
    expect(drawn.querySelector(".path")?.textContent).toContain("exports/");
  });

  it("why a figure was restated: each cause with its files, and what of them differs", () => {
    const [row] = reports.restatements;
    if (row === undefined) throw new Error("the reports have restatements");
    const quiet = { late_files: null, changed_files: null, replaced_files: null };
    const why = (given: Partial<typeof row>, language: "en" | "id" | "zh" = "en") =>
      restatedPart([{ ...row, ...quiet, ...given }], meta, texts(language))?.table?.rows[0]?.[3]?.text;
    const file = "exports/x.csv";
    const counts = { replaced_changed_count: 3, replaced_added_count: 1, replaced_gone_count: 2 };
    expect(why({ replaced_files: file, ...counts })).toBe(
      "exports/x.csv was replaced: 3 records changed, 1 added, 2 gone",
    );
    expect(why({ replaced_files: file, ...counts }, "id")).toBe(
      "exports/x.csv diganti: 3 catatan berubah, 1 bertambah, 2 hilang",
    );
    expect(why({ replaced_files: file, ...counts }, "zh")).toBe(
      "exports/x.csv已被替换：3条记录有改动、1条新增、2条消失",
    );
    expect(why({ replaced_files: file, ...counts, replaced_changed_count: 0 })).toBe(
      "exports/x.csv was replaced: 1 record added, 2 gone",
    );
    expect(why({ late_files: file, late_count: 1, removed_files: "a, b, c, d, e", removed_count: 9 })).toBe(
      "1 late record in exports/x.csv; a, b, c, and 2 more are gone, with 9 records that no other file holds",
    );
    expect(why({ uncompared_files: file, reference_files: "reference/holidays.csv" })).toBe(
      "exports/x.csv was replaced or removed; how many records differ is not known; reference/holidays.csv is not as before",
    );
  });

  it("complaints of the week: below them what is past the limit of every week, where any is", () => {
    const data = weekData({ week: meta.week, week_start: null, weeks: [], reports: {} } as never, meta);
    const [finding] = reports.findings.filter(({ kind }) => kind !== null);
    const past = {
      ...finding,
      kind: "complaints_past_limit",
      value: 26,
      unit: "count",
      subject: "refund",
      n: 26,
    };
    const foot = (findings: unknown[]) => {
      const found = weekFindings(findings as never, meta.week);
      const own = { ...data, complaints_by_week: reports.complaints_by_week };
      return safetyPart(own, found, { meta, marks: [] }, t).foot;
    };
    // All of the week withheld: no rules are not why.
    const few = {
      ...data,
      meta: { ...data.meta, withheld: { complaints_by_week: 2 } },
      complaints_by_week: [],
    };
    const partOf = (own: typeof few) =>
      safetyPart(own, weekFindings([] as never, meta.week), { meta, marks: [] }, t);
    expect(partOf(few).lack?.of).toBe("few");
    expect(partOf({ ...few, meta: { ...few.meta, withheld: {} as never } }).lack?.of).not.toBe("few");
    expect(foot([past])).toMatch(/^Over all weeks: 26 open complaints/);
    expect(foot([past])).not.toContain("*");
    expect(foot([finding])).toBeUndefined();
  });
});
