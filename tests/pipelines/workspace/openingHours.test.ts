import { describe, expect, it } from "vitest";
import { openSpan, schedulesFaults, spansFault } from "../../../pipelines/workspace/openingHours.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

const desk = (hours: string) => parseConfig(`name: T\ntime_zone: Asia/Jakarta\nbusiness_hours: ${hours}\n`);

describe("opening hours", () => {
  it("are minutes of the local day", () => {
    expect(openSpan("08:05-24:00")).toEqual({ opensMinute: 485, closesMinute: 1440 });
  });

  it("of a day lie apart and run forwards", () => {
    expect(spansFault(["13:00-17:00", "08:00-12:00"])).toBeNull();
    expect(spansFault(["08:00-12:00", "12:15-13:00"])).toBeNull();
    expect(spansFault(["22:00-06:00"])).toMatch(/ends before it begins/);
    expect(spansFault(["08:00-12:00", "11:00-13:00"])).toMatch(/overlap/);
    expect(spansFault(["08:00-12:00", "12:10-13:00"])).toMatch(/under 15 minutes/);
  });

  it("are one schedule's for each channel, team and the rest", () => {
    const day = { channels: ["chat"], teams: [] };
    expect(
      schedulesFaults({ a: day, b: { channels: [], teams: ["care"] }, c: { channels: [], teams: [] } }),
    ).toEqual([]);
    expect(schedulesFaults({ a: day, b: { ...day, teams: ["care"] } })).toEqual([
      "a and b are both for the channel chat",
    ]);
    expect(schedulesFaults({ a: { channels: [], teams: [] }, b: { channels: [], teams: [] } })).toEqual([
      "a and b are both for everything that no schedule names",
    ]);
  });

  it("are refused in suara.yaml where they make no sense, with the place", () => {
    expect(desk('{care: {monday: ["08:00-17:00"]}}').business_hours.care).toMatchObject({
      holidays: "closed",
      half_day_until: "12:00",
      monday: ["08:00-17:00"],
      sunday: [],
    });
    expect(() => desk('{care: {monday: ["17:00-08:00"]}}')).toThrow(/business_hours.*ends before it begins/s);
    expect(() => desk("{a: {channels: [chat]}, b: {channels: [chat]}}")).toThrow(/both for the channel chat/);
    expect(() => desk("{a: {channels: [pigeon]}}")).toThrow(/business_hours/);
  });
});
