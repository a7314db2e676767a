import type { Texts } from "../../i18n/index.js";
import { missingTickets } from "../findings/missing.js";
import { withUntold } from "../findings/untold.js";
import { formatNumber, formatShare } from "../format.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { type BacklogWeek, backlogAgeCard, backlogWeek, stockCard } from "../views/backlogCard.js";
import { backlogScopeCard } from "../views/backlogScopeCard.js";
import { attainment, breachHoursCard, dueCard, pastNow, slaCard } from "../views/slaCards.js";
import { circumstancesCard, slaTeamCard } from "../views/slaTeamCards.js";

type Needs =
  | "backlog_by_age"
  | "backlog_by_day"
  | "calendar_marks"
  | "sla_breach_circumstances"
  | "sla_breaches_by_hour"
  | "sla_by_team"
  | "sla_by_week"
  | "sla_due";

/** Which targets are met, what is late or about to be, and whether the backlog grows. */
export async function targetsPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingTickets(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const { week } = data.meta;
  const weekStart = data.sla_by_week.find((row) => row.week === week)?.week_start ?? mondayOf(week, data);
  const backlog = backlogWeek(data.backlog_by_day, weekStart);
  const hours = breachHoursCard(data.sla_breaches_by_hour, t);
  return pageFrame(
    {
      meta: data.meta,
      weekStart,
      headline: headline(data, t),
      lead: withUntold(lead(data, backlog, t), data.meta, t),
    },
    t,
    grid(
      slaCard(data.sla_by_week, week, data.meta, t),
      dueCard(data.sla_due, data.meta, t),
      backlogAgeCard(data.backlog_by_age, t),
      stockCard(data.backlog_by_day, backlog, data.calendar_marks, t),
      ...[
        backlogScopeCard(data.backlog_by_day, weekStart, data.meta, t),
        circumstancesCard(data.sla_breach_circumstances, t),
        hours,
        slaTeamCard(data.sla_by_team, t),
      ].filter((shown) => shown !== null),
    ),
  );
}

/** The Monday of the last seven complete days, where no target tells the week. */
function mondayOf(week: string | null, data: Snapshot<Needs>): string | null {
  if (week === null) return null;
  const days = data.backlog_by_day
    .filter((row) => row.is_complete && new Date(`${row.day}T00:00:00Z`).getUTCDay() === 0)
    .map((row) => row.day)
    .sort();
  const sunday = days.at(-1);
  if (sunday === undefined) return null;
  return new Date(Date.parse(`${sunday}T00:00:00Z`) - 6 * 86_400_000).toISOString().slice(0, 10);
}

/** Targets may also come with the tickets. */
const isUnset = (data: Snapshot<Needs>): boolean =>
  data.sla_by_week.length === 0 && data.sla_due.length === 0 && data.meta.sla.length === 0;

function headline(data: Snapshot<Needs>, t: Texts): string {
  if (isUnset(data)) return t.targets.headlineNone;
  const late = formatNumber(pastNow(data.sla_due), t);
  const share = attainment(data.sla_by_week, data.meta.week, "first_response")?.met_share ?? null;
  return share === null ? t.targets.headlineNoShare(late) : t.targets.headline(formatShare(share, t), late);
}

function lead(data: Snapshot<Needs>, backlog: BacklogWeek | null, t: Texts): string {
  if (backlog === null) return isUnset(data) ? t.targets.leadNone : "";
  const stock = formatNumber(backlog.stock, t);
  if (backlog.change === 0) return t.targets.leadSame(stock);
  const n = formatNumber(Math.abs(backlog.change), t);
  return backlog.change > 0 ? t.targets.leadGrew(n, stock) : t.targets.leadShrank(n, stock);
}
