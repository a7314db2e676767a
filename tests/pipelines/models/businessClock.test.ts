import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { modelled } from "./warehouse.js";

// 2 November 2026 is a Monday; Jakarta is UTC+7 all year.
const AS_OF = "2026-11-30T00:00:00Z";
const local = (text: string): string =>
  new Date(Date.parse(`${text.replace(" ", "T")}:00+07:00`)).toISOString().slice(0, 19).replace("T", " ");
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const week = (hours: string, more = "") =>
  `{${[...WEEKDAYS.map((day) => `${day}: ${hours}`), ...(more === "" ? [] : [more])].join(", ")}}`;
const config = (schedules: string) => `name: T\ntime_zone: Asia/Jakarta\nbusiness_hours: ${schedules}\n`;
const OFFICE = config(`{care: ${week('["08:00-12:00", "13:00-17:00"]')}}`);

interface Asked {
  at: string;
  replied?: string;
  more?: Record<string, Bindable>;
}

/** The ticket's business clock under these settings and holidays. */
async function clock(
  { at, replied, more = {} }: Asked,
  settings = OFFICE,
  holidays: readonly Record<string, Bindable>[] = [],
  asOf = AS_OF,
) {
  const ticket = {
    ticket_id: "1",
    created_at: local(at),
    first_response_at: replied === undefined ? null : local(replied),
    ...more,
  };
  const [row] = await modelled(
    { "raw.ticket": [ticket], "ref.holidays": holidays },
    "select schedule, first_response_business_seconds as seconds, wait_business_seconds as wait from marts.tickets",
    { asOf, config: settings },
  );
  return row;
}

const hours = (n: number) => ({ schedule: "care", seconds: n * 3600, wait: n * 3600 });

describe("golden case 8: a reply outside the opening hours", () => {
  it("took 0 business seconds when the question came outside too, and is known", async () => {
    expect(await clock({ at: "2026-11-02 18:00", replied: "2026-11-02 21:00" })).toEqual(hours(0));
    expect(await clock({ at: "2026-11-07 09:00", replied: "2026-11-08 20:00" })).toEqual(hours(0));
  });

  it("is null where the desk keeps no hours for the ticket, never 0", async () => {
    const nothing = { schedule: null, seconds: null, wait: null };
    const ask = { at: "2026-11-02 09:00", replied: "2026-11-02 10:00" };
    expect(await clock(ask, config("{}"))).toEqual(nothing);
    expect(await clock(ask, config(`{care: {channels: [email], monday: ["08:00-17:00"]}}`))).toEqual(nothing);
  });

  it("is null until there is one, like the calendar clock", async () => {
    expect(await clock({ at: "2026-11-02 09:00" })).toEqual({ schedule: "care", seconds: null, wait: null });
  });
});

describe("the business clock", () => {
  it("stands still over a split shift's break, nights and the weekend", async () => {
    expect(await clock({ at: "2026-11-02 11:30", replied: "2026-11-02 13:30" })).toEqual(hours(1));
    expect(await clock({ at: "2026-11-06 16:00", replied: "2026-11-09 09:00" })).toEqual(hours(2));
    expect(await clock({ at: "2026-11-02 00:00", replied: "2026-11-16 00:00" })).toEqual(hours(80));
  });

  it("counts to the second, and stops when a ticket was closed without a reply", async () => {
    const [seconds] = await modelled(
      {
        "raw.ticket": [
          { ticket_id: "1", created_at: "2026-11-02 01:00:07", first_response_at: "2026-11-02 05:00:01" },
        ],
      },
      "select first_response_business_seconds as n from marts.tickets",
      { asOf: AS_OF, config: OFFICE },
    );
    expect(seconds).toEqual({ n: 4 * 3600 - 7 });
    const closed = { status: "solved", solved_at: local("2026-11-03 10:00") };
    expect(await clock({ at: "2026-11-02 16:00", more: closed })).toEqual({
      schedule: "care",
      seconds: null,
      wait: 3 * 3600,
    });
  });

  it("is the calendar's where the desk is always open", async () => {
    const always = config(
      `{care: ${week('["00:00-24:00"]', 'saturday: ["00:00-24:00"], sunday: ["00:00-24:00"]')}}`,
    );
    expect(await clock({ at: "2026-11-06 23:10", replied: "2026-11-09 01:10" }, always)).toEqual(hours(50));
  });

  it("goes on over midnight where a night shift is written as two days' hours", async () => {
    const night = config('{care: {monday: ["22:00-24:00"], tuesday: ["00:00-06:00"]}}');
    expect(await clock({ at: "2026-11-02 21:00", replied: "2026-11-03 07:00" }, night)).toEqual(hours(8));
  });

  it("follows the team's hours before the channel's, and these before the rest of the desk's", async () => {
    const three = config(
      '{rest: {monday: ["09:00-10:00"]}, care: {channels: [chat], monday: ["09:00-11:00"]}, vip: {teams: [gold], monday: ["09:00-12:00"]}}',
    );
    const ask = { at: "2026-11-02 08:00", replied: "2026-11-02 20:00" };
    expect(await clock({ ...ask, more: { team: "gold" } }, three)).toMatchObject({
      schedule: "vip",
      seconds: 10_800,
    });
    expect(await clock({ ...ask, more: { team: "tin" } }, three)).toMatchObject({
      schedule: "care",
      seconds: 7200,
    });
    expect(await clock({ ...ask, more: { channel: "web" } }, three)).toMatchObject({
      schedule: "rest",
      seconds: 3600,
    });
  });
});

describe("golden case 10: holidays", () => {
  const holiday = (date: string, kind: string | null) => ({ date, name: "Holiday", kind });

  it("of several days over a week's edge close the desk", async () => {
    const days = ["2026-11-06", "2026-11-07", "2026-11-08", "2026-11-09"].map((date) =>
      holiday(date, "joint_leave"),
    );
    expect(await clock({ at: "2026-11-05 16:00", replied: "2026-11-10 09:00" }, OFFICE, days)).toEqual(
      hours(2),
    );
  });

  it("without a kind close it, an observance does not, half a day closes it at noon", async () => {
    const ask = { at: "2026-11-04 00:00", replied: "2026-11-05 00:00" };
    expect(await clock(ask, OFFICE, [holiday("2026-11-04", null)])).toEqual(hours(0));
    expect(await clock(ask, OFFICE, [holiday("2026-11-04", "observance")])).toEqual(hours(8));
    expect(await clock(ask, OFFICE, [holiday("2026-11-04", "half_day")])).toEqual(hours(4));
    const early = config(`{care: ${week('["08:00-12:00", "13:00-17:00"]', 'half_day_until: "10:30"')}}`);
    expect(await clock(ask, early, [holiday("2026-11-04", "half_day")])).toEqual(hours(2.5));
    const both = [holiday("2026-11-04", "half_day"), { ...holiday("2026-11-04", "public"), name: "Other" }];
    expect(await clock(ask, OFFICE, both)).toEqual(hours(0));
  });

  it("do not close a schedule that is open on them", async () => {
    const open = config(`{care: ${week('["08:00-12:00", "13:00-17:00"]', "holidays: open")}}`);
    const ask = { at: "2026-11-04 00:00", replied: "2026-11-05 00:00" };
    expect(await clock(ask, open, [holiday("2026-11-04", "public")])).toEqual(hours(8));
  });
});

describe("a first-response target in opening hours", () => {
  const targets = (clock: string) =>
    `${OFFICE}sla: [{metric: first_response, within: 4h, clock: ${clock}}, {metric: first_response, channel: email, within: 1h}]\n`;
  // Friday 16:00, so one open hour until the weekend.
  const asked = { ticket_id: "1", created_at: local("2026-11-06 16:00") };
  const waiting = async (asOf: string, settings: string, channel = "chat") =>
    (
      await modelled(
        { "raw.ticket": [{ ...asked, channel }] },
        "select past_target_count as past, with_target_count as targets, oldest_seconds as age from reports.waiting_now",
        { asOf, config: settings },
      )
    )[0];
  const monday = (hour: string) => `${local(`2026-11-09 ${hour}`).replace(" ", "T")}Z`;
  const HOUR = 3600;

  it("is not past over the weekend, and is when the open hours are over", async () => {
    expect(await waiting(monday("11:00"), targets("business"))).toEqual({
      past: 0,
      targets: 1,
      age: 67 * HOUR,
    });
    expect(await waiting(monday("13:01"), targets("business"))).toMatchObject({ past: 1, targets: 1 });
    expect(await waiting(monday("11:00"), targets("calendar"))).toMatchObject({ past: 1, targets: 1 });
  });

  it("leaves another channel's target by the calendar, and has no say where the desk keeps no hours", async () => {
    expect(await waiting(monday("08:30"), targets("business"), "email")).toMatchObject({
      past: 1,
      targets: 1,
    });
    const elsewhere = targets("business").replace("care: {", "care: {channels: [web], ");
    expect(await waiting(monday("13:01"), elsewhere)).toMatchObject({ past: 0, targets: 0 });
  });
});

describe("golden case 10: holidays of the country", () => {
  const NATIONAL = `${OFFICE}holidays: ID\n`;
  // Thursday 24 December 2026 is joint leave, Friday 25 a public holiday.
  const ask = { at: "2026-12-23 16:00", replied: "2026-12-28 09:00" };
  const ask2026 = (settings: string, holidays: readonly Record<string, Bindable>[] = []) =>
    clock(ask, settings, holidays, "2026-12-31T00:00:00Z");

  it("close it on joint leave and public holidays alike, over a week's edge", async () => {
    expect(await ask2026(NATIONAL)).toEqual(hours(2));
    expect(await ask2026(OFFICE)).toEqual(hours(2 + 16));
  });

  it("give way to what the desk lists for the day", async () => {
    expect(await ask2026(NATIONAL, [{ date: "2026-12-24", name: "Open", kind: "observance" }])).toEqual(
      hours(2 + 8),
    );
    expect(await ask2026(NATIONAL, [{ date: "2026-12-24", name: "Half", kind: "half_day" }])).toEqual(
      hours(2 + 4),
    );
  });
});
