const SPACE = 32;

/** Whether a blank or an invisible mark of those that the load trims begins here: controls, no-break and ideographic space, byte order mark. */
export const isBlankAt = (held: Buffer, at: number): boolean => {
  const byte = held[at] as number;
  if (byte <= SPACE) return true;
  if (byte < 0xc2) return false;
  const [second, third] = [held[at + 1], held[at + 2]];
  return (
    (byte === 0xc2 && second === 0xa0) ||
    (byte === 0xe3 && second === 0x80 && third === 0x80) ||
    (byte === 0xef && second === 0xbb && third === 0xbf)
  );
};

/** Whether one ends before here. */
export const isBlankBefore = (held: Buffer, end: number): boolean => {
  const byte = held[end - 1] as number;
  if (byte <= SPACE) return true;
  if (byte < 0x80) return false;
  const [third, second] = [held[end - 3] as number, held[end - 2] as number];
  return (second === 0xc2 && byte === 0xa0) || (third >= 0xe3 && isBlankAt(held, end - 3));
};
