import type { Texts } from "../../i18n/index.js";
import { formatNumber } from "../format.js";
import type { Bar } from "./facetBars.js";

const SCALE = 2;
const COLUMN = 300;
const COLUMNS = 3;
const LINE = 24;
const MARGIN = 24;
const HEAD = 34;

/** The explorer as a picture, in the page's colours. */
export function facetPicture(
  title: string,
  lists: readonly { title: string; bars: readonly Bar[] }[],
  t: Texts,
): HTMLCanvasElement {
  const rows = Array.from({ length: Math.ceil(lists.length / COLUMNS) }, (_, i) =>
    lists.slice(i * COLUMNS, (i + 1) * COLUMNS),
  );
  const heights = rows.map((row) => HEAD + LINE * Math.max(...row.map(({ bars }) => bars.length)) + MARGIN);
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * (COLUMNS * COLUMN + MARGIN);
  canvas.height = SCALE * (MARGIN + HEAD + heights.reduce((a, b) => a + b, 0));
  const pen = canvas.getContext("2d");
  if (pen === null) return canvas;
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => style.getPropertyValue(name).trim() || style.color;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colour("--paper");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const write = (text: string, x: number, y: number, weight = 400): void => {
    pen.font = `${weight} 14px ${style.fontFamily}`;
    pen.fillStyle = colour("--ink");
    pen.fillText(text, x, y, COLUMN - MARGIN - 60);
  };
  pen.font = `600 16px ${style.fontFamily}`;
  pen.fillStyle = colour("--ink");
  pen.fillText(title, MARGIN, MARGIN + 14);
  let top = MARGIN + HEAD;
  for (const [r, row] of rows.entries()) {
    for (const [i, list] of row.entries()) {
      const left = MARGIN + i * COLUMN;
      const most = Math.max(1, ...list.bars.map(({ count }) => count));
      write(list.title, left, top + 14, 600);
      for (const [j, bar] of list.bars.entries()) {
        const y = top + HEAD + j * LINE;
        pen.globalAlpha = bar.isPicked ? 0.4 : 0.16;
        pen.fillStyle = colour("--accent");
        pen.fillRect(left, y - 5, ((COLUMN - MARGIN) * bar.count) / most, LINE - 4);
        pen.globalAlpha = 1;
        write(bar.label, left + 6, y + 10, bar.isPicked ? 600 : 400);
        const count = formatNumber(bar.count, t);
        pen.fillText(count, left + COLUMN - MARGIN - 6 - pen.measureText(count).width, y + 10);
      }
    }
    top += heights[r] ?? 0;
  }
  return canvas;
}
