import { h } from "./dom.js";

const HAN = /\p{Script=Han}/u;
/** Knows Chinese words; not in every browser. */
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/**
 * A heading whose lines end between words. A browser breaks Chinese after any character; here it may between two words
 * (<wbr>) and where punctuation lets it.
 */
export function heading(tag: "h1" | "h2", text: string): HTMLElement {
  if (segmenter === null || !HAN.test(text)) return h(tag, {}, text);
  const element = h(tag, { class: "whole-words" });
  let isAfterWord = false;
  for (const { segment, isWordLike = false } of segmenter.segment(text)) {
    if (isAfterWord && isWordLike) element.append(h("wbr"));
    element.append(segment);
    // A number stays with its unit.
    isAfterWord = isWordLike && !/\d$/.test(segment);
  }
  return element;
}
