const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const BYTES = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 } as const;

/** "30m" to 1800. The schema has already refused anything else. */
export function durationSeconds(text: string): number {
  const match = /^(\d+) ?([smhd])$/.exec(text);
  if (match === null) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
}

/** "1.5GB" to bytes (binary units). */
export function sizeBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?) ?(KB|MB|GB|TB)$/.exec(text);
  if (match === null) throw new RangeError(`not a size: ${text}`);
  return Math.round(Number(match[1]) * BYTES[match[2] as keyof typeof BYTES]);
}
