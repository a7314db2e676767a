const isoInstant = (text: string): string => text.replace(/\.0+Z$/, "Z");

const inner = (type: string): string => /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type)?.[1] ?? type;

function wholeNumber(value: unknown): number | bigint {
  const whole = BigInt(String(value));
  return whole >= -9_007_199_254_740_991n && whole <= 9_007_199_254_740_991n ? Number(whole) : whole;
}

/** A value of FORMAT JSONCompact, of the type its header tells, as the plain value `Engine.rows` promises. */
export function plainValue(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  const base = inner(type);
  if (base !== type) return plainValue(value, base);
  if (/^U?Int\d+$/.test(base)) return wholeNumber(value);
  if (base.startsWith("Decimal")) return Number(value);
  if (base.startsWith("DateTime")) return isoInstant(String(value));
  const element = /^Array\((.*)\)$/.exec(base)?.[1];
  if (element !== undefined) return (value as unknown[]).map((one) => plainValue(one, element));
  return value;
}
