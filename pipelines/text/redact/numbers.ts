import { isChineseId } from "./checks.js";
import { matches } from "./matches.js";
import { type Candidate, kindOf } from "./numberKinds.js";
import type { Span } from "./spans.js";

/** Digits in groups, as people type long numbers: between two groups a blank, dash, dot, slash or bracket, or two of them. */
const RUN = /[+＋]?[(（]?[0-9０-９]+(?:[ \u00a0\u3000.\-‐-―－．()（）/_·•]{1,2}[0-9０-９]+)*/gu;
const GROUP = /[0-9０-９]+/gu;
const FULL_WIDTH = /[０-９]/g;
const LETTER = /[A-Za-z]/;

/** More groups than this are no number of anybody's. */
const MOST_GROUPS = 12;

const ascii = (digits: string): string =>
  digits.replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

interface Group {
  start: number;
  end: number;
  digits: string;
}

/** The numbers that belong to somebody; amounts, dates, times, versions and order numbers are left alone. */
export function numberSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of matches(text, RUN)) {
    const run = match[0];
    if (run.length < 6) continue;
    const groups = matches(run, GROUP).map(
      (group): Group => ({
        start: match.index + group.index,
        end: match.index + group.index + group[0].length,
        digits: ascii(group[0]),
      }),
    );
    spans.push(...spansOfRun(text, match.index, groups));
  }
  return spans;
}

/** The longest part of a run that is something, from the left; then what follows it. */
function spansOfRun(text: string, runStart: number, groups: readonly Group[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  while (from < groups.length) {
    const found = longestFrom(text, runStart, groups, from);
    if (found !== null) spans.push(found.span);
    from = found === null ? from + 1 : found.next;
  }
  return spans;
}

function longestFrom(text: string, runStart: number, groups: readonly Group[], from: number) {
  const first = groups[from] as Group;
  const last = Math.min(groups.length, from + MOST_GROUPS);
  for (let to = last; to > from; to--) {
    const part = groups.slice(from, to);
    const { end } = part.at(-1) as Group;
    const lead = from === 0 ? text.slice(runStart, first.start) : text.slice(first.start - 2, first.start);
    const hasPlus = /[+＋]/.test(lead);
    const start = from === 0 ? runStart : first.start;
    const digits = part.map((group) => group.digits).join("");
    const candidate = { text, start, end, digits, groups: part.map((group) => group.digits), hasPlus };
    const span = spanOf(candidate);
    if (span !== null) return { span, next: to };
  }
  return null;
}

function spanOf(candidate: Candidate): Span | null {
  const { text, start, end, digits } = candidate;
  if (digits.length < 6 || digits.length > 25) return null;
  // The X that ends some Chinese identity numbers.
  const withX = /^[Xx](?![A-Za-z0-9])/.test(text.slice(end, end + 2)) ? digits + text[end] : digits;
  if (isChineseId(withX)) return { start, end: end + withX.length - digits.length, kind: "id_card" };
  if (isInWord(candidate)) return null;
  const kind = kindOf(candidate);
  return kind === null ? null : { start, end, kind };
}

/** A part of a code such as HEMAT50 or TRX123, of a decimal or of a longer number. */
function isInWord({ text, start, end }: Candidate): boolean {
  const before = text[start - 1] ?? "";
  const after = text[end] ?? "";
  return LETTER.test(before) || /[0-9０-９]/.test(before) || /[0-9０-９]/.test(after) || /^[_#]/.test(before);
}
