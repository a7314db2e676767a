import { beforeAll, describe, expect, it } from "vitest";
import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import { isWaitUnknown, openUntold, withUntold } from "../../src/components/findings/untold.js";
import { waitFinding, waitingNow } from "../../src/components/findings/wait.js";
import { weekFindings } from "../../src/components/findings/week.js";
import { causesPage } from "../../src/components/pages/causes.js";
import { responseTimesPage } from "../../src/components/pages/responseTimes.js";
import { waitPart } from "../../src/components/views/waitCard.js";
import { waitingPart } from "../../src/components/views/waitingCard.js";
import { keyFigures } from "../../src/components/week/weekFigures.js";
import { headline } from "../../src/components/week/weekText.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const untold = (untoldCount: number, openUntoldCount = 3) => [
  { channel: "email", ticketCount: 1200, untoldCount, openUntoldCount },
];
const reports = syntheticReports();
/** A desk whose export has no column for it: nothing is known but how many there were. */
const silent = {
  ...reports,
  waiting_now: [],
  answered_within: [],
  first_response_by_hour: [],
  first_response_by_week: reports.first_response_by_week.map((row) => ({
    ...row,
    ticket_count: 0,
    answered_count: 0,
    waiting_count: 0,
    closed_unanswered_count: 0,
    p50_seconds: null,
    p90_seconds: null,
    longest_seconds: null,
    naive_p90_seconds: null,
    untold_count: row.ticket_count,
  })),
  cause_waits_by_week: reports.cause_waits_by_week.map((row) => ({
    ...row,
    split_seconds: 0,
    waiting_seconds: 0,
    excess_seconds: null,
    verdict: "too_few_contacts" as const,
  })),
};
type Name = keyof typeof reports;
const files = (of: typeof reports, meta: SnapshotMeta, names: readonly Name[]): never =>
  Object.fromEntries([
    ["meta", Promise.resolve(meta)],
    ...names.map((name) => [name, Promise.resolve(of[name])]),
  ]) as never;

beforeAll(usePageDocument);

describe("tickets of which no export says whether they were answered", () => {
  const meta = syntheticMeta({ untoldAnswers: untold(1200) });
  const found = weekFindings(silent.findings, meta.week);
  const finding = waitFinding(silent.first_response_by_week, found, meta.week);

  it("make the week's figures not known, neither 0 nor nobody", () => {
    const data = { meta, sla_by_week: [], chat_by_week: [] } as never;
    const inputs = { data, found, finding, tickets: null };
    const now = keyFigures({ ...inputs, waiting: waitingNow([]) }, t);
    expect(now.slice(0, 2)).toMatchObject([
      { label: "First response, 9 in 10", value: "not known", note: "not in the exports" },
      { label: "Still waiting now", value: "not known", note: "not in the exports" },
    ]);
    expect(keyFigures({ ...inputs, waiting: null }, t)[1]).toMatchObject({
      label: "First answers within target",
      value: "not known",
      note: "not in the exports",
    });
    expect(headline({ ...found, all: [] }, finding, { meta, marks: [] }, t)).not.toBe(t.thisWeek.noTickets);
  });

  it("leave no chart of nothing", () => {
    expect(waitPart(finding, [], t)).toMatchObject({ title: t.untold.title, empty: t.untold.empty });
    expect(waitingPart(waitingNow([]), openUntold(meta), t)).toMatchObject({ title: t.untold.waiting });
    expect(waitingPart(waitingNow([]), 0, t)).toMatchObject({ title: t.empty.nobodyWaits });
  });

  it("are named below the figures of the others", () => {
    const part = waitingPart(waitingNow(reports.waiting_now), 3, t);
    expect(part.foot).toContain("For 3 more open tickets, no export says whether they were answered.");
    expect(withUntold("Half waited.", meta, t)).toBe(
      "Half waited. **Email: no export says whether 1,200 of 1,200 tickets were answered**, so they are in no figure on waiting for an answer. Whoever loads the exports can add the column, or the tickets' events.",
    );
    expect(withUntold("Half waited.", syntheticMeta(), t)).toBe("Half waited.");
  });

  it("are not called quick where causes are looked for", async () => {
    expect(isWaitUnknown(silent.cause_waits_by_week, meta)).toBe(true);
    expect(isWaitUnknown(reports.cause_waits_by_week, meta)).toBe(false);
    expect(isWaitUnknown(silent.cause_waits_by_week, syntheticMeta())).toBe(false);
    const names = ["cause_waits_by_week", "cause_rules", "cause_examples"] as const;
    const page = await causesPage(files(silent, meta, names), t);
    expect(page.querySelector("h1")?.textContent).toBe("How long contacts waited is not known");
    expect([...page.querySelectorAll("section.card[id]")].map(({ id }) => id)).toEqual(["rules"]);
  });

  it("stand in the table of channels without a figure", async () => {
    const names = [
      "answered_within",
      "clock_sources_by_week",
      "findings",
      "first_response_by_hour",
      "first_response_by_week",
      "status_waits_by_week",
      "wait_percentiles_by_week",
      "waiting_now",
    ] as const;
    const one = {
      ...reports,
      first_response_by_week: reports.first_response_by_week.map((row, i) =>
        row.scope === "email" ? (silent.first_response_by_week[i] ?? row) : row,
      ),
    };
    const page = await responseTimesPage(
      files(one, syntheticMeta({ untoldAnswers: untold(1200) }), names),
      t,
    );
    const rows = [...page.querySelectorAll("#channels tbody tr")].map((row) => row.textContent ?? "");
    expect(rows.length).toBeGreaterThan(2);
    const email = rows.filter((row) => row.startsWith("Email"));
    expect(email).toHaveLength(1);
    expect(email[0]).toContain("not known");
    expect(rows.at(-1)).toBe(email[0]);
    expect(page.querySelector("#channels h2")?.textContent).not.toMatch(/Email slowest/);
    const all = await responseTimesPage(files(silent, meta, names), t);
    expect(all.querySelector("h1")?.textContent).toBe("When customers were first answered is not known");
    expect(all.querySelector("#hours, #outcomes, #wait")).toBeNull();
  });
});
