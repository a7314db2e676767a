import { exactRates } from "../methods/exactTests.js";
import { qValues } from "../methods/falseDiscoveryRate.js";
import { type Stratum, stratifiedRatio } from "../methods/stratifiedRatio.js";
import { toldChange, type WeekCount } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";
import { THEME_Q } from "./themeChanges.js";

const WEEKS = 4;
const FEWEST_MENTIONS = 8;

interface Cell extends Record<string, unknown> {
  theme: string;
  version: string;
  week: string;
  /** Week and channel. */
  stratum: string;
  customers: number;
}

interface Input {
  cells: Cell[];
  /** Weeks of themes on versions whose count is withheld. */
  withheld: { theme: string; version: string; week: string }[];
  smallCell: number;
}

type Column =
  | "theme"
  | "app_version"
  | "customer_count"
  | "expected_count"
  | "share"
  | "others_share"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "p_value"
  | "q_value"
  | "verdict";
type VersionRow = Record<Column, string | number | null>;

export const themeByVersion = estimate<Input, Column>({
  name: "estimates.theme_by_version",
  grain: ["theme", "app_version"],
  inputs: ["marts.mentions", "reports.themes_by_week", "ref.settings"],
  columns: {
    theme: "VARCHAR",
    app_version: "VARCHAR",
    customer_count: "BIGINT",
    expected_count: "DOUBLE",
    share: "DOUBLE",
    others_share: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    p_value: "DOUBLE",
    q_value: "DOUBLE",
    verdict: "VARCHAR",
  },
  units:
    "customers of the last four complete weeks; ratio = their rate over that of customers on other versions",
  note:
    "those on a version against those on all others who wrote in the same week by the same channel, where both did: what a release " +
    "breaks shows before the desk's totals move; q over all themes and versions",
  async read(engine) {
    const cells = await engine.rows<Cell>(
      `with weeks as (
         select week_start from reports.themes_by_week
         where is_complete and theme = '' and scope_kind = 'all' order by week_start desc limit ${WEEKS}),
       recent as (
         select * from marts.mentions
         where app_version is not null and week_start in (select week_start from weeks)),
       writers as (
         select theme, app_version, week_start, channel, customer_key from recent group by all
         union all
         select '' as theme, app_version, week_start, channel, customer_key from recent group by all)
       select theme, app_version as version, cast(week_start as varchar) as week,
         cast(week_start as varchar) || ' ' || channel as stratum,
         cast(count(*) as integer) as customers
       from writers group by all order by all`,
    );
    const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
    const withheld = await engine.rows<{ theme: string; version: string; week: string }>(
      `select theme, scope as version, cast(week_start as varchar) as week from reports.themes_by_week
       where is_withheld and scope_kind = 'version' order by all`,
    );
    return { cells, withheld, smallCell };
  },
  compute: byVersion,
});

/**
 * Each theme on each version that at least small_cell customers wrote from. Counts and what is to be expected of them are put
 * together from strata of one week and channel in which others wrote too; given both, how many of a theme's customers are on the version is binomial
 * (Przyborowski and Wilenski 1940).
 */
export function byVersion({ cells, withheld, smallCell }: Input): VersionRow[] {
  const hidden = new Set(withheld.map(({ theme, version, week }) => JSON.stringify([theme, version, week])));
  const written = cells.filter(({ theme }) => theme === "");
  const versions = [...new Set(written.map(({ version }) => version))]
    .filter((version) => total(written.filter((cell) => cell.version === version)) >= 4 * smallCell)
    .sort();
  const themes = [...new Set(cells.map(({ theme }) => theme))].filter((theme) => theme !== "").sort();
  const all = byStratum(written);
  const compared = themes.flatMap((theme) => {
    const mentions = cells.filter((cell) => cell.theme === theme);
    return versions.flatMap((version) => {
      const here = (cell: Cell) => cell.version === version;
      const strata = sharedStrata(written.filter(here), all, mentions.filter(here), mentions);
      const { own, others } = sidesOf(strata);
      const isEnough = own.count + others.count >= FEWEST_MENTIONS && own.exposure > 0 && others.exposure > 0;
      const texts = total(written.filter(here));
      const weeks = [...groupBy(mentions.filter(here), ({ week }) => week)].map(([week, some]) => ({
        count: total(some),
        isWithheld: hidden.has(JSON.stringify([theme, version, week])),
      }));
      return isEnough ? [{ theme, version, own, others, strata, texts, weeks }] : [];
    });
  });
  const p = compared.map(({ own, others }) =>
    exactRates(own.count, own.exposure, others.count, others.exposure),
  );
  const q = qValues(p);
  return compared.map((one, i) => row(one, p[i] as number, q[i] as number, smallCell));
}

/** Weeks and channels in which those on the version and others wrote: what only one of them wrote compares nothing. */
function sharedStrata(
  ownWritten: readonly Cell[],
  all: ReadonlyMap<string, number>,
  ownMentions: readonly Cell[],
  mentions: readonly Cell[],
): Stratum[] {
  const [mine, everyone] = [byStratum(ownMentions), byStratum(mentions)];
  return [...byStratum(ownWritten)].flatMap(([stratum, own]) => {
    const others = (all.get(stratum) ?? 0) - own;
    const here = mine.get(stratum) ?? 0;
    const othersMentions = (everyone.get(stratum) ?? 0) - here;
    return others > 0 ? [{ own, others, ownMentions: here, othersMentions }] : [];
  });
}

/** Mentions of each side, and how many were to be expected at the rate that both have together. */
function sidesOf(strata: readonly Stratum[]) {
  const [own, others] = [
    { count: 0, exposure: 0 },
    { count: 0, exposure: 0 },
  ];
  for (const one of strata) {
    const rate = (one.ownMentions + one.othersMentions) / (one.own + one.others);
    own.count += one.ownMentions;
    own.exposure += one.own * rate;
    others.count += one.othersMentions;
    others.exposure += one.others * rate;
  }
  return { own, others };
}

interface Compared {
  theme: string;
  version: string;
  /** Of the weeks and channels in which both wrote. */
  own: { count: number; exposure: number };
  others: { count: number; exposure: number };
  strata: readonly Stratum[];
  /** Customers who wrote from the version. */
  texts: number;
  /** Those who mention the theme, of each week with any. */
  weeks: readonly WeekCount[];
}

function row(
  { theme, version, own, others, strata, texts, weeks }: Compared,
  p: number,
  q: number,
  smallCell: number,
): VersionRow {
  const { ratio, low, high } = stratifiedRatio(strata);
  const count = weeks.reduce((sum, week) => sum + week.count, 0);
  const expected = ratio ? count / ratio : (others.count / others.exposure) * own.exposure;
  const told = toldChange(weeks, { ratio, low, high, pValue: p, expected }, q, smallCell);
  const isReal = q <= THEME_Q && told.customer_count !== null;
  const share = (count: number | null): number | null => (count === null ? null : Math.min(1, count / texts));
  return {
    theme,
    app_version: version,
    ...told,
    share: share(told.customer_count),
    others_share: share(told.expected_count),
    verdict: !isReal ? "no_difference" : ratio === null || ratio > 1 ? "more" : "fewer",
  };
}

const total = (cells: readonly Cell[]): number => cells.reduce((sum, { customers }) => sum + customers, 0);

function byStratum(cells: readonly Cell[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { stratum, customers } of cells) sums.set(stratum, (sums.get(stratum) ?? 0) + customers);
  return sums;
}
