import { describe, expect, it } from "vitest";
import { aheadNote } from "../../../pipelines/models/aheadOfClock.js";
import { latestAsOf } from "../../../pipelines/models/asOf.js";
import { insert, modelled, openWarehouse } from "./warehouse.js";

const HOUR = 3_600_000;
/** The clock of the tests stands at 16 November 2026, 07:00 in Jakarta. */
const CLOCK = Date.UTC(2026, 10, 16);
const text = (ms: number) => new Date(ms).toISOString().replace("T", " ").replace("Z", "");
const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => ({
    ticket_id: `${from} ${i}`,
    created_at: text(from + i * HOUR),
    first_response_at: text(from + i * HOUR + HOUR / 4),
  }));
/** Three weeks up to the evening before. */
const DESK = rows(480, CLOCK - 484 * HOUR);
const LAST = { asOf: new Date(CLOCK - 5 * HOUR + HOUR / 4).toISOString().replace(".000", "") };
/** Of the next year: one that came then, and one that was answered then. */
const STRAY = [
  { ticket_id: "s1", created_at: "2027-03-04 03:00", first_response_at: "2027-03-04 04:00" },
  { ticket_id: "s2", created_at: "2026-11-03 03:00", first_response_at: "2027-03-04 04:00" },
];
const FILE = { "raw.files": [{ file_id: 1, path: "exports/t.csv", sha256: "1", status: "loaded" }] };

const asOfOf = async (tickets: Record<string, string>[], clock = new Date(CLOCK)) => {
  const engine = await openWarehouse();
  try {
    await insert(engine, { ...FILE, "raw.ticket": tickets });
    return await latestAsOf(engine, { clock });
  } finally {
    await engine.close();
  }
};

describe("records that no clock has reached", () => {
  it("do not decide of when figures speak while they are few, and are told of", async () => {
    expect(await asOfOf(DESK)).toEqual({ ...LAST, ahead: null });
    const { asOf, ahead } = await asOfOf([...DESK, ...STRAY]);
    expect(asOf).toBe(LAST.asOf);
    expect(ahead).toEqual({ count: 2, files: ["exports/t.csv"], isLeftOut: true, latest: LAST.asOf });
    expect(ahead && aheadNote(ahead)).toEqual({
      facts: { code: "ahead_of_clock", count: 2, files: ["exports/t.csv"], isLeftOut: true },
      text: "2 records of exports/t.csv have a date after this machine's clock: what is dated so is in no figure until that day; correct them",
    });
  });

  it("say that the clock is wrong where they are many: figures speak of the last, and it is told", async () => {
    const slow = new Date(CLOCK - 240 * HOUR);
    const { asOf, ahead } = await asOfOf(DESK, slow);
    expect(asOf).toBe(LAST.asOf);
    expect(ahead).toMatchObject({ isLeftOut: false });
    expect(ahead && aheadNote(ahead).text).toMatch(
      /every figure speaks of the last of those days: correct them, set the clock/,
    );
    // A day ahead may be another zone's.
    expect((await asOfOf(DESK, new Date(CLOCK - 28 * HOUR))).ahead).toBeNull();
  });

  it("are in no figure of a week or an hour, and leave the weeks as they are", async () => {
    for (const sql of [
      "select week, is_complete, sum(ticket_count) as n from reports.tickets_by_week group by all order by week",
      "select * from reports.first_response_by_hour order by all",
      "select feed, row_count, last_at_local from reports.coverage order by feed",
    ]) {
      // The ticket that is said to be answered next year came, and waits.
      const honest = { ...STRAY[1], first_response_at: null } as never;
      const expected = await modelled({ "raw.ticket": [...DESK, honest] }, sql);
      expect(await modelled({ "raw.ticket": [...DESK, ...STRAY] }, sql)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(2);
    }
  });
});
