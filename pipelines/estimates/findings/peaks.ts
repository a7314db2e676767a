import jStat from "jstat";
import {
  type Action,
  type Candidate,
  type Context,
  candidate,
  family,
  type Marker,
  SEVERITY,
} from "./finding.js";
import { dayAfter } from "./weeklyChange.js";

interface SpellRow {
  starts_at_local: string;
  ends_at_local: string;
  contacts: number;
  expected: number;
  ratio: number;
  low: number;
  high: number;
  explanation_kind: string | null;
  explanation_name: string | null;
  top_category: string | null;
  [column: string]: string | number | null;
}

interface Rows {
  /** Mondays of the weeks that were searched. */
  searched: string[];
  spells: SpellRow[];
}

/** A normal distribution's two-sided 95 % bound. */
const BOUND = 1.959964;
/** Windows of a week: from each of its hours on 1 to 24 hours, from each of its days on 2 to 7 days (`scanForPeaks`). */
const WINDOWS = 168 * 24 + 7 * 6;

/**
 * Spells out of the ordinary, each in the week in which it began, with what explains it best. One was found among all windows
 * of the week, so its p-value is that of one window times their number (Bonferroni): neighbouring windows share their
 * contacts, which makes it a cautious one. A week without a spell is a comparison in vain.
 */
export const peaks = family<Rows>({
  name: "peaks",
  inputs: ["estimates.peak_spells", "estimates.peak_days"],
  read: async (engine) => {
    const days = await engine.rows<{ day: string }>("select day from estimates.peak_days order by day");
    const spells =
      await engine.rows<SpellRow>(`select starts_at_local, ends_at_local, contact_count as contacts,
        expected_count as expected, ratio, ratio_low as low, ratio_high as high, explanation_kind, explanation_name, top_category
      from estimates.peak_spells order by starts_at_local`);
    const isMonday = ({ day }: { day: string }) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
    return { searched: days.filter(isMonday).map(({ day }) => day), spells };
  },
  propose: ({ searched, spells }, context) => ({
    unjudged: [],
    candidates: context.weeks
      .filter(({ week_start }) => searched.includes(week_start))
      .flatMap(({ week, week_start }) => {
        const end = dayAfter(week_start, 7);
        const own = spells.filter(({ starts_at_local: at }) => at >= week_start && at < end);
        return own.length === 0 ? [noneOf(week)] : own.map((spell) => candidateOf(week, spell, context));
      }),
  }),
});

const COMMON = { family: "peaks", kind: "peak", unit: "ratio", page: "peaks" } as const;

/** Stands for the search of a week that found nothing. */
const noneOf = (week: string): Candidate =>
  candidate({ ...COMMON, week, story: `peak ${week}`, severity: SEVERITY.work, p: 1, affected: 0 });

function candidateOf(week: string, spell: SpellRow, context: Context): Candidate {
  const error = (Math.log(spell.ratio) - Math.log(spell.low)) / BOUND;
  const marker = markerOf(spell, context);
  const [day = "", from = ""] = spell.starts_at_local.split(" ");
  return candidate({
    ...COMMON,
    week,
    // What explains it has a sentence of its own: the same event is told once.
    story: marker === null ? `peak ${spell.starts_at_local}` : `event ${marker.name} ${marker.on}`,
    direction: "up",
    tone: marker === null || marker.kind === "incident" ? "worse" : "neutral",
    value: spell.ratio,
    low: spell.low,
    high: spell.high,
    ...(marker === null || marker.kind === "pay_day" ? {} : { subjectKind: "event", subject: marker.name }),
    n: spell.contacts,
    compared: spell.expected,
    comparedWith: "expected",
    p: Math.min(1, WINDOWS * jStat.normal.cdf(-Math.log(spell.ratio) / error, 0, 1)),
    affected: spell.contacts - spell.expected,
    severity: marker?.kind === "incident" ? SEVERITY.wait : SEVERITY.work,
    anchor: "peak-list",
    action: actionOf(spell, marker),
    ...(spell.top_category === null ? {} : { partKind: "category", part: spell.top_category }),
    day,
    from,
    to: spell.ends_at_local.split(" ")[1] ?? null,
    marker,
  });
}

function actionOf({ explanation_kind }: SpellRow, marker: Marker | null): Action | null {
  if (explanation_kind === null) return "explain_peak";
  if (marker?.kind === "incident") return "write_notice";
  return marker?.kind === "promotion" || marker?.kind === "holiday" ? "plan_event" : null;
}

/** The mark that the explanation names: the last of its name to begin before the spell ends. */
function markerOf(spell: SpellRow, { markers }: Context): Marker | null {
  const { explanation_kind: kind, explanation_name: name, ends_at_local: end } = spell;
  if (kind === "pay_day") return { kind, name: name ?? "", on: spell.starts_at_local.slice(0, 10) };
  const found = markers.findLast((mark) => mark.kind === kind && mark.name === name && mark.on <= end);
  return found === undefined ? null : { kind: found.kind, name: found.name, on: found.on };
}
