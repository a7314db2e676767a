import type { Texts } from "../../i18n/index.js";
import { countBars } from "../charts/countBars.js";
import type { Column } from "../dataTable.js";
import type { WaitingNow } from "../findings/wait.js";
import { formatDuration, formatNumber } from "../format.js";
import { behind, type Part, partCard } from "../week/part.js";

/** Who waits for a first answer at this moment, by age. `untold`: open tickets of which nobody knows whether they wait; `hasTargets`: whether any is set. */
export function waitingPart(waiting: WaitingNow, untold: number, t: Texts, hasTargets = false): Part {
  const n = formatNumber(waiting.total, t);
  if (waiting.total === 0 && untold > 0)
    return { id: "waiting", title: t.untold.waiting, empty: t.untold.empty };
  if (waiting.total === 0) return { id: "waiting", title: t.empty.nobodyWaits, empty: t.response.waitingSub };
  const title = titleOf(waiting, n, t);
  const foot: string[] = [];
  if (waiting.oldestSeconds !== null) foot.push(t.thisWeek.oldest(formatDuration(waiting.oldestSeconds, t)));
  if (waiting.withTarget === 0 && !hasTargets) foot.push(t.empty.noTargets);
  if (untold > 0) foot.push(t.untold.open(formatNumber(untold, t)));
  return {
    id: "waiting",
    title,
    sub: t.response.waitingSub,
    chart: (width) =>
      countBars(
        waiting.bands.map((band) => ({ ...band, name: ageOf(band, t) })),
        { width, title, lateIs: t.response.pastTarget },
        t,
      ),
    foot: foot.join(" · "),
    data: behind({ name: "waiting-now", columns: columnsOf(t), rows: waiting.bands }),
  };
}

export const waitingCard = (
  waiting: WaitingNow,
  untold: number,
  span: 4 | 5,
  t: Texts,
  hasTargets = false,
): HTMLElement => partCard(waitingPart(waiting, untold, t, hasTargets), span, "./", t);

const ageOf = ({ band }: { band: string }, t: Texts): string => t.age[band as keyof Texts["age"]];

function columnsOf(t: Texts): Column<WaitingNow["bands"][number]>[] {
  const figure = (label: string, key: "total" | "late"): Column<WaitingNow["bands"][number]> => ({
    label,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
    numeric: true,
  });
  return [
    { label: t.columns.age, cell: (row) => ageOf(row, t) },
    figure(t.columns.tickets, "total"),
    figure(t.columns.past_target, "late"),
  ];
}

function titleOf(waiting: WaitingNow, n: string, t: Texts): string {
  if (waiting.withTarget === 0) return t.response.waitingTitleNoTarget(n);
  return waiting.late > 0
    ? t.response.waitingTitle(formatNumber(waiting.late, t))
    : t.response.waitingTitleNone(n);
}
