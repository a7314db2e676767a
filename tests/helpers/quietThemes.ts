import type { ThemeLine } from "../../pipelines/estimates/themeCounts.js";
import { poissonDraw, uniformDraws } from "./countDraws.js";

const WEEKS = 18;
const LANGUAGES = ["id", "en", "zh"] as const;
const SHARE = { id: 0.7, en: 0.2, zh: 0.1 } as const;

/**
 * Themes of a desk on which nothing happens: 25 of very different sizes in three languages and together, weeks that stray
 * by about 15 % more than chance does, a desk that is busier in some weeks than in others. `rise`: the first theme's factor
 * in the last week.
 */
export function quietThemes(seed: number, rise = 1): ThemeLine[] {
  const draw = uniformDraws(seed);
  const spread = () => 1 + 0.15 * (draw() + draw() + draw() - 1.5) * 2;
  const busy = Array.from({ length: WEEKS }, () => 0.8 + 0.4 * draw());
  return Array.from({ length: 25 }, (_, theme) => {
    const mean = 90 / (1 + theme * 0.6);
    const lines = LANGUAGES.map((language): ThemeLine => {
      const exposures = busy.map((b) => b * mean * SHARE[language]);
      const counts = exposures.map((exposure, week) =>
        poissonDraw(draw, exposure * spread() * (theme === 0 && week === WEEKS - 1 ? rise : 1)),
      );
      return { theme: `t${theme}`, language, counts, exposures };
    });
    const sums = (key: "counts" | "exposures") =>
      busy.map((_, week) => lines.reduce((sum, line) => sum + (line[key][week] as number), 0));
    return [
      { theme: `t${theme}`, language: "all", counts: sums("counts"), exposures: sums("exposures") },
      ...lines,
    ];
  }).flat();
}

export const LAST_WEEK = WEEKS - 1;
