import type { enGrammar } from "./enGrammar.js";

/** 简体中文: how figures and the parts of a text are put together. */
export const zhGrammar: typeof enGrammar = {
  duration: { s: "秒", m: "分钟", h: "小时", d: "天", gap: "", digits: 1 },
  percent: (n) => `${n}%`,
  n: (n) => `n=${n}`,
  moreThan: (x) => `超过${x}`,
  range: (a, b) => `${a}～${b}`,
  signedRange: (a, b) => `${a} 至 ${b}`,
  days,
  shortDays: days,
  unknown: "未知",
  everything: "全部",
  of: (n) => `共${n}`,
  aside: (text, note) => `${text}（${note}）`,
  labelled: (label, text) => `${label}：${text}`,
  join: { sentence: "", clause: "；", comma: "，", item: "、" },
};

// The platform's own ranges are 2026/11/9 – 2026/11/15 here.
function days(first: Date, last: Date): string {
  const [day, month, year] = [last.getUTCDate(), last.getUTCMonth() + 1, last.getUTCFullYear()];
  const from = `${first.getUTCFullYear()}年${first.getUTCMonth() + 1}月${first.getUTCDate()}日`;
  if (first.getUTCFullYear() !== year) return `${from}至${year}年${month}月${day}日`;
  return first.getUTCMonth() + 1 === month ? `${from}至${day}日` : `${from}至${month}月${day}日`;
}
