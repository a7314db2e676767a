import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { formatNumber } from "../format.js";
import { channelName } from "../labels.js";
import type { Cube, Tally } from "./cube.js";
import { languageName, themeName, weekName } from "./series.js";
import type { Facet, Picked } from "./state.js";

/** Values of a facet that stand there before the others are asked for. */
export const FIRST_SHOWN = 8;

export interface Bar {
  value: string;
  label: string;
  count: number;
  isPicked: boolean;
}

export function toldText({ total, isAtLeast }: Tally, picked: Picked, t: Texts): string {
  const x = t.themes.explorer;
  const n = formatNumber(total, t);
  if (Object.keys(picked).length === 0) return x.all(n);
  if (total === 0) return x.few;
  return isAtLeast ? x.some(n) : x.fit(n);
}

export function barsOf(
  cube: Cube,
  found: Tally,
  facet: Facet,
  picked: Picked,
  meta: SnapshotMeta,
  t: Texts,
): Bar[] {
  const chosen = picked[facet] ?? [];
  const bars = cube.values[facet].map(
    (value, i): Bar => ({
      value,
      label: facetLabel(facet, value, meta, t),
      count: found.by[facet][i + 1] ?? 0,
      isPicked: chosen.includes(value),
    }),
  );
  return facet === "week_start"
    ? bars.sort((a, b) => (a.value < b.value ? 1 : -1))
    : bars.sort(
        (a, b) =>
          Number(b.isPicked) - Number(a.isPicked) || b.count - a.count || (a.label < b.label ? -1 : 1),
      );
}

function facetLabel(facet: Facet, value: string, meta: SnapshotMeta, t: Texts): string {
  const x = t.themes.explorer;
  if (facet === "theme") return value === "none" ? x.noTheme : themeName(value, meta, t);
  if (facet === "week_start") return weekName(value, t);
  if (facet === "channel") return channelName(value, meta, t);
  if (facet === "language") return languageName(value, t);
  if (facet === "score") return x.scores[value as keyof typeof x.scores];
  return value === "other" ? x.otherVersions : value === "unknown" ? x.noVersion : value;
}
