import type { Texts } from "../../i18n/index.js";
import {
  type CauseWait,
  costliest,
  largest,
  total,
  unexplainedShare,
  weekRows,
  weeksOf,
} from "../findings/causes.js";
import { missingContacts } from "../findings/missing.js";
import { isWaitUnknown, withUntold } from "../findings/untold.js";
import { formatNumber, formatShare } from "../format.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { causeBarsCard, causeExcessCard, causeTrendCard } from "../views/causeCards.js";
import { interval, waited } from "../views/causeFigures.js";
import { causeRulesCard, causeScopeCard } from "../views/causeRuleCards.js";

type Needs = "calendar_marks" | "cause_waits_by_week" | "cause_rules" | "cause_examples";

/** Why contacts were slow or failed, what that cost in waiting, and how much of it nothing explains. */
export async function causesPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingContacts(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const rows = data.cause_waits_by_week;
  const weekStart = weeksOf(rows).at(-1) ?? null;
  const week = weekRows(rows, weekStart ?? undefined);
  const isUnknown = isWaitUnknown(rows, data.meta);
  const rules = causeRulesCard(data.cause_rules, data.cause_examples, t);
  const title = isUnknown ? t.untold.causes : headline(week, t);
  return pageFrame(
    { meta: data.meta, weekStart, headline: title, lead: withUntold(lead(week, data, t), data.meta, t) },
    t,
    isUnknown
      ? grid(rules)
      : grid(
          causeBarsCard(rows, data.meta, t),
          causeExcessCard(rows, data.cause_rules, t),
          causeTrendCard(rows, data.calendar_marks, t),
          causeScopeCard(rows, data.meta, t),
          rules,
        ),
  );
}

function headline(week: readonly CauseWait[], t: Texts): string {
  if (week.length === 0) return t.causes.headlineEmpty;
  const first = costliest(week);
  if (first !== null) {
    return t.causes.headline(
      t.causes.inSentence[first.cause],
      waited(first.excess_seconds ?? 0, t),
      interval(first, t),
    );
  }
  const share = unexplainedShare(week);
  return share === null ? t.causes.headlineQuiet : t.causes.headlineNone(formatShare(share, t, 0));
}

function lead(week: readonly CauseWait[], data: Snapshot<Needs>, t: Texts): string {
  if (week.length === 0) return t.causes.leadEmpty;
  const share = unexplainedShare(week);
  const [latest] = week;
  const contacts = data.cause_waits_by_week
    .filter((row) => row.week_start === latest?.week_start && row.scope_kind === "all")
    .reduce((most, row) => Math.max(most, row.total_contact_count), 0);
  const stillWaiting = week.reduce((most, row) => Math.max(most, row.total_waiting_count), 0);
  const most = largest(week)?.cause ?? null;
  const hasRoster = data.cause_rules.some(
    (rule) => rule.evidence === "short_staffed" && rule.judged_count > 0,
  );
  return (
    (share === null
      ? ""
      : t.causes.lead(waited(total(week), t), formatNumber(contacts, t), formatShare(share, t, 0))) +
    (most === null || most === costliest(week)?.cause ? "" : t.causes.leadMost(t.causes.inSentence[most])) +
    (stillWaiting === 0 ? "" : t.causes.leadWaiting(formatNumber(stillWaiting, t))) +
    (hasRoster ? "" : t.causes.leadNoCapacity)
  );
}
