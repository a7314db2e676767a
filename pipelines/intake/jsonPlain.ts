/** A number that a double would spell otherwise: 16 characters or more, a last zero, an exponent, tiny, minus zero. */
const UNFAITHFUL_NUMBER = /[:[,]\s*(?:-?(?:[\d.]{16,}|\d+\.\d*0(?!\d)|[\d.]+[eE]|0\.00000)|-0(?!\.))/;
const KEY_END = /"\s*:/g;

/**
 * The value of a JSON text by the engine's own parser, ten times as fast as one that keeps numbers as spelled; or
 * undefined where it might lose something (a number's spelling, all but the last of a key's values) or throws, which
 * leaves the text to `parseStrict`. What it answers is what `parseStrict` would, with numbers in place of their texts.
 */
export function parsePlain(text: string): unknown {
  if (UNFAITHFUL_NUMBER.test(text) || !/^[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // As many keys as stand in the text: none was there twice. The same signs within a text only make it fewer.
  return countKeys(value) === (text.match(KEY_END)?.length ?? 0) ? value : undefined;
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += countKeys(item);
  else {
    for (const key in value) keys += 1 + countKeys((value as Record<string, unknown>)[key]);
  }
  return keys;
}
