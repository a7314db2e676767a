import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { build, insert, modelled, openWarehouse } from "./warehouse.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Jakarta, where the desk is: seven hours ahead all year. */
const local = (text: string) => Date.parse(`${text}+07:00`);
const utc = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace("T", " ");
const FIRST_MONDAY = local("2026-10-05T00:00:00");
/** The sixth week is the one that begins on Monday, 9 November. */
const LAST_FRIDAY = local("2026-11-13T16:30:00");

/** Each hour of `weekdays` (0 = Monday) from 8 to 16, of the weeks until `last`. */
const hours = (weekdays: readonly number[], from = FIRST_MONDAY, last = LAST_FRIDAY): number[] =>
  Array.from({ length: Math.ceil((last - from) / HOUR) }, (_, i) => from + i * HOUR)
    .filter((at) => weekdays.includes(Math.floor((at - FIRST_MONDAY) / DAY) % 7))
    .filter((at) => ((at - FIRST_MONDAY) % DAY) / HOUR >= 8 && ((at - FIRST_MONDAY) % DAY) / HOUR <= 16)
    .concat(last);
const tickets = (instants: readonly number[]) =>
  instants.map((at, i) => ({ ticket_id: `t${i}`, created_at: utc(at) }));
const chats = (instants: readonly number[]) =>
  instants.map((at, i) => ({ chat_id: `c${i}`, attempted_at: utc(at), outcome: "served" }));

const WORKDAYS = [0, 1, 2, 3, 4];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const COMPLETE =
  "select week, is_complete from intermediate.int_weeks where series = 'contact' and week_start >= '2026-11-02' order by week";

async function asOf(instants: readonly number[], clock: string): Promise<string | null> {
  const engine = await openWarehouse();
  try {
    await insert(engine, { "raw.ticket": tickets(instants) });
    return await resolveAsOf(engine, undefined, new Date(local(clock)));
  } finally {
    await engine.close();
  }
}

describe("as_of when none is given", () => {
  it("of a desk that works Monday to Friday is Monday's midnight once it is past", async () => {
    const desk = hours(WORKDAYS);
    expect(await asOf(desk, "2026-11-13T23:00:00")).toBe("2026-11-13T09:30:00Z");
    expect(await asOf(desk, "2026-11-15T12:00:00")).toBe("2026-11-14T17:00:00Z");
    expect(await asOf(desk, "2026-11-16T07:00:00")).toBe("2026-11-15T17:00:00Z");
    expect(await asOf(desk, "2027-03-01T00:00:00")).toBe("2026-11-15T17:00:00Z");
  });

  it("is the latest record where silence is not ordinary, or too few weeks tell", async () => {
    expect(await asOf(hours(EVERY_DAY), "2026-11-16T07:00:00")).toBe("2026-11-13T17:00:00Z");
    const noon = local("2026-11-13T12:00:00");
    expect(await asOf(hours(EVERY_DAY, FIRST_MONDAY, noon), "2026-11-16T07:00:00")).toBe(
      "2026-11-13T05:00:00Z",
    );
    const young = hours(WORKDAYS, local("2026-10-26T00:00:00"));
    expect(await asOf(young, "2026-11-16T07:00:00")).toBe("2026-11-13T09:30:00Z");
  });
});

describe("a week whose last days are usually silent", () => {
  const weeks = (given: Parameters<typeof modelled>[0], at: string) =>
    modelled(given, COMPLETE, { asOf: `${at}+07:00` });

  it("is complete when it is over at as_of", async () => {
    const given = { "raw.ticket": tickets(hours(WORKDAYS)) };
    const before = { week: "2026-W45", is_complete: true };
    expect(await weeks(given, "2026-11-16T00:00:00")).toEqual([
      before,
      { week: "2026-W46", is_complete: true },
    ]);
    expect(await weeks(given, "2026-11-15T23:00:00")).toEqual([
      before,
      { week: "2026-W46", is_complete: false },
    ]);
  });

  it("is not where a feed ends that usually goes on, whatever the others do", async () => {
    const ended = { "raw.ticket": tickets(hours(EVERY_DAY)) };
    expect((await weeks(ended, "2026-11-16T08:00:00")).at(-1)?.is_complete).toBe(false);
    const sunday = local("2026-11-15T16:30:00");
    const both = {
      "raw.ticket": tickets(hours(WORKDAYS)),
      "raw.chat": chats(hours(EVERY_DAY, FIRST_MONDAY, sunday)),
    };
    expect((await weeks(both, "2026-11-16T08:00:00")).at(-1)?.is_complete).toBe(true);
    const gone = {
      "raw.ticket": tickets(hours(EVERY_DAY)),
      "raw.chat": chats(hours(EVERY_DAY, FIRST_MONDAY, sunday)),
    };
    expect((await weeks(gone, "2026-11-16T08:00:00")).at(-1)?.is_complete).toBe(false);
  });
});

/** The day up to which silence is ordinary and the midnight after it, by trying every week; null = none. */
function bruteForce(instants: readonly number[], clock: number): number | null {
  const last = Math.max(...instants);
  const silences = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((week) => last - week * 7 * DAY)
    .filter((moment) => Math.min(...instants) <= moment)
    .map((moment) => Math.min(7 * DAY, ...instants.filter((at) => at > moment).map((at) => at - moment)))
    .sort((a, b) => a - b);
  if (silences.length < 4) return null;
  const middle = silences.length / 2;
  const median = ((silences[Math.ceil(middle) - 1] ?? 0) + (silences[Math.floor(middle)] ?? 0)) / 2;
  const midnight = Math.floor((last + 7 * HOUR) / DAY) * DAY - 7 * HOUR;
  const ends = [1, 2, 3, 4, 5, 6, 7].map((days) => midnight + days * DAY);
  const ordinary = ends.filter((end) => end - last <= median && end <= clock);
  return ordinary.length === 0 ? null : Math.max(...ordinary);
}

describe("ordinary silence", () => {
  it("is what trying every week finds, on any desk, by the run and by the models", async () => {
    const desk = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      weeks: fc.integer({ min: 2, max: 11 }),
      keep: fc.array(fc.boolean(), { minLength: 7, maxLength: 60 }),
      clockDays: fc.double({ min: 0, max: 9, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(desk, async ({ weekdays, weeks, keep, clockDays }) => {
        const from = FIRST_MONDAY;
        const all = hours(weekdays, from, from + weeks * 7 * DAY).slice(0, -1);
        const instants = all.filter((_, i) => i % 3 === 0 && keep[i % keep.length]);
        if (instants.length === 0) return;
        const last = Math.max(...instants);
        const clock = Math.floor((last + clockDays * DAY) / 1000) * 1000;
        const expected = bruteForce(instants, clock);
        const engine = await openWarehouse();
        try {
          await insert(engine, { "raw.ticket": tickets(instants) });
          const found = await resolveAsOf(engine, undefined, new Date(clock));
          expect(found).toBe(`${utc(expected ?? last).replace(" ", "T")}Z`);
          const query = "select cast(whole_to as varchar) as day from intermediate.int_spans";
          await build(engine, { asOf: new Date(clock).toISOString() }, query);
          const [span] = await engine.rows<{ day: string }>(`${query} where series = 'ticket'`);
          // Nobody is covered for the seventh day: it is the weekday of the last record itself.
          const silent = expected === null ? last : Math.max(last, Math.min(expected, last + 7 * DAY) - 1);
          expect(span?.day).toBe(utc(silent + 7 * HOUR).slice(0, 10));
        } finally {
          await engine.close();
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
