import type { Texts } from "../../i18n/index.js";
import { grid, stack } from "../pageFrame.js";
import { type Part, partCard } from "./part.js";
import type { Story } from "./story.js";

/** Fewer findings are shorter than what stands beside them: the targets then stand below, lest the card be a hole. */
const FEW_LINES = 2;

/** The cards of a week: what happened and what to do; then why. Each half prints to one page. */
export function weekGrids(story: Story, root: string, volume: HTMLElement, t: Texts): HTMLElement[] {
  const part = (of: Part, span: 4 | 6 | 8) => partCard(of, span, root, t);
  const beside = [story.todo, ...(story.waiting === null ? [] : [story.waiting])];
  const isShort = (story.findings.lines ?? []).length < FEW_LINES;
  const first = isShort
    ? grid(
        wide(part(story.findings, 8), part(story.wait, 8), part(story.targets, 8)),
        stack(...beside.map((one) => part(one, 4))),
      )
    : grid(
        part(story.findings, 8),
        stack(...[...beside, story.targets].map((one) => part(one, 4))),
        part(story.wait, 8),
      );
  first.classList.add("week-first");
  const second = grid(
    half(part(story.chat, 6), part(story.causes, 6), part(story.themes, 6)),
    half(part(story.peaks, 6), part(story.safety, 6), volume),
  );
  second.classList.add("week-second");
  const restated = story.restated === null ? [] : [grid(partCard(story.restated, 12, root, t))];
  return [first, second, ...restated];
}

function wide(...cards: HTMLElement[]): HTMLElement {
  const column = stack(...cards);
  column.classList.add("stack-wide");
  return column;
}

function half(...cards: HTMLElement[]): HTMLElement {
  const column = stack(...cards);
  column.classList.add("stack-half");
  return column;
}
