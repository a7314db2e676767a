/** Traditional characters of the words a wallet's customers use, so that terms need the simplified ones only. */
const TRADITIONAL =
  "賬账戶户錢钱轉转沒没驗验證证碼码註注冊册號号電电話话閃闪優优現现費费餘余額额儲储銀银櫃柜機机網网絡络錯错誤误係系統统請请問问題题為为這这個个還还會会後后來来時时間间聯联繫系開开關关閉闭連连線线凍冻結结騙骗詐诈盜盗實实認认訂订單单務务員员態态幫帮動动獎奖領领兌兑換换紅红積积點点數数據据慢慢卡卡軟软體体應应設设備备無无法法復复迴回覆复專专業业處处理理遲迟進进貸贷險险資资訊讯學学";
const SIMPLIFIED = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) {
  SIMPLIFIED.set(TRADITIONAL[i] as string, TRADITIONAL[i + 1] as string);
}

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

const LETTER = /[\p{L}\p{N}]/u;

/** A character beyond a to z and 0 to 9 as it stands in a token; "" in none (apostrophes), null where a token ends. */
function inWord(character: string, code: number): string | null {
  if (code === 0x27 || code === 0x2019) return "";
  if (code < 0x80) return null;
  if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0);
  return LETTER.test(character) ? character : null;
}

/** Where the Latin letters and digits that stand at `from` end. */
function plainEnd(lower: string, from: number): number {
  let end = from;
  for (; end < lower.length; end++) {
    const code = lower.charCodeAt(end);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) break;
  }
  return end;
}

/** Where the tokens of a text go, in their order. */
interface TokenSink {
  /** A token that stands in the lower-cased text from `from` to `to`: nearly every one does. */
  part(lower: string, from: number, to: number): void;
  /** A token that had to be put together. */
  whole(token: string): void;
  /** A Han character. */
  han(code: number): void;
}

/**
 * A text as a row of tokens: a Latin word or number is one, lower-cased and without its apostrophes; a Han character is one.
 * So a term in any script is a row of tokens, and a Latin term never begins or ends inside a word.
 */
export function scanTokens(text: string, sink: TokenSink): void {
  let word = "";
  const lower = text.toLowerCase();
  for (let i = 0; i < lower.length; ) {
    const end = plainEnd(lower, i);
    if (end > i) {
      if (word === "" && isEndOfWord(lower, end)) sink.part(lower, i, end);
      else word += lower.slice(i, end);
      i = end;
      continue;
    }
    const code = lower.charCodeAt(i);
    const han = isHan(code);
    const part = han ? null : inWord(lower[i] as string, code);
    i++;
    if (part !== null) {
      word += part;
      continue;
    }
    if (word !== "") sink.whole(word);
    word = "";
    if (han) sink.han(code);
  }
  if (word !== "") sink.whole(word);
}

function isEndOfWord(lower: string, at: number): boolean {
  if (at === lower.length) return true;
  const code = lower.charCodeAt(at);
  return code < 0x80 ? code !== 0x27 : isHan(code);
}

/** A Han character as it stands in a token. */
export function hanToken(code: number): string {
  const character = String.fromCharCode(code);
  return SIMPLIFIED.get(character) ?? character;
}

export function tokens(text: string): string[] {
  const found: string[] = [];
  scanTokens(text, {
    part: (lower, from, to) => found.push(lower.slice(from, to)),
    whole: (token) => found.push(token),
    han: (code) => found.push(hanToken(code)),
  });
  return found;
}
