import type { Page } from "playwright-core";

/** Texts of a chart that lie on each other or beyond the card; slanting ones are as far apart as their lines, not their boxes. */
export const collisions = (page: Page): Promise<string[]> =>
  page.$$eval(".chart svg", (charts) =>
    charts.flatMap((chart) => {
      const card = chart.closest(".card")?.getBoundingClientRect();
      if (card === undefined || chart.getClientRects().length === 0) return [];
      const labels = [...chart.querySelectorAll("text")]
        .filter((label) => label.getClientRects().length > 0)
        .map((label) => ({
          text: label.textContent ?? "",
          isSlanting: label.getAttribute("transform")?.includes("rotate") === true,
          box: label.getBoundingClientRect(),
        }));
      const beyond = labels
        .filter(({ box }) => box.left < card.left || box.right > card.right)
        .map(({ text }) => `${text} beyond the card`);
      const level = labels.filter(({ isSlanting }) => !isSlanting);
      const meeting = level.flatMap((one, i) =>
        level.slice(i + 1).flatMap((other) => {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          return across > 2 && down > 4 ? [`${one.text} on ${other.text}`] : [];
        }),
      );
      return [...beyond, ...meeting];
    }),
  );
