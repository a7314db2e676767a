const known = new Map<string, number | null>();

const FIRST = Date.UTC(1989, 11, 1);
const LAST = Date.UTC(2101, 1, 1);
/** No clock change of the time zone database lasts less than this. */
const STEP = 7 * 86_400_000;

/**
 * Minutes that a zone is ahead of UTC where that never changed or will from 1990 to 2100, as in all of
 * Indonesia; null where the clocks change. Lets times of such zones be placed by a subtraction.
 */
export function fixedOffset(zone: string): number | null {
  let minutes = known.get(zone);
  if (minutes === undefined) {
    minutes = findOffset(zone);
    known.set(zone, minutes);
  }
  return minutes;
}

function findOffset(zone: string): number | null {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const offsetAt = (instant: number): string =>
    format.formatToParts(instant).find((part) => part.type === "timeZoneName")?.value ?? "";
  const first = offsetAt(FIRST);
  for (let instant = FIRST + STEP; instant < LAST; instant += STEP) {
    if (offsetAt(instant) !== first) return null;
  }
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(first) ?? [];
  if (sign === undefined) return first === "GMT" ? 0 : null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
