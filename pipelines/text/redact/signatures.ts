import { NO_NAME } from "./nameWords.js";
import type { Span } from "./spans.js";
import type { Traits } from "./traits.js";
import { CUE } from "./wordStarts.js";

const CLOSING =
  /(?:^|[\s,.!])(?:salam(?: hangat| hormat)?|hormat (?:saya|kami)|ttd|tertanda|(?:best |kind |warm )?regards|best|sincerely|cheers|yours truly|thanks|thank you|terima ?kasih|makasih|trims)[,.!]{0,2}\s{0,3}[\n,.–—-]\s*(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3})(?:[ ,]*(?:cs|customer (?:care|service)|support|team)?)[.\s]*$/iu;
const DASHED =
  /(?:^|[\s.!?])[-–—~^]\s?(\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20}){0,2})(?: ?[-/|,]? ?(?:cs|customer (?:care|service)|support|team)\b.*)?[.\s]*$/u;
const HAN_DASHED = /(?:[—–-]{1,2}|此致敬礼?[。，\s]*|署名[:：])\s?([小阿]?\p{Script=Han}{1,3})[。\s]*$/u;

/** The name under a message. Replies are signed more often than not, with less ceremony. */
export function signature(text: string, isReply: boolean, { cues, dash, han }: Traits): Span[] {
  const isClosed = (cues & CUE.signed) !== 0;
  if (!isClosed && !dash) return [];
  const tail = text.slice(-90);
  const base = text.length - tail.length;
  for (const [pattern, mayMatch] of [
    [CLOSING, isClosed],
    [DASHED, isReply && dash],
    [HAN_DASHED, han],
  ] as const) {
    const match = mayMatch ? pattern.exec(tail) : null;
    const name = match?.[1];
    if (match == null || name === undefined) continue;
    // Case is folded by the expression; a name is capitalised all the same.
    if (!/^[\p{Lu}\p{Script=Han}]/u.test(name) || NO_NAME.has(name.toLowerCase())) continue;
    const start = base + match.index + match[0].indexOf(name);
    return [{ start, end: start + name.length, kind: "name" }];
  }
  return [];
}
