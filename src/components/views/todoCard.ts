import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { h, rich } from "../dom.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, type Finding, hrefOf, wordsOf } from "../findings/words.js";

/** More at once is done by nobody. */
const MOST = 8;

/** What to do, the weightiest first, each once; each leads to its evidence. */
export function todoCard({ all }: WeekFindings, around: Around, t: Texts): HTMLElement {
  const steps = stepsOf(all).slice(0, MOST);
  return card(
    { title: t.thisWeek.todo, span: 4, id: "todo" },
    t,
    steps.length === 0
      ? h("p", { class: "empty" }, t.thisWeek.todoNothing)
      : h(
          "ol",
          { class: "todo" },
          ...steps.map((row) =>
            h(
              "li",
              {},
              rich(row.action === null ? "" : t.findings.action[row.action](wordsOf(row, around, t))),
              " ",
              h(
                "a",
                { href: hrefOf(row) },
                `${t.nav[row.page as keyof Texts["nav"]] ?? t.findings.evidence} →`,
              ),
            ),
          ),
        ),
  );
}

/**
 * The same thing to do for the same subject stands once, where it weighs most. Where the roster is known to fall short,
 * the hours to mend stand for looking at it.
 */
function stepsOf(rows: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  const concrete = (row: Finding) =>
    row.action === "roster_queue"
      ? (rows.find(({ action, subject }) => action === "roster_slot" && subject === row.subject) ?? row)
      : row;
  return rows.map(concrete).filter((row) => {
    if (row.action === null) return false;
    const target =
      row.action === "ask_release" ? row.marker_name : row.subject_kind === "all" ? row.kind : row.subject;
    const key = `${row.action} ${target}`;
    // Whoever begins with a category clears it.
    const isBegun = row.action === "clear_category" && seen.has(`part ${row.subject}`);
    if (isBegun || seen.has(key)) return false;
    seen.add(key);
    if (row.part !== null) seen.add(`part ${row.part}`);
    return true;
  });
}
