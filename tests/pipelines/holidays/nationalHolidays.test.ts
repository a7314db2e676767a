import { describe, expect, it } from "vitest";
import {
  decreedHolidays,
  decreedYears,
  nationalHolidays,
} from "../../../pipelines/holidays/nationalHolidays.js";

const inYear = (year: number) => decreedHolidays("ID").filter(({ date }) => date.startsWith(`${year}-`));
const days = (year: number, name: string) =>
  inYear(year)
    .filter((holiday) => holiday.name === name)
    .map(({ date }) => date);

describe("Indonesia's decreed holidays", () => {
  it("are as many of each kind as the joint decrees of three ministers name", () => {
    const counts = decreedYears("ID").map((year) => [
      year,
      inYear(year).filter(({ kind }) => kind === "public").length,
      inYear(year).filter(({ kind }) => kind === "joint_leave").length,
    ]);
    expect(counts).toEqual([
      // The decree's 17 and the two election days.
      [2024, 19, 10],
      // One more day of joint leave by the change of 7 August 2025.
      [2025, 17, 11],
      [2026, 17, 8],
      [2027, 18, 8],
    ]);
  });

  it("have the moving days of 2026 and 2027", () => {
    expect(days(2026, "Idul Fitri")).toEqual(["2026-03-21", "2026-03-22"]);
    expect(days(2026, "Cuti bersama Idul Fitri")).toEqual(["2026-03-20", "2026-03-23", "2026-03-24"]);
    expect(days(2026, "Nyepi")).toEqual(["2026-03-19"]);
    expect(days(2027, "Idul Fitri")).toEqual(["2027-03-10", "2027-03-11"]);
    expect(days(2027, "Cuti bersama Idul Fitri")).toEqual(["2027-03-09", "2027-03-12", "2027-03-15"]);
    // The year in which Isra Mikraj comes twice.
    expect(days(2027, "Isra Mikraj")).toEqual(["2027-01-05", "2027-12-26"]);
  });

  it("are whole, of two kinds, one a day, in order, each with its decree", () => {
    const all = decreedHolidays("ID");
    expect(all.map(({ date }) => date)).toEqual([...new Set(all.map(({ date }) => date))].sort());
    expect(
      all.filter(({ date }) => new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date),
    ).toEqual([]);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(["public", "joint_leave"]));
    expect(all.filter(({ name, source }) => name === "" || !/^(SKB|Keppres) \d/.test(source))).toEqual([]);
  });
});

describe("nationalHolidays", () => {
  it("takes a decreed year from the decree alone: the calculated Idul Fitri of 2026 is a day early", async () => {
    const found = await nationalHolidays("ID", [2026]);
    expect(found.find(({ date }) => date === "2026-03-20")).toMatchObject({ kind: "joint_leave" });
    expect(found.find(({ date }) => date === "2026-03-22")).toMatchObject({ kind: "public" });
    expect(found.every(({ source }) => source !== "calculated")).toBe(true);
  });

  it("calculates the years without a decree and says so", async () => {
    const found = await nationalHolidays("ID", [2027, 2028]);
    const later = found.filter(({ date }) => date.startsWith("2028-"));
    expect(later.every(({ source }) => source === "calculated")).toBe(true);
    expect(later.map(({ date }) => date)).toEqual(
      expect.arrayContaining(["2028-01-01", "2028-08-17", "2028-12-25"]),
    );
    expect(found.filter(({ date }) => date.startsWith("2027-"))).toHaveLength(26);
  });

  it("calculates countries and parts of them, by the day as it is called there", async () => {
    const day = async (country: string, date: string) =>
      (await nationalHolidays(country, [2026]))
        .filter((holiday) => holiday.date === date)
        .map(({ kind }) => kind);
    expect(await day("SG", "2026-08-09")).toEqual(["public"]);
    expect(await day("DE-BY", "2026-01-06")).toEqual(["public"]);
    expect(await day("DE-BE", "2026-01-06")).toEqual([]);
    expect(await day("CN", "2026-02-18")).toEqual(["public"]);
  });

  it.each(["XX", "DE-XX", "ID-ZZ"])("refuses %s, which is no country or part of one", async (country) => {
    await expect(nationalHolidays(country, [2030])).rejects.toMatchObject({
      code: "bad_settings",
      exitCode: 65,
    });
  });
});
