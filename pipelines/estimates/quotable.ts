import { withoutMarkup } from "../text/redact/redact.js";

/** Shorter ones say too little, longer ones are not read. Characters; a Han character says as much as three others. */
const SHORTEST = 16;
const LONGEST = 320;
/** Placeholders of what was taken out: with more of them nothing readable is left. */
const MOST_PLACEHOLDERS = 2;

/**
 * Whether a text, of which what belongs to a person was taken out at the load, may stand on a page: what still looks like
 * a number of somebody, an address or a link keeps it back, for one look too many is cheaper than one customer exposed.
 */
export function isQuotable(text: string): boolean {
  const plain = text.normalize("NFKC");
  const said = plain.replaceAll(/\p{Script=Han}/gu, "###").length;
  if (said < SHORTEST || plain.length > LONGEST) return false;
  if (/@|https?:|www\.|\p{Cc}/u.test(plain.replaceAll(/\s/gu, " "))) return false;
  if ((plain.match(/\[[^\]]{2,20}\]/gu) ?? []).length > MOST_PLACEHOLDERS) return false;
  return longestDigitRun(plain) < 5;
}

/** Digits in a row, also where blanks, dots, dashes or brackets stand between them. */
function longestDigitRun(text: string): number {
  const runs = text.match(/\p{Nd}(?:[\s.()\-–_/]{0,2}\p{Nd})*/gu) ?? [];
  const amounts = /^\p{Nd}{1,3}(?:\.\p{Nd}{3})+$/u;
  return Math.max(0, ...runs.map((run) => (amounts.test(run) ? 0 : run.replaceAll(/\P{Nd}/gu, "").length)));
}

/** One line, without markup and blanks at its ends. */
export const quoteText = (text: string): string => withoutMarkup(text).replaceAll(/\s+/gu, " ").trim();
