import { addressSpans, atSpans } from "./addresses.js";
import { codeSpans } from "./codes.js";
import { nameSpans } from "./names.js";
import { numberSpans } from "./numbers.js";
import { type Kind, PLACEHOLDER, replaceSpans, type Span, withoutOverlaps } from "./spans.js";
import { traitsOf } from "./traits.js";

/** Who wrote a text: replies greet by name and are signed; of a label only numbers and addresses are looked at. */
export type Writer = "customer" | "desk" | "tool";

const MOST_LOOKS = 5;
/** Of every number that is somebody's, and of every reference. */
const LEAST_DIGITS = { number: 6, code: 1 };

/**
 * What in a text belongs to a person, in the order of the text, without overlaps. `off` leaves kinds out: tests show that
 * they are then missed.
 */
export function personalSpans(text: string, writer: Writer, off: readonly Kind[] = []): Span[] {
  const spans: Span[] = [];
  const traits = traitsOf(text);
  if (traits.at) spans.push(...atSpans(text));
  spans.push(...addressSpans(text, traits));
  if (traits.digits >= LEAST_DIGITS.code) spans.push(...codeSpans(text, traits));
  if (traits.digits >= LEAST_DIGITS.number) spans.push(...numberSpans(text));
  if (writer !== "tool") spans.push(...nameSpans(text, writer === "desk", traits));
  return spans.length === 0 ? spans : withoutOverlaps(spans.filter(({ kind }) => !off.includes(kind)));
}

/**
 * The text with typed placeholders such as [phone] for what belongs to a person. Pure and idempotent; a text without digits,
 * @ and cues comes back as it is. `[reference]` says that a transaction reference was given.
 */
export function redact(text: string, writer: Writer, off: readonly Kind[] = []): string {
  let redacted = text;
  // What is taken out may bare a cue that the first look did not see.
  for (let look = 0; look < MOST_LOOKS; look++) {
    const spans = personalSpans(redacted, writer, off);
    if (spans.length === 0) break;
    redacted = replaceSpans(redacted, spans);
  }
  return redacted;
}

/** The words of a redacted text, without the placeholders, addresses of pages and the markup that some tools export. */
export function withoutPlaceholders(text: string): string {
  const said = text.includes("://") || text.includes("www.") ? text.replace(PAGE, " ") : text;
  return withoutMarkup(said.includes("[") ? said.replace(PLACEHOLDER, " ") : said);
}

/** The address of a page is no sentence, though words stand in it: help.example.com/refund. */
const PAGE = /(?:https?:\/\/|www\.)[^\s<>"'，。；！？)）]+/gi;

const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|apos|#39);/g;
const MEANT: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
};

/** A text without tags of HTML, and with the commonest characters that HTML writes as words. */
export function withoutMarkup(text: string): string {
  const bare = text.includes("<") ? text.replace(TAG, " ") : text;
  return bare.includes("&") ? bare.replace(ENTITY, (entity) => MEANT[entity] ?? " ") : bare;
}
