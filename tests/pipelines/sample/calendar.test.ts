import { describe, expect, it } from "vitest";
import { dayNumber, holidaysBetween } from "../../../pipelines/sample/calendar.js";

const year = (number: number) => holidaysBetween(dayNumber(`${number}-01-01`), dayNumber(`${number}-12-31`));
const count = (number: number, kind: string) =>
  year(number).filter((holiday) => holiday.kind === kind).length;

describe("Indonesian holidays", () => {
  it("has as many of each kind as the joint decrees name", () => {
    // 2025: 17 and 10, and one more day of joint leave by the change of 7 August 2025; 2026: 17 and 8.
    expect([count(2025, "public"), count(2025, "joint_leave")]).toEqual([17, 11]);
    expect([count(2026, "public"), count(2026, "joint_leave")]).toEqual([17, 8]);
  });

  it("holds the decree's moving days of 2026", () => {
    const dates = (name: string) =>
      year(2026)
        .filter((holiday) => holiday.name === name)
        .map(({ date }) => date);
    expect(dates("Imlek")).toEqual(["2026-02-17"]);
    expect(dates("Nyepi")).toEqual(["2026-03-19"]);
    expect(dates("Idul Fitri")).toEqual(["2026-03-21", "2026-03-22"]);
    expect(dates("Cuti bersama Idul Fitri")).toEqual(["2026-03-20", "2026-03-23", "2026-03-24"]);
    expect(dates("Waisak")).toEqual(["2026-05-31"]);
  });
});
