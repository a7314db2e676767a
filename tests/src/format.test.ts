import { describe, expect, it } from "vitest";
import { spread } from "../../src/components/charts/scale.js";
import { toCsv } from "../../src/components/dataTable.js";
import { findPeaks, weekCells } from "../../src/components/findings/peaks.js";
import { waitFinding, waitingNow } from "../../src/components/findings/wait.js";
import { weekFindings } from "../../src/components/findings/week.js";
import { formatDuration, formatShare, formatWeek } from "../../src/components/format.js";
import { texts } from "../../src/i18n/index.js";
import { syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const say = (seconds: number) => formatDuration(seconds, t).replaceAll("\u00a0", " ");

describe("figures as people say them", () => {
  it.each([
    [0, "0 s"],
    [45, "45 s"],
    [59.6, "1 min"],
    [200, "3 min 20 s"],
    [7500, "2 h 05 min"],
    [70_560, "19 h 36 min"],
    [86_399, "1 d"],
    [273_600, "3 d 4 h"],
  ])("%d seconds", (seconds, text) => expect(say(seconds)).toBe(text));

  it("never lets almost all read as all, or little as none", () => {
    expect(formatShare(0.99996, t)).toBe("99.996\u00a0%");
    expect(formatShare(0.0002, t)).toBe("0.02\u00a0%");
    expect(formatShare(1, t)).toBe("100\u00a0%");
  });

  it("names the week by its days", () =>
    expect(formatWeek("2026-11-09", t).replaceAll("\u2009", " ")).toBe("9 – 15 November 2026"));

  it("names it shortly where there is little room", () =>
    expect(formatWeek("2026-10-26", t, t.shortDays).replaceAll("\u2009", " ")).toBe("26 Oct – 1 Nov 2026"));

  it("keeps labels apart and in order", () => expect(spread([10, 12, 40], 15)).toEqual([10, 25, 40]));
});

describe("findings", () => {
  it("takes the verdict on the last complete week from the report, and none where it has none", () => {
    const { first_response_by_week: rows, findings } = syntheticReports();
    const found = weekFindings(findings, "2026-W46");
    expect(waitFinding(rows, found, "2026-W46")?.verdict).toBe("above");
    expect(waitFinding(rows, found, "2026-W46", "channel", "social")).toMatchObject({
      verdict: "above",
      row: { p90_seconds: null },
    });
    expect(waitFinding(rows, found, "2026-W46", "channel", "web")?.verdict).toBe("within");
    expect(waitFinding(rows, found, null)).toBeNull();
    const few = syntheticReports(3);
    const fewFound = weekFindings(few.findings, "2026-W46");
    expect(waitFinding(few.first_response_by_week, fewFound, "2026-W46")?.verdict).toBe("too_few");
  });

  it("joins the hours of a peak", () => {
    const peaks = findPeaks(weekCells(syntheticReports().arrivals_by_weekday_hour));
    expect(peaks).toHaveLength(1);
    expect(peaks[0]).toMatchObject({ weekday: 3, from: 10, to: 15 });
  });

  it("counts who waits in every age band, empty ones too", () => {
    const waiting = waitingNow(syntheticReports().waiting_now);
    expect(waiting).toMatchObject({ total: 279, late: 50, oldestSeconds: 950_400 });
    expect(waitingNow([])).toMatchObject({ total: 0, oldestSeconds: null });
    expect(waitingNow([]).bands).toHaveLength(6);
  });
});

it("writes CSV that survives quotes and runs nothing", () => {
  const columns = [
    { label: "a", cell: (row: string) => row },
    { label: "n", cell: () => "", value: () => -2 },
  ];
  expect(toCsv({ name: "x", columns, rows: ['say "hi", now', "=1+1"] })).toBe(
    'a,n\r\n"say ""hi"", now",-2\r\n\'=1+1,-2\r\n',
  );
});
