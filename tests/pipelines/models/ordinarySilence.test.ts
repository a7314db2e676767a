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

/** Each hour of `weekdays` (0 = Monday) from 8 to 16, of the weeks from a Monday on until `last`. */
const hours = (weekdays: readonly number[], from = FIRST_MONDAY, last = LAST_FRIDAY): number[] =>
  Array.from({ length: Math.ceil((last - from) / HOUR) }, (_, i) => from + i * HOUR)
    .filter((at) => weekdays.includes(Math.floor((at - from) / DAY) % 7))
    .filter((at) => ((at - from) % DAY) / HOUR >= 8 && ((at - from) % DAY) / HOUR <= 16)
    .concat(last);
const tickets = (instants: readonly number[]) =>
  instants.map((at, i) => ({ ticket_id: `t${i}`, created_at: utc(at) }));
const chats = (instants: readonly number[]) =>
  instants.map((at, i) => ({ chat_id: `c${i}`, attempted_at: utc(at), outcome: "served" }));

const WORKDAYS = [0, 1, 2, 3, 4];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const COMPLETE =
  "select week, is_complete from intermediate.int_weeks where series = 'contact' and week_start >= '2026-11-02' order by week";

const holidays = (...days: [date: string, kind: string | null][]) =>
  days.map(([date, kind]) => ({ date, name: `holiday ${date}`, kind }));

async function asOf(
  instants: readonly number[],
  clock: string,
  { country = null, own = [] }: { country?: string | null; own?: ReturnType<typeof holidays> } = {},
): Promise<string | null> {
  const engine = await openWarehouse();
  try {
    await insert(engine, { "raw.ticket": tickets(instants), "ref.holidays": own });
    return await resolveAsOf(engine, undefined, { country, clock: new Date(local(clock)) });
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

describe("a public holiday at the end of the exports", () => {
  const THURSDAY = local("2026-11-12T16:30:00");
  const desk = hours(WORKDAYS, FIRST_MONDAY, THURSDAY);
  const friday = (kind: string | null) => ({ own: holidays(["2026-11-13", kind]) });
  const MONDAY = "2026-11-16T07:00:00";

  it("is silent as a weekend is, so that Monday's midnight is as_of", async () => {
    expect(await asOf(desk, MONDAY)).toBe("2026-11-12T17:00:00Z");
    for (const kind of ["public", "joint_leave", null])
      expect(await asOf(desk, MONDAY, friday(kind)), String(kind)).toBe("2026-11-15T17:00:00Z");
    expect(await asOf(desk, "2026-11-14T07:00:00", friday("public"))).toBe("2026-11-13T17:00:00Z");
  });

  it("is none where the desk works on it: half a day, an observance, or another day", async () => {
    for (const kind of ["half_day", "observance"])
      expect(await asOf(desk, MONDAY, friday(kind)), kind).toBe("2026-11-12T17:00:00Z");
    expect(await asOf(desk, MONDAY, { own: holidays(["2026-11-10", "public"]) })).toBe(
      "2026-11-12T17:00:00Z",
    );
  });

  it("is no silence of a desk that works every day: its exports ended", async () => {
    const every = hours(EVERY_DAY, FIRST_MONDAY, THURSDAY);
    expect(await asOf(every, MONDAY, friday("public"))).toBe("2026-11-12T17:00:00Z");
  });

  it("bridges several, and the rest of a day on which something came in all the same", async () => {
    const wednesday = hours(WORKDAYS, FIRST_MONDAY, local("2026-11-11T16:30:00"));
    const both = holidays(["2026-11-12", "public"], ["2026-11-13", "joint_leave"]);
    expect(await asOf(wednesday, MONDAY, { own: both })).toBe("2026-11-15T17:00:00Z");
    const onIt = [...desk, local("2026-11-13T10:00:00")];
    expect(await asOf(onIt, MONDAY)).toBe("2026-11-13T03:00:00Z");
    expect(await asOf(onIt, MONDAY, friday("public"))).toBe("2026-11-15T17:00:00Z");
  });

  it("is the country's, unless the desk lists the day as an ordinary one", async () => {
    // Good Friday of 2026 in Indonesia.
    const before = hours(WORKDAYS, local("2026-02-02T00:00:00"), local("2026-04-02T16:30:00"));
    const easter = "2026-04-06T07:00:00";
    expect(await asOf(before, easter)).toBe("2026-04-02T17:00:00Z");
    expect(await asOf(before, easter, { country: "ID" })).toBe("2026-04-05T17:00:00Z");
    const own = holidays(["2026-04-03", "observance"]);
    expect(await asOf(before, easter, { country: "ID", own })).toBe("2026-04-02T17:00:00Z");
  });

  it("leaves the week whole that it ends, of each feed that rests by its own records", async () => {
    const weeks = async (given: Parameters<typeof modelled>[0], config?: string) =>
      (
        await modelled(given, COMPLETE, {
          asOf: "2026-11-16T00:00:00+07:00",
          ...(config === undefined ? {} : { config }),
        })
      ).at(-1)?.is_complete;
    const own = { "ref.holidays": holidays(["2026-11-13", "public"]) };
    expect(await weeks({ "raw.ticket": tickets(desk) })).toBe(false);
    expect(await weeks({ "raw.ticket": tickets(desk), ...own })).toBe(true);
    const sunday = local("2026-11-15T16:30:00");
    const open = chats(hours(EVERY_DAY, FIRST_MONDAY, sunday));
    expect(await weeks({ "raw.ticket": tickets(desk), "raw.chat": open, ...own })).toBe(true);
    const ended = chats(hours(EVERY_DAY, FIRST_MONDAY, THURSDAY));
    expect(await weeks({ "raw.ticket": tickets(desk), "raw.chat": ended, ...own })).toBe(false);
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

/** Milliseconds of silence from a moment of the week on that half of the weeks before had; null = too few of them. */
function usualSilence(instants: readonly number[], from: number): number | null {
  const silences = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((week) => from - week * 7 * DAY)
    .filter((moment) => Math.min(...instants) <= moment)
    .map((moment) => Math.min(7 * DAY, ...instants.filter((at) => at > moment).map((at) => at - moment)))
    .sort((a, b) => a - b);
  if (silences.length < 4) return null;
  const middle = silences.length / 2;
  return ((silences[Math.ceil(middle) - 1] ?? 0) + (silences[Math.floor(middle)] ?? 0)) / 2;
}

const midnightOf = (at: number): number => Math.floor((at + 7 * HOUR) / DAY) * DAY - 7 * HOUR;

/**
 * The midnight up to which silence is ordinary, null = none: from the last record as far as every week before says, and from
 * the end of each holiday that this reaches, until nothing reaches further. `closed`: days after that of the last record.
 */
function bruteForce(instants: readonly number[], clock: number, closed: readonly number[]): number | null {
  const last = Math.max(...instants);
  const midnight = midnightOf(last);
  const days = new Set(instants.map(midnightOf).filter((day) => day > midnight - 28 * DAY));
  const rests = days.size <= 24 && last - Math.min(...instants) >= 28 * DAY;
  const ended = (from: number) => from + (usualSilence(instants, from) ?? 0);
  let reached = ended(last);
  for (let before = 0; before !== reached; ) {
    before = reached;
    for (const day of rests ? closed : []) {
      const begins = midnight + day * DAY;
      if (begins <= reached && day < 7) reached = Math.max(reached, ended(begins + DAY));
    }
  }
  const ends = [1, 2, 3, 4, 5, 6, 7].map((day) => midnight + day * DAY);
  const ordinary = ends.filter((end) => end <= reached && end <= clock);
  return ordinary.length === 0 ? null : Math.max(...ordinary);
}

describe("ordinary silence", () => {
  it("is what trying every week finds, on any desk, by the run and by the models", async () => {
    const desk = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      weeks: fc.integer({ min: 2, max: 11 }),
      keep: fc.array(fc.constantFrom(true, true, true, false), { minLength: 7, maxLength: 60 }),
      cutDays: fc.integer({ min: 0, max: 6 }),
      clockMinutes: fc.integer({ min: 0, max: 9 * 24 * 60 }),
      closed: fc.oneof(
        fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
        fc.constant<number[]>([0, 1, 2, 3, 4, 5, 6]),
      ),
      kind: fc.constantFrom("public", "joint_leave", null, "half_day"),
    });
    let bridged = 0;
    const engine = await openWarehouse();
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(desk),
        async ({ weekdays, weeks, cutDays, keep, clockMinutes, closed, kind }) => {
          const from = FIRST_MONDAY;
          const all = hours(weekdays, from, from + (weeks * 7 - cutDays) * DAY).slice(0, -1);
          const instants = all.filter((_, i) => i % 3 === 0 && keep[i % keep.length]);
          if (instants.length === 0) return;
          const last = Math.max(...instants);
          const clock = last + clockMinutes * 60_000;
          const expected = bruteForce(instants, clock, kind === "half_day" ? [] : closed);
          if (expected !== bruteForce(instants, clock, [])) bridged++;
          const days = closed.map((day): [string, string | null] => [
            utc(midnightOf(last) + day * DAY + 7 * HOUR).slice(0, 10),
            kind,
          ]);
          for (const relation of ["raw.ticket", "ref.holidays"]) await engine.run(`delete from ${relation}`);
          await insert(engine, { "raw.ticket": tickets(instants), "ref.holidays": holidays(...days) });
          const found = await resolveAsOf(engine, undefined, { clock: new Date(clock) });
          expect(found).toBe(`${utc(expected ?? last).replace(" ", "T")}Z`);
          const query = "select cast(whole_to as varchar) as day from intermediate.int_spans";
          await build(engine, { asOf: new Date(clock).toISOString() }, query);
          const [span] = await engine.rows<{ day: string }>(`${query} where series = 'ticket'`);
          // Nobody is covered for the seventh day: it is the weekday of the last record itself.
          const silent = expected === null ? last : Math.max(last, Math.min(expected, last + 7 * DAY) - 1);
          expect(span?.day).toBe(utc(silent + 7 * HOUR).slice(0, 10));
        },
      ),
      { numRuns: 60 },
    );
    await engine.close();
    expect(bridged).toBeGreaterThan(0);
  }, 120_000);
});
