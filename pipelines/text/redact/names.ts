import { hanNames } from "./hanNames.js";
import { matches } from "./matches.js";
import { NO_NAME } from "./nameWords.js";
import { signature } from "./signatures.js";
import type { Span } from "./spans.js";
import type { Traits } from "./traits.js";
import { CUE } from "./wordStarts.js";

/** A name in Latin letters, after the words that announce one; group 1 is the cue. */
const INTRODUCED =
  /(?<![\p{L}\p{N}])(nama (?:pemilik|penerima|pengirim|di|pada|sesuai) (?:ktp|rekening|rek|akun|kartu)|nama ?(?:lengkap)? ?(?:saya|sy|gue|gw|aku|ku|pemilik|akun|rekening|penerima|pengirim|pelapor|sesuai ktp|ktp|istri(?: saya)?|suami(?: saya)?)?|namaku|atas nama|a\.\s?n\.?|a\/n|my (?:full )?name is|my name's|name is|account name|holder name|full name|name on (?:the )?(?:card|account)|beneficiary|in the name of|under the name(?: of)?|bernama|nama|name)(?:\s?[:=：]\s?|\s+(?:adalah|is|ialah|yaitu|:)?\s*)/giu;

/** What stands before a capitalised name: honorifics, salutations; "an" is atas nama here, for its article never is. */
const BEFORE_NAME = new Set(
  "an bapak bpk pak ibu bu kakak kak ka mas mbak mba bang sdr sdri saudara saudari mr mrs ms miss mdm dr haji hj yth dear hai halo hallo hi hello hey".split(
    " ",
  ),
);

/** Before these a honorific is part of a shop's name: Warung Bu Tini. */
const SHOPS = new Set(
  "warung toko warteg rm ayam nasi bakso sate kopi depot kedai soto mie bakmi gudeg sambal geprek".split(" "),
);

/** Weak cues: the name has to end its clause or go on as introductions do, or, after the first, be no word in capitals. */
const WEAK = new Set(["oleh", "sama", "dengan", "saya", "agen", "agent", "cs", "its"]);
const STATED = new Set(["perkenalkan", "am", "im", "is", "adalah", "dilayani"]);
const STATED_BEFORE = new Set(["i", "this", "here", "it", "saya", "aku", "gue"]);

const WORD = /[\p{L}][\p{L}'’.-]*/uy;
const MOST_NAMES = 4;

interface Rule {
  /** Lower-case words are taken for a name as well. */
  lower: boolean;
}

/** Nearly no text holds a cue, and to look for each of them costs ten times what looking for these does. */
const MAY_INTRODUCE = /nam[ae]|a[./] ?n|benefi/i;

/** Names after the words that announce them, in salutations and in signatures. */
export function nameSpans(text: string, isReply: boolean, traits: Traits): Span[] {
  const spans: Span[] = [];
  const { capital, laterCapital, han, cues } = traits;
  if (cues & CUE.name && MAY_INTRODUCE.test(text)) introduced(spans, text);
  if (laterCapital) capitalised(spans, text);
  if (han) spans.push(...hanNames(text));
  if (capital || han) spans.push(...signature(text, isReply, traits));
  return spans;
}

/** Names that their capital letter and the word before it tell. */
function capitalised(spans: Span[], text: string): void {
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 65 || (code > 90 && code < 0xc0) || !isBlank(text.charCodeAt(i - 1))) continue;
    if (code > 90 && !/\p{Lu}/u.test(text[i] as string)) continue;
    const before = wordBefore(text, i);
    if (BEFORE_NAME.has(before.word)) {
      if (!SHOPS.has(wordBefore(text, before.start).word)) addName(spans, text, i, { lower: false });
    } else if (WEAK.has(before.word)) addStated(spans, text, i, true);
    else if (STATED.has(before.word) && statesName(text, before)) addStated(spans, text, i, false);
  }
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a;

const statesName = (text: string, { word, start }: { word: string; start: number }): boolean =>
  word === "im" ||
  word === "perkenalkan" ||
  word === "dilayani" ||
  STATED_BEFORE.has(wordBefore(text, start).word);

/** The word that ends before `at`, blanks and a stop or comma between; lower-cased, without apostrophes. */
function wordBefore(text: string, at: number): { word: string; start: number } {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  while (end > 0 && (text[end - 1] === "." || text[end - 1] === ",")) end--;
  let start = end;
  while (start > 0 && end - start < 14 && isOfWord(text, start - 1)) start--;
  return { word: text.slice(start, end).toLowerCase().replaceAll(/['’]/g, ""), start };
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const lower = code | 0x20;
  if (lower >= 97 && lower <= 122) return true;
  if (code < 0x80) return code === 0x27;
  return /[\p{L}’]/u.test(text[at] as string);
}

function introduced(spans: Span[], text: string): void {
  for (const match of matches(text, INTRODUCED)) {
    const bare =
      /^(?:nama|bernama|name|nama (?:pemilik|penerima|pengirim|di|pada|sesuai) \p{L}+)$/iu.test(
        match[1] ?? "",
      ) && !/[:=：]/.test(match[0]);
    addName(spans, text, match.index + match[0].length, { lower: !bare });
  }
}

function addName(spans: Span[], text: string, from: number, rule: Rule): void {
  const end = nameEnd(text, from, rule);
  if (end > from) spans.push({ start: from, end, kind: "name" });
}

const GOES_ON =
  /^(?:\s*$|\s*[,.!;:\n(-]| (?:from|dari|here|and|dan|mau|ingin|di|with|pemilik|pelanggan|user))/iu;

/** After "I am" stands rather a state than a name: it has to end its clause or go on as introductions do. */
function addStated(spans: Span[], text: string, from: number, isWeak: boolean): void {
  const end = nameEnd(text, from, { lower: false });
  if (end === from) return;
  if (GOES_ON.test(text.slice(end, end + 8)) || (isWeak && /\p{Ll}/u.test(text.slice(from, end))))
    spans.push({ start: from, end, kind: "name" });
}

/** Where up to four words of a name end; `from` when there is none. */
function nameEnd(text: string, from: number, { lower }: Rule): number {
  let end = from;
  let at = from;
  for (let i = 0; i < MOST_NAMES; i++) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (
      word === undefined ||
      !isNameWord(word, text.slice(at + word.length, at + word.length + 10), lower && i < 3)
    )
      break;
    end = at + word.replace(/[.'’-]+$/, "").length;
    if (/^[^ ]|^ {2}/.test(text.slice(at + word.length))) break;
    at += word.length + 1;
  }
  return end;
}

/** Names of men in Bali begin with I. */
const BALINESE = /^ (?:made|wayan|ketut|nyoman|gede|gde|putu|komang|kadek|gusti|dewa|nengah|kade)(?!\p{L})/iu;

function isNameWord(word: string, after: string, lower: boolean): boolean {
  const plain = word.replace(/[.'’-]+$/, "").toLowerCase();
  if (/^i$/i.test(word)) return BALINESE.test(after);
  if (plain.length < 2 || NO_NAME.has(plain) || /\p{Script=Han}/u.test(word)) return false;
  return lower || /^\p{Lu}/u.test(word);
}
