import type { Engine } from "../../engine/engine.js";
import { type Cell, cellKey, type Span, type Sum } from "./cell.js";
import { daysFrom, group } from "./rule.js";

const CREATED = "created";
export type TicketCount = {
  week_start: string;
  category: string;
  problem: string;
  /** Whether the tool's category told the problem: then it is the problem of all its tickets. */
  by_category: boolean;
  has_sub: boolean;
  tickets: number;
};

export const readTicketCounts = (engine: Engine): Promise<TicketCount[]> =>
  engine.rows<TicketCount>(
    `select week_start, category, problem, problem_source = 'category' as by_category, sub_problem is not null as has_sub,
       count(*) as tickets
     from marts.tickets group by all order by all`,
  );

/**
 * What ties the tickets of a problem to those of the tool's categories, in each of the days for which problems are shown: a
 * problem is the sum of the categories that mean it and of what tags and texts told of others. That rest is in no report,
 * yet it is the one less the others. So is what of a problem tells no sub-cause.
 */
export function problemCells(
  tickets: readonly TicketCount[],
  cells: readonly Cell[],
): { cells: Cell[]; sums: Sum[] } {
  const spans = new Map(
    cells
      .filter(({ population, where }) => population === CREATED && where.problem !== undefined)
      .flatMap(({ span }) => (span === null ? [] : [[span.join(), span] as const])),
  );
  const days = tickets.map((row) => ({ row, day: daysFrom(row.week_start)[0] }));
  const all = [...spans.values()].map((span) =>
    inSpan(
      days.filter(({ day }) => day >= span[0] && day < span[1]).map(({ row }) => row),
      span,
    ),
  );
  return { cells: all.flatMap((own) => own.cells), sums: all.flatMap((own) => own.sums) };
}

function inSpan(rows: readonly TicketCount[], span: Span): { cells: Cell[]; sums: Sum[] } {
  const unseen = new Map<string, Cell>();
  const parts = new Map<string, Set<string>>();
  const add = (where: Record<string, string>, tickets: number): string => {
    const cell = group(CREATED, span, where, tickets);
    const key = cellKey(cell);
    unseen.set(key, { ...cell, count: tickets + (unseen.get(key)?.count ?? 0), isUnseen: true });
    return key;
  };
  for (const { category, problem, by_category, has_sub, tickets } of rows) {
    const part = by_category
      ? cellKey(group(CREATED, span, { category }, 0))
      : add({ category, told: problem }, tickets);
    parts.set(problem, (parts.get(problem) ?? new Set()).add(part));
    if (!has_sub) add({ problem, sub_problem: "not_told" }, tickets);
  }
  const sums = [...parts].map(([problem, own]): Sum => {
    const total = cellKey(group(CREATED, span, { problem }, 0));
    // The tool's categories are in more reports than the problems.
    return { total, parts: [...own].sort(), givesTotal: true };
  });
  return { cells: [...unseen.values()], sums };
}
