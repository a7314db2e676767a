/** How many of each feed stand for scale 1; the issue's sizes. */
export interface Sizes {
  tickets: number;
  chats: number;
  turns: number;
  feedback: number;
}

const FULL: Sizes = { tickets: 5_000_000, chats: 5_000_000, turns: 20_000_000, feedback: 1_000_000 };

/** Sizes of a desk at `scale`; events are three a ticket, so 15 million at scale 1. */
export const sizesAt = (scale: number): Sizes => ({
  tickets: Math.max(2_000, Math.round(FULL.tickets * scale)),
  chats: Math.max(2_000, Math.round(FULL.chats * scale)),
  turns: Math.max(8_000, Math.round(FULL.turns * scale)),
  feedback: Math.max(400, Math.round(FULL.feedback * scale)),
});

const FULL_YEAR_FROM_SCALE = 0.01;

/** Days that a run is measured on: a year, but where next to nothing is measured, to see that the bench itself runs. */
export const daysAt = (scale: number): number => (scale < FULL_YEAR_FROM_SCALE ? 3 : 365);

/** A made-up desk: how much of what, over how many days, and which draw of the dice. */
export interface Desk {
  sizes: Sizes;
  days: number;
  seed: number;
}

/** The first local day (Asia/Jakarta, UTC+7 all year), a Monday. */
const FIRST_DAY = "2025-11-10";
const ZONE_SECONDS = 7 * 3600;

/** The instant at which a local day begins, as a UTC timestamp for SQL; day 0 is FIRST_DAY. */
export const dayStart = (day: number): string => {
  const epoch = Date.parse(`${FIRST_DAY}T00:00:00Z`) / 1000 + day * 86_400 - ZONE_SECONDS;
  return `timestamp '${new Date(epoch * 1000).toISOString().slice(0, 19).replace("T", " ")}'`;
};

/** 2025-11-10 for day 0. */
export const dayName = (day: number): string =>
  new Date(Date.parse(`${FIRST_DAY}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);

/** The size of a desk in words: 5.0 M tickets, 15.0 M events … */
export function sizesText(scale: number): string {
  const { tickets, chats, turns, feedback } = sizesAt(scale);
  const counts = { tickets, events: tickets * 3, chats, turns, feedback };
  return Object.entries(counts)
    .map(([name, n]) => `${n >= 1e6 ? `${(n / 1e6).toFixed(1)} M` : `${(n / 1e3).toFixed(1)} k`} ${name}`)
    .join(", ");
}
