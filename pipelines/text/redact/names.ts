import { AFTER_NAME, DOUBLE_SURNAMES, NO_NAME, SURNAMES } from "./nameWords.js";
import type { Span } from "./spans.js";

/** A name in Latin letters, after the words that announce one; group 1 is the cue. */
const INTRODUCED =
  /(?<![\p{L}\p{N}])(nama (?:pemilik|penerima|pengirim|di|pada|sesuai) (?:ktp|rekening|rek|akun|kartu)|nama ?(?:lengkap)? ?(?:saya|sy|gue|gw|aku|ku|pemilik|akun|rekening|penerima|pengirim|pelapor|sesuai ktp|ktp|istri(?: saya)?|suami(?: saya)?)?|namaku|atas nama|a\.\s?n\.?|a\/n|my (?:full )?name is|my name's|name is|account name|holder name|full name|name on (?:the )?(?:card|account)|beneficiary|in the name of|under the name(?: of)?|bernama|nama|name)(?:\s?[:=：]\s?|\s+(?:adalah|is|ialah|yaitu|:)?\s*)/giu;

/** Weak cues: only a capitalised name counts after them. */
const STATED =
  /(?<![\p{L}\p{N}])(?:(?:saya|aku|gue) (?:dengan|adalah)|dengan|perkenalkan|i am|i'm|i’m|this is|it's|here is|saya|oleh|sama|dilayani|agent?|cs) /giu;

/** "an Budi": atas nama, not the English article. */
const ABBREVIATED = /(?<![\p{L}\p{N}])(?:an|AN|An)\.? ?(?=\p{Lu})/gu;

const HONORIFIC =
  /(?<![\p{L}\p{N}])(?<!(?:warung|toko|warteg|rm|ayam|nasi|bakso|sate|kopi|depot|kedai|soto|mie|bakmi|gudeg|sambal|geprek) )(?:bapak|bpk|pak|ibu|bu|kakak|kak|ka|mas|mbak|mba|bang|sdr|sdri|saudara|saudari|mr|mrs|ms|miss|mdm|dr|haji|hj|yth|dear|hai|halo|hallo|hi|hello|hey)\.?,? /giu;

const WORD = /[\p{L}][\p{L}'’.-]*/uy;
const MOST_NAMES = 4;

interface Rule {
  /** Lower-case words are taken for a name as well. */
  lower: boolean;
}

/** Nearly no text holds a cue, and to look for each of them costs ten times what looking for these does. */
const MAY_INTRODUCE = /nam[ae]|a[./] ?n|benefi/i;
const HAS_CAPITAL_AFTER = /[ \n][A-Z\u00c0-\u00de]/;

/** Names after the words that announce them, in salutations and in signatures. */
export function nameSpans(text: string, isReply: boolean): Span[] {
  const spans: Span[] = [];
  if (MAY_INTRODUCE.test(text)) introduced(spans, text);
  if (HAS_CAPITAL_AFTER.test(text)) {
    for (const match of text.matchAll(ABBREVIATED))
      addName(spans, text, match.index + match[0].length, { lower: false });
    for (const match of text.matchAll(HONORIFIC))
      addName(spans, text, match.index + match[0].length, { lower: false });
    for (const match of text.matchAll(STATED))
      addStated(spans, text, match.index + match[0].length, match[0]);
  }
  spans.push(...hanNames(text), ...signature(text, isReply));
  return spans;
}

function introduced(spans: Span[], text: string): void {
  for (const match of text.matchAll(INTRODUCED)) {
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

/** After "I am" stands rather a state than a name: it has to end its clause or go on as introductions do. */
function addStated(spans: Span[], text: string, from: number, cue: string): void {
  const end = nameEnd(text, from, { lower: false });
  if (end === from) return;
  const after = text.slice(end, end + 8);
  const goesOn =
    /^(?:\s*$|\s*[,.!;:\n(-]| (?:from|dari|here|and|dan|mau|ingin|di|with|pemilik|pelanggan|user))/iu.test(
      after,
    );
  const isWeak = /^(?:oleh|sama|dengan|saya|agent?|cs|it's) $/i.test(cue);
  if (goesOn || (isWeak && /\p{Ll}/u.test(text.slice(from, end))))
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

const HAN = "\\p{Script=Han}";
const STOP = `[${AFTER_NAME}]`;
const SURNAME = `(?:${DOUBLE_SURNAMES}|[${SURNAMES}])`;
/** Ends at a stop character, at other letters or at the text's end. */
const ENDS = `(?=${STOP}|[^\\p{Script=Han}]|$)`;
const STRONG =
  "我叫|我的名字(?:是|叫)|名字(?:是|叫)|姓名[:：是为]?|户名[:：是为]?|收款人[:：是为]?|开户人[:：是为]?|持卡人[:：是为]?|本人姓名|真实姓名[:：是]?|联系人[:：是]?";
const WEAK = "我是|本人|这里是|您好,?，?我是|叫我";
const TITLE = "先生|女士|小姐|太太|经理|同学|老师";
const NO_HAN_NAME =
  "高级|黄金|金牌|白金|金卡|马上|华为|安全|时间|成功|明明|全部|全额|应该|和|万|方便|单独|文件|路过|解决|关于|常用|高兴|安卓|石油|平台";

const HAN_NAMES = [
  new RegExp(
    `(?:${STRONG})\\s?(?!${STOP})(${SURNAME}(?!${STOP})${HAN}(?:(?!${STOP})${HAN})?|[小阿老]${HAN}{1,2}${ENDS}|${HAN}{2,3}${ENDS})`,
    "gu",
  ),
  new RegExp(
    `(?:${WEAK})\\s?(?!${NO_HAN_NAME})(${SURNAME}(?!${STOP})${HAN}(?:(?!${STOP})${HAN})?${ENDS}|[小阿](?!${STOP})${HAN}${ENDS})`,
    "gu",
  ),
  new RegExp(`(?!${NO_HAN_NAME})(${SURNAME}${HAN}{0,2})(?=${TITLE})`, "gu"),
  new RegExp(`(?:客服|专员|坐席)\\s?([小阿]${HAN}|${SURNAME}${HAN}{1,2}${ENDS})`, "gu"),
];

function hanNames(text: string): Span[] {
  const spans: Span[] = [];
  if (!/\p{Script=Han}/u.test(text)) return spans;
  for (const pattern of HAN_NAMES) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string;
      const end = match.index + match[0].length;
      spans.push({ start: end - name.length, end, kind: "name" });
    }
  }
  return spans;
}

const CLOSING =
  /(?:^|[\s,.!])(?:salam(?: hangat| hormat)?|hormat (?:saya|kami)|ttd|tertanda|(?:best |kind |warm )?regards|best|sincerely|cheers|yours truly|thanks|thank you|terima ?kasih|makasih|trims)[,.!]{0,2}\s{0,3}[\n,.–—-]\s*(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3})(?:[ ,]*(?:cs|customer (?:care|service)|support|team)?)[.\s]*$/iu;
const DASHED =
  /(?:^|[\s.!?])[-–—~^]\s?(\p{Lu}\p{L}{1,20}(?: \p{Lu}\p{L}{1,20}){0,2})(?: ?[-/|,]? ?(?:cs|customer (?:care|service)|support|team)\b.*)?[.\s]*$/u;
const HAN_DASHED = /(?:[—–-]{1,2}|此致敬礼?[。，\s]*|署名[:：])\s?([小阿]?\p{Script=Han}{1,3})[。\s]*$/u;

const MAY_SIGN =
  /salam|hormat|ttd|tertanda|regards|best|sincerely|cheers|truly|thank|kasih|trims|署名|敬礼|[-–—~^] ?[\p{Lu}\p{Script=Han}]/iu;

/** The name under a message. Replies are signed more often than not, with less ceremony. */
function signature(text: string, isReply: boolean): Span[] {
  if (!MAY_SIGN.test(text)) return [];
  const tail = text.slice(-90);
  const base = text.length - tail.length;
  for (const pattern of isReply ? [CLOSING, DASHED, HAN_DASHED] : [CLOSING, HAN_DASHED]) {
    const match = pattern.exec(tail);
    const name = match?.[1];
    if (match == null || name === undefined) continue;
    // Case is folded by the expression; a name is capitalised all the same.
    if (!/^[\p{Lu}\p{Script=Han}]/u.test(name) || NO_NAME.has(name.toLowerCase())) continue;
    const start = base + match.index + match[0].indexOf(name);
    return [{ start, end: start + name.length, kind: "name" }];
  }
  return [];
}
