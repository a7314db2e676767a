import type { Texts } from "../../i18n/index.js";
import { grid, stack } from "../pageFrame.js";
import { firstColumns, halfColumns } from "./layout.js";
import { type Part, partCard } from "./part.js";
import type { Story } from "./story.js";

/**
 * The cards of a week: what happened and what to do; then why. Each half prints to one page. `volume` stands for the card of
 * that part.
 */
export function weekGrids(story: Story, root: string, volume: HTMLElement | null, t: Texts): HTMLElement[] {
  const part = (of: Part, span: 4 | 6 | 8 | 12) =>
    of === story.volume && volume !== null ? volume : partCard(of, span, root, t);
  const { wide, narrow, isShort } = firstColumns(story);
  const [main = null, ...more] = wide.map((one) => part(one, narrow.length === 0 ? 12 : 8));
  const beside = narrow.length === 0 ? null : stack(...narrow.map((one) => part(one, 4)));
  const first =
    isShort && main !== null && beside !== null
      ? grid(column("stack-wide", main, ...more), beside)
      : grid(main, beside, ...more);
  first.classList.add("week-first");
  const { left, right, below } = halfColumns(story);
  const half = (parts: readonly Part[]) => column("stack-half", ...parts.map((one) => part(one, 6)));
  const columns = right.length === 0 ? left.map((one) => part(one, 12)) : [half(left), half(right)];
  const second = grid(...columns, ...below.map((one) => part(one, 12)));
  second.classList.add("week-second");
  const restated = story.restated === null ? [] : [grid(partCard(story.restated, 12, root, t))];
  return [first, second, ...restated].filter((one) => one.children.length > 0);
}

function column(kind: string, ...cards: HTMLElement[]): HTMLElement {
  const made = stack(...cards);
  made.classList.add(kind);
  return made;
}
