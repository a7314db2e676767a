const LISTED = 40;

/**
 * Column names for a message. Of a file without a header row the first record stands in their place, and
 * no value may be shown: what looks like a value is named by its position.
 */
export function listColumns(header: readonly string[]): string {
  const names = header.slice(0, LISTED).map((name, i) => (looksLikeName(name) ? name : `(column ${i + 1})`));
  const more = header.length > LISTED ? `, and ${header.length - LISTED} more` : "";
  return `${names.join(", ")}${more}`;
}

export const looksLikeName = (text: string): boolean =>
  text.length <= 60 &&
  /^[\p{L}_"(]/u.test(text) &&
  !/@|\d{4,}|\p{L}+ \p{L}+ \p{L}+ \p{L}+ \p{L}+ \p{L}+/u.test(text);
