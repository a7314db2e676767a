import { expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";

interface Desk {
  engine: Engine;
  truth: { badRelease: { version: string }; newTheme: { from: string; words: string[] } };
}

/** What customers were made to write about anew, against what the themes of the built sample say. */
export function describeThemes(desk: () => Desk): void {
  it("finds the theme that nobody has named yet, since its first week or the next, and the release in its week or the next", async () => {
    const { engine, truth } = desk();
    const topics = await engine.rows<Record<string, string | number>>(
      "select * from estimates.theme_discovered where verdict in ('new', 'rising')",
    );
    const week = (offset: number): string =>
      new Date(Date.parse(truth.newTheme.from) + 7 * 3_600_000 + offset * 7 * 86_400_000)
        .toISOString()
        .slice(0, 10);
    // Nothing else that no theme covers is said to rise.
    expect(topics).toHaveLength(1);
    const [topic] = topics;
    expect(topic?.q_value).toBeLessThanOrEqual(0.05);
    expect([week(0), week(1)]).toContain(topic?.since_week_start);
    const quotes = String(topic?.quotes).split("\n");
    for (const quote of quotes) expect(truth.newTheme.words.some((word) => quote.includes(word))).toBe(true);
    // It came on Wednesday of week 45.
    const told = await engine.rows<{ week: string; status: string }>(
      `select week, status from estimates.findings where kind = 'theme_on_version' and part = '${truth.badRelease.version}'`,
    );
    expect(told.filter(({ status }) => status === "real").map(({ week }) => week)).toEqual(["2026-W46"]);
  });
}
