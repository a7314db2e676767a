import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import { hasContacts } from "../findings/missing.js";
import { verdictOf, type WeekFindings } from "../findings/week.js";
import { formatNumber, formatWeek, unbroken } from "../format.js";
import { ratingInterval, ratingOf, ratingText } from "../views/qualityCards.js";
import type { Cell, Part } from "./part.js";
import type { WeekData } from "./weekData.js";

type Rating = ReportRow<"satisfaction_by_week">;
type Measure = Rating["measure"];
const MEASURES = ["csat", "nps"] as const satisfies readonly Measure[];
/** Weeks in the table; the page Did it help has all. */
const MOST = 8;

/** Feedback is all there is, and no week of what is written in it is over: the week is told by its scores. */
export const isOfScores = ({ meta, themes_by_week }: WeekData): boolean =>
  meta.week !== null && !hasContacts(meta) && !themes_by_week.some((row) => row.is_complete);

const measuresOf = ({ satisfaction_by_week: rows, meta }: WeekData): Rating[] =>
  MEASURES.flatMap((measure) => ratingOf(rows, meta.week, measure) ?? []);

const measureName = (measure: Measure, t: Texts): string => t.quality[measure];

const evidence = (row: Rating, t: Texts): string =>
  [unbroken(ratingInterval(row, t)), t.n(formatNumber(row.rated_count, t))]
    .filter((text) => text !== "")
    .join(" · ");

/** Satisfaction week by week, where no ticket tells of the desk; null where nobody rated in the week. */
export function ratedPart(data: WeekData, t: Texts): Part | null {
  const measures = measuresOf(data).map(({ measure }) => measure);
  if (measures.length === 0) return null;
  const rows = data.satisfaction_by_week;
  const starts = [...new Set(rows.map(({ week_start }) => week_start))].sort().reverse().slice(0, MOST);
  const cellOf = (week: string, measure: Measure): Cell => {
    const row = rows.find((one) => one.week_start === week && one.measure === measure);
    return row === undefined ? { text: "" } : { text: ratingText(row, row.value, t), note: evidence(row, t) };
  };
  return {
    id: "rated",
    title: t.rated.title,
    sub: t.rated.sub,
    table: {
      head: [
        { label: t.columns.week },
        ...measures.map((measure) => ({ label: measureName(measure, t), isNumeric: true })),
      ],
      rows: starts.map((week) => [
        { text: formatWeek(week, t, t.shortDays) },
        ...measures.map((measure) => cellOf(week, measure)),
      ]),
    },
    more: { href: "quality#ratings", label: t.nav.quality },
  };
}

/** Of a desk of scores alone: each measure and whether it changed, how many rated, and how many were not content. */
export function ratedFigures(data: WeekData, found: WeekFindings, t: Texts): Figure[] {
  const rows = measuresOf(data);
  const [first] = rows;
  if (first === undefined) return [];
  const sum = (of: readonly Rating[]) => of.reduce((total, row) => total + row.rated_count, 0);
  const earlier = data.satisfaction_by_week.filter(({ week }) => week < first.week);
  const before = sum(earlier.filter(({ week }) => week === earlier.at(-1)?.week));
  return [
    ...rows.map((row) => measureFigure(row, found, t)),
    {
      label: t.rated.ratings,
      value: formatNumber(sum(rows), t),
      ...(before === 0 ? {} : { note: t.said.before(formatNumber(before, t)) }),
    },
    { label: t.rated.low[first.measure], value: formatNumber(first.negative_count, t) },
  ];
}

function measureFigure(row: Rating, found: WeekFindings, t: Texts): Figure {
  const verdict = verdictOf(found, "quality", row.measure, "all");
  return {
    label: measureName(row.measure, t),
    value: ratingText(row, row.value, t),
    strong: t.verdict[verdict],
    warn: verdict === "below",
    note: evidence(row, t),
  };
}

/** How satisfied those were who rated. */
export const ratedLead = (data: WeekData, t: Texts): string =>
  measuresOf(data)
    .map((row) =>
      t.rated.lead[row.measure](ratingText(row, row.value, t), t.n(formatNumber(row.rated_count, t))),
    )
    .join(t.join.sentence);
