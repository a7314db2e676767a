import { matches } from "./matches.js";
import type { Span } from "./spans.js";
import type { Traits } from "./traits.js";
import { CUE } from "./wordStarts.js";

const LOCAL = /[A-Za-z0-9._%+-]/;
const DOMAIN = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}/;
/** Hosts that people write without their ending. */
const MAIL_HOST =
  /^(?:g-?mail|yahoo|ymail|rocketmail|hotmail|outlook|live|icloud|proton(?:mail)?|qq|163|126|foxmail|sina|sohu)$/i;
const HANDLE = /^[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])?/;

/** Every address with an @: mail, and names in social networks. */
export function atSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = nextAt(text, 0); at >= 0; at = nextAt(text, at + 1)) {
    const left = localStart(text, at);
    // Some type a blank on either side of the sign.
    const blank = text[at + 1] === " " ? 1 : 0;
    const host = DOMAIN.exec(text.slice(at + 1 + blank, at + 255))?.[0].replace(/[.-]+$/, "") ?? "";
    if (left < at && (host.includes(".") || MAIL_HOST.test(host))) {
      spans.push({ start: left, end: at + 1 + blank + host.length, kind: "email" });
      continue;
    }
    const handle = HANDLE.exec(text.slice(at + 1, at + 32))?.[0] ?? "";
    const isAlone = at === 0 || !/[A-Za-z0-9]/.test(text[at - 1] ?? "");
    if (isAlone && /[A-Za-z]/.test(handle) && handle.length >= 3) {
      spans.push({ start: at, end: at + 1 + handle.length, kind: "handle" });
    }
  }
  return spans;
}

function nextAt(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x40 || code === 0xff20) return i;
  }
  return -1;
}

function localStart(text: string, at: number): number {
  let left = at;
  while (left > 0 && at - left < 64 && LOCAL.test(text[left - 1] ?? "")) left--;
  while (left < at && /[.\-%+]/.test(text[left] ?? "")) left++;
  if (left === at && text[at - 1] === " ") {
    const start = localStart(text, at - 1);
    if (start < at - 1) return start;
  }
  return left;
}

/** budi (at) gmail (dot) com: brackets, or the word for the dot, tell it from "write to me at Gmail". */
const SPELLED_MAIL =
  /(?<![A-Za-z0-9])[A-Za-z0-9._%+-]{2,64} ?(?:[([{] ?(?:at|et) ?[)\]}] ?[a-z0-9]{2,20}(?: ?[([{]? ?(?:dot|titik|\.) ?[)\]}]? ?(?:com|co|id|net|cn)){0,2}|(?:at|et) [a-z0-9]{2,20}(?: (?:dot|titik) (?:com|co|id|net|cn)){1,2})(?![A-Za-z])/giu;

/** Pages of a person in a social network, with or without the scheme. */
const PROFILE =
  /(?:https?:\/\/)?(?:www\.|m\.|web\.)?(?:instagram\.com|facebook\.com|fb\.com|fb\.me|m\.me|twitter\.com|x\.com|tiktok\.com|t\.me|telegram\.me|wa\.me|api\.whatsapp\.com|linkedin\.com\/in|threads\.net|line\.me\/ti\/p|weibo\.com|youtube\.com\/@?)\/[^\s，。；、！？)）"'<>]{2,200}/giu;

/** A network, then the name there: "ig: budi_s", "微信号 abc123". */
const NAMED =
  /(?:(?<![\p{L}\p{N}])(?:ig|instagram|insta|twitter|fb|facebook|telegram|tele|tiktok|line|id line|line id|wechat|weixin|threads|discord)(?: ?(?:saya|sy|aku|gue|id|name|username|akun|account|handle|is|nya|user))*|微信号?|微博|企鹅号|抖音号?|QQ号?)(?: ?(?:[:：=]|是|为|is|adalah|@)|(?<=[\u4e00-\u9fff])) ?([A-Za-z0-9][A-Za-z0-9_.-]{2,29})(?![A-Za-z0-9])/giu;

export function addressSpans(text: string, { slash, cues }: Traits): Span[] {
  const spans: Span[] = [];
  // Cheap looks first: nearly no text holds any of them.
  if (slash) add(spans, text, PROFILE, "handle");
  if (cues & CUE.mail && /[([{ ][ae]t[)\]} ]/i.test(text)) add(spans, text, SPELLED_MAIL, "email");
  if (cues & CUE.network && /[:：=@是为微号]| is | adalah /.test(text)) add(spans, text, NAMED, "handle");
  return spans;
}

function add(spans: Span[], text: string, pattern: RegExp, kind: Span["kind"]): void {
  for (const match of matches(text, pattern)) {
    const value = match[1] ?? match[0];
    const end = match.index + match[0].length;
    spans.push({ start: end - value.length, end, kind });
  }
}
