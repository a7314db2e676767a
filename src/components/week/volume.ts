import type { Texts } from "../../i18n/index.js";
import { verdictOf, type WeekFindings } from "../findings/week.js";
import { between } from "../findings/words.js";
import { type Change, usualText } from "../views/volumeTable.js";
import type { WeekData } from "./weekData.js";

/** How many tickets came, and what that is called. */
export interface Volume {
  count: number;
  verdict: Change["verdict"];
  /** Empty where nothing is compared. */
  usual: string;
}

/** The latest week has its test; a week before, what was found of it. Null where its tickets are not told. */
export function volumeOf(data: WeekData, found: WeekFindings, t: Texts): Volume | null {
  const change = data.category_trends.find((row) => row.scope_kind === "all");
  if (change !== undefined)
    return { count: change.ticket_count, verdict: change.verdict, usual: usualText(change, t) };
  const week = data.category_weeks.find((row) => row.scope_kind === "all");
  if (week === undefined) return null;
  const finding = found.all.find((row) => row.kind === "tickets" && row.subject_kind === "all");
  const verdicts = { above: "rose", below: "fell", within: "no_change", too_few: "too_few_weeks" } as const;
  return {
    count: week.ticket_count,
    verdict: verdicts[verdictOf(found, "volume", "tickets", "all")],
    usual: finding === undefined ? "" : between(finding.compared_low, finding.compared_high, finding.unit, t),
  };
}
