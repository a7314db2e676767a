/** Tags that tools write messages with; what stands between other angle brackets is the customer's. */
const TAG =
  /<\/?(p|br|div|span|a|b|i|u|s|em|strong|small|sup|sub|ul|ol|li|img|figure|table|thead|tbody|tr|td|th|h[1-6]|hr|blockquote|pre|code|font|center|html|head|body|title|meta|link|style|script|o:p)(?:\s[^<>]*)?\/?>/gi;
/** Those behind or before which a line ends. */
const LINES = new Set("p br div ul ol li tr table h1 h2 h3 h4 h5 h6 hr blockquote pre title".split(" "));
/** Those of which nothing is for readers. */
const UNREAD = /<(style|script)(?:\s[^<>]*)?>/i;

const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};
// Controls, marks that hide or reorder text, halves of characters and noncharacters: none may come in by its number.
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/** The words of a message that is written in HTML; any other text as it is. */
export function withoutMarkup(text: string): string {
  if (!text.includes("<") || text.search(TAG) < 0) return text;
  return readOnly(text)
    .replaceAll(/<!--[^<>]*-->/g, "")
    .replaceAll(TAG, (tag: string, name: string) =>
      LINES.has(name.toLowerCase()) ? "\n" : /^<\/t[dh]/i.test(tag) ? " " : "",
    )
    .replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g, entity)
    .replaceAll(/[ \t\u00a0]*\n[ \t\u00a0\n]*/g, "\n")
    .trim();
}

function readOnly(text: string): string {
  let [read, rest] = ["", text];
  for (let open = UNREAD.exec(rest); open !== null; open = UNREAD.exec(rest)) {
    const close = rest.toLowerCase().indexOf(`</${open[1]?.toLowerCase()}`, open.index);
    if (close < 0) break;
    read += rest.slice(0, open.index);
    rest = rest.slice(close);
  }
  return read + rest;
}

function entity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  if (code === 10 || code === 9) return " ";
  if (code === 0 || code > 0x10ffff) return "";
  const character = String.fromCodePoint(code);
  return NEVER.test(character) ? "" : character;
}
