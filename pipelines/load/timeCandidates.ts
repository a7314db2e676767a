/** Formats that times are often written in, to say which one a column has; nothing is ever read by them. */

const DAYS = [
  "%Y-%m-%d",
  "%Y-%d-%m",
  "%Y/%m/%d",
  "%Y.%m.%d",
  "%Y%m%d",
  "%d/%m/%Y",
  "%m/%d/%Y",
  "%d-%m-%Y",
  "%m-%d-%Y",
  "%d.%m.%Y",
  "%d/%m/%y",
  "%m/%d/%y",
  "%d-%m-%y",
  "%d.%m.%y",
  "%d %b %Y",
  "%d-%b-%Y",
  "%d-%b-%y",
  "%d %B %Y",
  "%b %d, %Y",
  "%B %d, %Y",
];
const HOURS = ["", "%H:%M", "%H:%M:%S", "%H.%M", "%I:%M %p", "%I:%M:%S %p"];
const BETWEEN = [" ", "T", ", "];

export const EPOCHS: readonly string[] = ["epoch_s", "epoch_ms"];

const COMMON = [
  "iso",
  ...EPOCHS,
  ...DAYS.flatMap((day) =>
    HOURS.flatMap((hour) => (hour === "" ? [day] : BETWEEN.map((between) => day + between + hour))),
  ),
];

/** A format with day and month in each other's place. */
export const exchanged = (format: string): string =>
  format.replaceAll(/%(-?)([dm])/g, (_, dash: string, part: string) => `%${dash}${part === "d" ? "m" : "d"}`);

/** Lists of formats that a column told to be in `given` may be in instead, the nearest to what was told first. */
export function candidateFormats(given: readonly string[]): string[][] {
  const swapped = given.map(exchanged);
  const mixed = swapped.length > 1 ? [swapped] : [];
  const singles = [...new Set([...swapped, ...COMMON])].filter((one) => !given.includes(one));
  return [...mixed, ...singles.map((one) => [one])];
}
