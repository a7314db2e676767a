/** What files of other kinds begin with, as people call them. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["%PDF-", "a PDF document"],
  ["\xd0\xcf\x11\xe0", "a file of an old office program (XLS, DOC)"],
  ["SQLite format 3", "a database (SQLite)"],
  ["\x7fELF", "a program"],
  ["MZ", "a program"],
  ["7z\xbc\xaf\x27\x1c", "an archive (7z)"],
  ["Rar!", "an archive (RAR)"],
  ["BZh", "an archive (bzip2)"],
  ["\xfd7zXZ", "an archive (xz)"],
];

/** What bytes that are no text are: by their beginning, or by the control characters in them; null for text. */
export function binaryKind(head: Buffer): string | null {
  const text = head.toString("latin1");
  const known = BEGINNINGS.find(([beginning]) => text.startsWith(beginning));
  if (known !== undefined) return known[1];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells other files from text
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls * 100 > text.length ? "a binary file" : null;
}

export const BINARY_FIX =
  "export it again as CSV, JSON or XLSX, or move it out of exports/; nothing of it was loaded";
