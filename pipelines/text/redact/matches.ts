/**
 * Every match of a global pattern, as `text.matchAll(pattern)` gives them, which makes a copy of the pattern at each call: that
 * takes longer than to look through a short text. Throws RangeError for a pattern that matches nothing at all.
 */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === "") throw new RangeError(`${pattern} matches an empty text`);
    found.push(match);
  }
  return found;
}
