import type { Figure } from "./figure.js";
import type { RowResult } from "./row.js";

/** Rows as text, columns aligned; under each row its notes. */
export function textTable(rows: readonly RowResult[]): string {
  const head = ["what", "measured", "baseline", "ratio", "target", "verdict"];
  const cells = rows.map((row) => [
    row.what,
    row.measured === null ? "–" : figureText(row.measured, row.unit),
    row.baseline === null ? "–" : `${figureText(row.baseline.figure, row.unit)} ${row.baseline.what}`,
    row.ratio === null ? "–" : ratioText(row),
    row.target?.text ?? "–",
    row.verdict,
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  const body = rows.flatMap((row, i) => [line(cells[i] ?? []), ...row.notes.map((note) => `    ${note}`)]);
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...body, ""].join("\n");
}

/** A target in per cent is read in per cent. */
const ratioText = (row: RowResult): string =>
  row.target?.text.includes("%") === true
    ? `${((row.ratio ?? 0) * 100).toFixed(1)} %`
    : `${(row.ratio ?? 0).toFixed(2)} ×`;

function figureText({ median, min, max, repetitions }: Figure, unit: string): string {
  const spread = repetitions.length > 1 ? ` (${number(min)}–${number(max)}, ${repetitions.length} ×)` : "";
  return `${number(median)} ${unit}${spread}`;
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
