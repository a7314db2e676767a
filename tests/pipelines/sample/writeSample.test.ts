import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../../../pipelines/sample/calendar.js";
import { EFFECTS } from "../../../pipelines/sample/effects.js";
import { intensity, makeWorld } from "../../../pipelines/sample/world.js";
import { writeSample } from "../../../pipelines/sample/writeSample.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { hashTree, suara, withFolder } from "../../helpers/workspaces.js";

const SMALL = { tickets: 600, weeks: 8, until: "2026-11-15", seed: 7 };

interface Truth {
  tickets: number;
  ticketsByWeek: Record<string, Record<string, number>>;
  incident: { from: string; to: string };
  promotions: { name: string; from: string }[];
  files: Record<string, unknown>;
}

describe("writeSample", () => {
  it("writes the same bytes for the same seed, whatever the machine's zone, and others for another seed", async () => {
    await withFolder(async (folder) => {
      const args = (name: string, seed: string) => [
        "sample",
        path.join(folder, name),
        "--tickets",
        "600",
        "--weeks",
        "8",
        "--until",
        "2026-11-15",
        "--seed",
        seed,
        "-q",
      ];
      const runs = [
        await suara(args("jakarta", "7"), { TZ: "Asia/Jakarta", LANG: "id_ID.UTF-8" }),
        await suara(args("apia", "7"), { TZ: "Pacific/Apia", LANG: "de_DE.UTF-8" }),
        await suara(args("other", "8")),
      ];
      expect(runs.map((run) => run.code)).toEqual([0, 0, 0]);
      const hash = (name: string) => hashTree(path.join(folder, name));
      expect(hash("apia")).toBe(hash("jakarta"));
      expect(hash("other")).not.toBe(hash("jakarta"));
    });
  });

  it("plants what truth.json says, about as many tickets as asked for", async () => {
    await withFolder(async (folder) => {
      const summary = await writeSample(folder, SMALL);
      const truth = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Truth;
      const counted = Object.values(truth.ticketsByWeek)
        .flatMap((cells) => Object.values(cells))
        .reduce((a, b) => a + b, 0);
      expect(truth.tickets).toBe(summary.tickets);
      expect(counted).toBe(summary.tickets);
      expect(Math.abs(summary.tickets - SMALL.tickets)).toBeLessThan(6 * Math.sqrt(SMALL.tickets));
      expect(Object.keys(truth.ticketsByWeek)).toHaveLength(SMALL.weeks);
      expect(Date.parse(truth.incident.to) - Date.parse(truth.incident.from)).toBe(3.5 * 3_600_000);
      expect(truth.promotions.map((promotion) => promotion.name)).toEqual(["10.10", "11.11"]);
    });
  });

  it("writes settings that are accepted as they stand", async () => {
    await withFolder(async (folder) => {
      await writeSample(folder, SMALL);
      const config = parseConfig(readFileSync(path.join(folder, "suara.yaml"), "utf8"));
      expect(Object.keys(config.channels)).toHaveLength(6);
    });
  });
});

describe("writeSample's edges", () => {
  it("refuses a spec that makes no desk, before anything is written", async () => {
    const good = { tickets: 10, weeks: 1, until: "2026-11-15", seed: 1 };
    for (const [change, message] of [
      [{ tickets: 0 }, /at least 1 ticket/],
      [{ weeks: 0 }, /1 to 520 weeks/],
      [{ until: "2026-02-31" }, /no day 2026-02-31/],
    ] as const) {
      await withFolder(async (folder) => {
        await expect(writeSample(folder, { ...good, ...change })).rejects.toThrow(message);
        expect(readdirSync(folder)).toEqual([]);
      });
    }
  });

  it("writes a desk of one ticket", async () => {
    await withFolder(async (folder) => {
      await writeSample(folder, { tickets: 1, weeks: 1, until: "2026-11-15", seed: 1 });
      const truth = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Truth;
      expect(Object.keys(truth.files)).toContain("exports/chat/turns.parquet");
    });
  });

  it("expects more contacts before Lebaran, fewer during it, by the factors of truth.json", () => {
    const world = makeWorld({ tickets: 5000, weeks: 8, until: "2026-04-19", seed: 5 });
    const chats = (date: string): number => intensity(world, "chat", dayNumber(date), 20);
    // Two Tuesdays and two Saturdays apart; growth runs from 0.92 to 1.08 over the 56 days.
    const growth = (date: string): number => 0.92 + (0.16 * (dayNumber(date) - world.firstDay)) / 55;
    const lift = (date: string, usual: string): number =>
      chats(date) / growth(date) / (chats(usual) / growth(usual));
    expect(lift("2026-03-17", "2026-04-07")).toBeCloseTo(EFFECTS.volume.weekBeforeLebaran, 9);
    expect(lift("2026-03-21", "2026-04-11")).toBeCloseTo(EFFECTS.volume.lebaran, 9);
    expect(lift("2026-03-24", "2026-04-07")).toBeCloseTo(EFFECTS.volume.daysAfterLebaran, 9);
    expect(lift("2026-04-03", "2026-04-10")).toBeCloseTo(EFFECTS.volume.holiday, 9);
  });

  it("starts the incident at half past twelve, not at noon", () => {
    const world = makeWorld({ tickets: 5000, weeks: 8, until: "2026-11-15", seed: 5 });
    const social = (slot: number): number => intensity(world, "social", dayNumber("2026-11-03"), slot);
    expect(social(25) / social(24)).toBeCloseTo(EFFECTS.volume.incident.social, 9);
  });

  it("stays under 8 MB as committed", () => {
    const files = ["exports", "reference", "suara.yaml", "truth.json"].flatMap((part) => {
      const start = path.join(committed, part);
      if (statSync(start).isFile()) return [start];
      return readdirSync(start, { recursive: true, encoding: "utf8" }).map((name) => path.join(start, name));
    });
    const bytes = files.reduce((sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0), 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});

const committed = path.resolve(import.meta.dirname, "../../../data/sample");

describe("the committed sample", () => {
  const directory = committed;

  it("is what `suara sample` writes today", async () => {
    await withFolder(async (folder) => {
      await writeSample(folder, { tickets: 12_000, weeks: 26, until: "2026-11-15", seed: 1 });
      for (const part of ["exports", "reference"]) {
        expect(hashTree(path.join(directory, part))).toBe(hashTree(path.join(folder, part)));
      }
      for (const file of ["suara.yaml", "truth.json"]) {
        expect(readFileSync(path.join(directory, file), "utf8")).toBe(
          readFileSync(path.join(folder, file), "utf8"),
        );
      }
    });
  });
});
