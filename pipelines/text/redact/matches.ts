/**
 * Every match of a global pattern, as `text.matchAll(pattern)` gives them, which makes a copy of the pattern at each call: that
 * takes longer than to look through a short text. The pattern is its caller's own, used by nobody else between two matches.
 */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}
