import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { ageBars } from "../charts/ageBars.js";
import { h, responsive } from "../dom.js";
import type { WaitingNow } from "../findings/wait.js";
import { formatDuration, formatNumber } from "../format.js";

/** Who waits for a first answer at this moment, by age. */
export function waitingCard(waiting: WaitingNow, span: 4 | 6, t: Texts): HTMLElement {
  const n = formatNumber(waiting.total, t);
  if (waiting.total === 0)
    return card({ title: t.empty.nobodyWaits, span, id: "waiting" }, t, emptyNote(t.response.waitingSub));
  const title = titleOf(waiting, n, t);
  const c = t.columns;
  const data = {
    name: "waiting-now",
    columns: [
      { label: c.age, cell: (row: WaitingNow["bands"][number]) => t.age[row.band as keyof Texts["age"]] },
      {
        label: c.tickets,
        cell: (row: WaitingNow["bands"][number]) => formatNumber(row.total, t),
        value: (row: WaitingNow["bands"][number]) => row.total,
        numeric: true,
      },
      {
        label: c.past_target,
        cell: (row: WaitingNow["bands"][number]) => formatNumber(row.late, t),
        value: (row: WaitingNow["bands"][number]) => row.late,
        numeric: true,
      },
    ],
    rows: waiting.bands,
  };
  const foot: string[] = [];
  if (waiting.oldestSeconds !== null) foot.push(t.thisWeek.oldest(formatDuration(waiting.oldestSeconds, t)));
  if (waiting.withTarget === 0) foot.push(t.empty.noTargets);
  return card(
    { title, sub: t.response.waitingSub, span, id: "waiting", data },
    t,
    responsive((width) => ageBars(waiting.bands, width, title, t)),
    h("p", { class: "foot" }, foot.join(" · ")),
  );
}

function titleOf(waiting: WaitingNow, n: string, t: Texts): string {
  if (waiting.withTarget === 0) return t.response.waitingTitleNoTarget(n);
  return waiting.late > 0
    ? t.response.waitingTitle(formatNumber(waiting.late, t))
    : t.response.waitingTitleNone(n);
}
