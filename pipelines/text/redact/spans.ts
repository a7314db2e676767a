/** What a placeholder stands for. `number` is a long number of which no rule says what it is. */
export const KINDS = [
  "phone",
  "email",
  "nik",
  "id_card",
  "card",
  "account",
  "reference",
  "name",
  "handle",
  "number",
] as const;
export type Kind = (typeof KINDS)[number];

/** A part of a text to be replaced: UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
  kind: Kind;
}

const placeholder = (kind: Kind): string => `[${kind}]`;

/** A placeholder as it stands in a redacted text. */
export const PLACEHOLDER = new RegExp(`\\[(?:${KINDS.join("|")})\\]`, "g");

/** The spans that overlap no earlier one in the list, replaced. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  const kept = withoutOverlaps(spans);
  let out = "";
  let at = 0;
  for (const { start, end, kind } of kept) {
    out += text.slice(at, start) + placeholder(kind);
    at = end;
  }
  return out + text.slice(at);
}

/** Of overlapping spans the one found first stays; in the order of the text. */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
