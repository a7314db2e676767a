import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { arrow, h, pause } from "../dom.js";
import { formatNumber, formatWeek, weekNumber } from "../format.js";
import type { WeekData } from "./weekData.js";

/** As many as fit two rows; the rest is behind them. */
const SHOWN = 12;

/** Week 21, 2026. */
export const weekTitle = (week: string, t: Texts): string =>
  t.weekly.title(weekNumber(week), week.slice(0, 4));

/** The latest week is the site's first page; each before has its own. */
const hrefOf = (week: string, data: WeekData, root: string): string =>
  week === data.weeks.at(-1)?.[0] ? root : `${root}weekly/${week}`;

/** To the week before and the week after. */
export function weekNav(data: WeekData, root: string, t: Texts): HTMLElement | null {
  const at = data.weeks.findIndex(([week]) => week === data.meta.week);
  const [before, after] = [data.weeks[at - 1], data.weeks[at + 1]];
  if (before === undefined && after === undefined) return null;
  const link = (week: string, label: string, rel: string) =>
    h(
      "a",
      { href: hrefOf(week, data, root), rel },
      rel === "prev" ? arrow("back") : null,
      `${label} · ${t.status.week(weekNumber(week))}`,
      rel === "next" ? arrow("next") : null,
    );
  return h(
    "nav",
    { class: "week-nav", "aria-label": t.weekly.weeks },
    before === undefined ? null : link(before[0], t.weekly.previous, "prev"),
    after === undefined ? null : link(after[0], t.weekly.next, "next"),
  );
}

/** Every complete week, the latest first. */
export function weekListCard(data: WeekData, root: string, t: Texts): HTMLElement | null {
  const weeks = [...data.weeks].reverse();
  if (weeks.length < 2) return null;
  const list = (some: typeof weeks) =>
    h(
      "ul",
      { class: "weeks" },
      ...some.map(([week, start]) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: hrefOf(week, data, root),
              "aria-current": week === data.meta.week ? "page" : null,
            },
            t.status.week(weekNumber(week)),
          ),
          pause(),
          h("span", { class: "quiet" }, formatWeek(start, t, t.shortDays)),
        ),
      ),
    );
  const rest = weeks.slice(SHOWN);
  return card(
    { title: t.weekly.listTitle(weeks.length), sub: t.weekly.listSub, span: 12, id: "weeks" },
    t,
    list(weeks.slice(0, SHOWN)),
    rest.length === 0
      ? ""
      : h(
          "details",
          { class: "behind" },
          h("summary", {}, t.weekly.earlier(formatNumber(rest.length, t))),
          list(rest),
        ),
  );
}
