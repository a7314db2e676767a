import { addressSpans, atSpans } from "./addresses.js";
import { codeSpans } from "./codes.js";
import { nameSpans } from "./names.js";
import { numberSpans } from "./numbers.js";
import { type Kind, PLACEHOLDER, replaceSpans, type Span, withoutOverlaps } from "./spans.js";

/** Who wrote a text: replies greet by name and are signed; of a label only numbers and addresses are looked at. */
export type Writer = "customer" | "desk" | "tool";

/** The rules by name; tests switch one off to see that it is missed. */
export const RULES = {
  at: (text) => atSpans(text),
  addresses: (text) => addressSpans(text),
  codes: (text) => codeSpans(text),
  numbers: (text) => numberSpans(text),
  names: (text, writer) => (writer === "tool" ? [] : nameSpans(text, writer === "desk")),
} as const satisfies Record<string, (text: string, writer: Writer) => Span[]>;
export type RuleName = keyof typeof RULES;

const HAS_DIGIT = /[0-9０-９]/;
const HAS_AT = /[@＠]/;

/** What in a text belongs to a person, in the order of the text, without overlaps. */
export function personalSpans(
  text: string,
  writer: Writer,
  off: { rules?: readonly RuleName[]; kinds?: readonly Kind[] } = {},
): Span[] {
  const uses = (rule: RuleName) => off.rules?.includes(rule) !== true;
  const spans: Span[] = [];
  if (HAS_AT.test(text) && uses("at")) spans.push(...RULES.at(text));
  if (uses("addresses")) spans.push(...RULES.addresses(text));
  if (HAS_DIGIT.test(text)) {
    if (uses("codes")) spans.push(...RULES.codes(text));
    if (uses("numbers")) spans.push(...RULES.numbers(text));
  }
  if (uses("names")) spans.push(...RULES.names(text, writer));
  return withoutOverlaps(spans.filter(({ kind }) => off.kinds?.includes(kind) !== true));
}

/**
 * The text with typed placeholders such as [phone] for what belongs to a person. Pure and idempotent; a text without digits,
 * @ and cues comes back as it is. `[reference]` says that a transaction reference was given.
 */
export function redact(text: string, writer: Writer): string {
  const spans = personalSpans(text, writer);
  return spans.length === 0 ? text : replaceSpans(text, spans);
}

/** The words of a redacted text, without the placeholders. */
export const withoutPlaceholders = (text: string): string =>
  text.includes("[") ? text.replace(PLACEHOLDER, " ") : text;
