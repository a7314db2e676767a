/**
 * How a command speaks. stdout is for data, stderr for people; `--json` turns stdout into one event a line.
 * Only the command line makes one, so nothing else prints.
 */
export interface Output {
  readonly json: boolean;
  /** Only the exit code is wanted. */
  readonly quiet: boolean;
  /** A finding or a result for people. */
  say(line: string): void;
  /** Data the caller asked for. */
  data(text: string): void;
  /** A machine-readable event; dropped unless --json. */
  event(event: { event: string } & Record<string, unknown>): void;
  /** The step under way; replaces the one before on a terminal, silent elsewhere. */
  progress(text: string): void;
  /** Ends the live line. */
  done(): void;
  readonly style: Style;
}

interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
}

/** A table for the terminal: first column left, figures right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => displayWidth(row[i] ?? ""))));
  const numeric = header.map(
    (_, i) => rows.length > 0 && rows.every((row) => /^[\d.,%–-]*$/.test(row[i] ?? "")),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => {
        const gap = " ".repeat((widths[i] ?? 0) - displayWidth(cell));
        return numeric[i] ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  return all.map(line).join("\n");
}

/** Terminal columns of a text: East Asian wide characters take two. */
const displayWidth = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1),
    0,
  );

export const formatCount = (n: number): string => n.toLocaleString("en-GB");
