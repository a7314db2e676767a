import type { Texts } from "../../i18n/index.js";
import { missingTickets } from "../findings/missing.js";
import { formatNumber } from "../format.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import {
  complaintCategories,
  complaintsDue,
  complaintWeeks,
  openComplaints,
} from "../views/complaintCards.js";

type Needs = "complaints_by_week" | "complaints_due";

/** The regulator's clock: which complaints are past it, which fall due, how those before ended. */
export async function safetyPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingTickets(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const { week } = data.meta;
  const weekStart = data.complaints_by_week.find((row) => row.week === week)?.week_start ?? null;
  return pageFrame(
    { meta: data.meta, weekStart, headline: headline(data, t), lead: lead(data, t) },
    t,
    grid(
      complaintsDue(data.complaints_due, t),
      complaintCategories(data.complaints_due, t),
      complaintWeeks(data.complaints_by_week, data.meta, t),
    ),
  );
}

const isUnset = (data: Snapshot<Needs>): boolean =>
  data.complaints_by_week.length === 0 &&
  data.complaints_due.length === 0 &&
  (data.meta.withheld.complaints_by_week ?? 0) === 0;

function headline(data: Snapshot<Needs>, t: Texts): string {
  if (isUnset(data)) return t.safety.headlineNone;
  const { past, soon } = openComplaints(data.complaints_due);
  if (past > 0) return t.safety.headlinePast(formatNumber(past, t));
  return soon > 0 ? t.safety.headlineDue(formatNumber(soon, t)) : t.safety.headlineFine;
}

function lead(data: Snapshot<Needs>, t: Texts): string {
  if (isUnset(data)) return t.safety.leadNone;
  const { past, soon } = openComplaints(data.complaints_due);
  return past > 0 && soon > 0 ? t.safety.lead(formatNumber(soon, t)) : "";
}
