import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeSample } from "../../../pipelines/sample/writeSample.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { hashTree, suara, withFolder } from "../../helpers/workspaces.js";

const SMALL = { tickets: 600, weeks: 8, until: "2026-11-15", seed: 7 };

interface Truth {
  tickets: number;
  ticketsByWeek: Record<string, Record<string, number>>;
  incident: { from: string; to: string };
  promotions: { name: string; from: string }[];
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

describe("the committed sample", () => {
  const directory = path.resolve(import.meta.dirname, "../../../data/sample");

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
