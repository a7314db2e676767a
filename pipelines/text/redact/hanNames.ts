import { matches } from "./matches.js";
import { AFTER_NAME, DOUBLE_SURNAMES, SURNAMES } from "./nameWords.js";
import type { Span } from "./spans.js";

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

/** What each of them needs at least: cheap to look for, and rarely there. */
const HINTS = [
  /我叫|名字|姓名|户名|人/,
  /我是|本人|这里是|叫我/,
  /先生|女士|小姐|太太|经理|同学|老师/,
  /客服|专员|坐席/,
];

/** Chinese names after the words that announce them, and before a title. */
export function hanNames(text: string): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < HINTS.length; i++) {
    if (!(HINTS[i] as RegExp).test(text)) continue;
    for (const match of matches(text, HAN_NAMES[i] as RegExp)) {
      const name = match[1] as string;
      const end = match.index + match[0].length;
      spans.push({ start: end - name.length, end, kind: "name" });
    }
  }
  return spans;
}
