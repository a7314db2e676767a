import type { Texts } from "../../i18n/index.js";
import { hasTickets } from "../findings/missing.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, evidenceOf, type Finding, wordsOf } from "../findings/words.js";
import { lacking } from "./lackingPart.js";
import type { Part } from "./part.js";

/** More at once is done by nobody. */
const MOST = 8;

/** What to do, the weightiest first, each once; each leads to its evidence. */
export function todoPart({ all, isFew }: WeekFindings, around: Around, isPresent: boolean, t: Texts): Part {
  const { meta } = around;
  const steps = stepsOf(all).slice(0, MOST);
  const hasTargets = hasTickets(meta) && meta.sla.length > 0;
  const title = isPresent ? t.thisWeek.todo : t.weekly.todoPast;
  // Where nothing was looked for, that nothing is to be done does not follow.
  if (steps.length === 0 && (meta.week === null || (isFew && !hasTargets)))
    return lacking("todo", meta.week === null ? "week" : "weeks", title);
  const none = hasTargets ? (isFew ? "targets" : "both") : "changes";
  const nothing = isPresent ? t.thisWeek.todoNothing[none] : t.weekly.todoPastNothing;
  return {
    id: "todo",
    title,
    as: "todo",
    lines: steps.map((row) => ({
      text: row.action === null ? "" : t.findings.action[row.action](wordsOf(row, around, t)),
      ...evidenceOf(row, t),
    })),
    ...(steps.length === 0 ? { empty: nothing } : {}),
  };
}

/**
 * The same thing to do for the same subject stands once, where it weighs most. Where the roster is known to fall short,
 * the hours to mend stand for looking at it; where it is told what an event brought, that stands for its highest hours.
 */
function stepsOf(rows: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const concrete = (row: Finding) => {
    const stands = (other: Finding) =>
      other.subject === row.subject &&
      ((row.action === "roster_queue" && other.action === "roster_slot") ||
        (row.action === "plan_event" && other.action === "plan_event" && other.family === "events"));
    return rows.find(stands) ?? row;
  };
  return rows.map(concrete).filter((row) => {
    if (row.action === null) return false;
    const target =
      row.action === "ask_release" || row.action === "ask_release_theme"
        ? row.marker_name
        : row.subject_kind === "all"
          ? row.kind
          : row.subject;
    const key = `${row.action} ${target}`;
    // Whoever begins with a category clears it.
    const isBegun = row.action === "clear_category" && seen.has(`part ${row.subject}`);
    if (isBegun || seen.has(key)) return false;
    seen.add(key);
    if (row.part !== null) seen.add(`part ${row.part}`);
    return true;
  });
}
