import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bestHours } from "../../../pipelines/estimates/bestHours.js";
import type { Cell, Input } from "../../../pipelines/estimates/channelCells.js";
import { channelWaits } from "../../../pipelines/estimates/channelWaits.js";
import { bestHourFile, bestHours as bestHoursOf } from "../../../pipelines/publish/bestHourFile.js";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { parkMiller } from "../../helpers/parkMiller.js";
import { syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";

interface Drawn {
  channel: string;
  category: string | null;
  from_hour: number | null;
  waits: number[];
}

/** All answered, so that the median is the middle one; its interval by order statistics. */
function inputOf(groups: readonly Drawn[]): Input {
  const cells = groups.map(({ channel, category, from_hour, waits }): Cell => {
    const sorted = [...waits].sort((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
    const reach = 0.98 / Math.sqrt(waits.length);
    return {
      ...{ channel, category, from_hour, contact_count: waits.length, answered_count: waits.length },
      ...{ p50_seconds: at(0.5), p50_low_seconds: at(0.5 - reach), p50_high_seconds: at(0.5 + reach) },
      ...{ p90_seconds: at(0.9), p90_low_seconds: at(0.85), p90_high_seconds: at(0.95) },
      ...{ longest_seconds: at(1), period_from: "2026-08-24", period_to: "2026-11-15" },
    };
  });
  const counts = groups.flatMap(({ waits, ...group }) =>
    waits.map((seconds) => ({ ...group, seconds, answered: 1, censored: 0 })),
  );
  return { cells, counts };
}

const draws = (seed: number) => {
  const draw = parkMiller(seed);
  return (count: number, scale: number) =>
    Array.from({ length: count }, () => Math.round(-scale * Math.log(draw())));
};

const verdicts = (rows: readonly Record<string, unknown>[]) =>
  Object.fromEntries(rows.map((row) => [`${row.channel} ${row.from_hour ?? ""}`.trim(), row.verdict]));

describe("which channel answers fastest", () => {
  it("is said where it stands out from each other one, else those that cannot be told apart", () => {
    const waits = draws(11);
    const one = (channel: string, count: number, scale: number): Drawn => ({
      ...{ channel, category: null, from_hour: null },
      waits: waits(count, scale),
    });
    const alone = [one("phone", 300, 30), one("chat", 300, 90), one("email", 300, 9000), one("web", 12, 5)];
    expect(verdicts(channelWaits.compute(inputOf(alone)))).toEqual({
      phone: "fastest",
      chat: "slower",
      email: "slower",
      web: "too_few",
    });
    const tied = [one("phone", 80, 60), one("chat", 80, 60), one("email", 300, 9000)];
    expect(verdicts(channelWaits.compute(inputOf(tied)))).toEqual({
      phone: "tied",
      chat: "tied",
      email: "slower",
    });
    expect(verdicts(channelWaits.compute(inputOf([one("phone", 80, 60)])))).toEqual({ phone: "only" });
  });

  it("is named among alike channels in fewer than 1 of 20 desks", () => {
    let named = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const waits = draws(seed * 7919);
      const groups = ["phone", "chat", "email", "web"].map((channel) => ({
        ...{ channel, category: null, from_hour: null },
        waits: waits(100, 600),
      }));
      if (channelWaits.compute(inputOf(groups)).some(({ verdict }) => verdict === "fastest")) named++;
    }
    expect(named).toBeLessThanOrEqual(5);
  });

  it("counts those who did not say their problem", () => {
    const waits = draws(3);
    const rows = channelWaits.compute(
      inputOf([
        { channel: "chat", category: null, from_hour: null, waits: waits(100, 60) },
        { channel: "chat", category: "refund", from_hour: null, waits: waits(40, 60) },
        { channel: "chat", category: "login", from_hour: null, waits: waits(35, 60) },
      ]),
    );
    expect(rows.map(({ unknown_problem_count }) => unknown_problem_count)).toEqual([25, null, null]);
  });
});

describe("the best hours", () => {
  const desk = (seed: number, scales: readonly number[]): Input => {
    const waits = draws(seed);
    const blocks = scales.map((scale, i) => ({ from_hour: i * 4, waits: waits(120, scale) }));
    const all = { from_hour: null, waits: blocks.flatMap((block) => block.waits) };
    return inputOf([all, ...blocks].map((group) => ({ channel: "chat", category: null, ...group })));
  };

  it("are those of the shortest median, told apart, with what they save", () => {
    const rows = bestHours.compute(desk(5, [600, 600, 150, 600, 600, 600]));
    const best = rows.find(({ verdict }) => verdict === "best");
    expect(best).toMatchObject({ from_hour: 8, to_hour: 12, contact_count: 120 });
    expect(Number(best?.saved_seconds)).toBe(Number(best?.usual_p50_seconds) - Number(best?.p50_seconds));
    expect(Number(best?.saved_low_seconds)).toBeGreaterThan(0);
    expect(Number(best?.saved_low_seconds)).toBeLessThan(Number(best?.saved_seconds));
    expect(Number(best?.saved_high_seconds)).toBeGreaterThan(Number(best?.saved_seconds));
  });

  it("are none where all hours are alike, but for about 1 in 20 desks", () => {
    let named = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const rows = bestHours.compute(desk(seed * 104_729, [600, 600, 600, 600, 600, 600]));
      if (rows.some(({ verdict }) => verdict === "best")) named++;
    }
    expect(named).toBeLessThanOrEqual(8);
  });
});

describe("best_hour.json", () => {
  const rows = syntheticReports().best_hours;

  it("has the form of the shipped JSON Schema (npx tsx scripts/writeJsonSchema.ts renews it)", () => {
    const shipped = readFileSync(
      new URL("../../../data/reference/best-hour.schema.json", import.meta.url),
      "utf8",
    );
    expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(bestHourFile))));
  });

  it("says local times, and nothing of blocks with too few contacts", () => {
    const file = bestHoursOf(rows, syntheticMeta());
    const chat = file.channels.find(({ channel, problem }) => channel === "chat" && problem === null);
    expect(file.asOf).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
    expect(file.period).toEqual({ from: "2026-08-24", to: "2026-11-15" });
    expect(chat?.best).toMatchObject({ from: "08:00", to: "12:00" });
    expect(chat?.hours.map(({ from }) => from)).toEqual([
      ...["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"],
    ]);
    expect(file.channels.some(({ channel }) => channel === "community")).toBe(false);
  });

  it("keeps to the small-cell limit, and is there without any data", () => {
    const few = rows.map((row): ReportRow<"best_hours"> => ({ ...row, contact_count: 31 }));
    expect(bestHoursOf(few, { ...syntheticMeta(), smallCell: 40 }).channels).toEqual([]);
    expect(bestHoursOf([], syntheticMeta())).toMatchObject({ version: 1, period: null, channels: [] });
  });
});
