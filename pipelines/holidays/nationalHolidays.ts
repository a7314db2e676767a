import { existsSync, readFileSync } from "node:fs";
import { EXIT, SuaraError } from "../errors.js";

export interface NationalHoliday {
  /** Local day, 2026-03-21. */
  date: string;
  name: string;
  kind: "public" | "joint_leave" | "observance";
  /** What orders it: a decree; or `calculated`, when the day comes from a rule of the calendar. */
  source: string;
}

const DECREED = new URL("../../data/reference/holidays/", import.meta.url);
const ONE_DAY = 86_400_000;

/** Holidays by decree, from the file that ships for the country; none where none does. */
export function decreedHolidays(country: string): NationalHoliday[] {
  const file = new URL(`${country}.csv`, DECREED);
  if (!existsSync(file)) return [];
  // Our own file: no quote and no comma in a field.
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [date = "", name = "", kind = "", source = ""] = line.split(",");
      return { date, name, kind: kind as NationalHoliday["kind"], source };
    });
}

/**
 * The holidays of a country (`ID`) or of a part of it (`DE-BY`) in these years, by day. A year that the shipped file
 * of decrees knows comes from it alone; any other is calculated by date-holidays, which knows no joint leave and may
 * miss a moving day by one. Throws SuaraError (exit 65) for a country that neither knows.
 */
export async function nationalHolidays(
  country: string,
  years: readonly number[],
): Promise<NationalHoliday[]> {
  const decreed = decreedHolidays(country);
  const known = new Set(decreed.map(({ date }) => Number(date.slice(0, 4))));
  const missing = years.filter((year) => !known.has(year));
  const rest = missing.length === 0 && known.size > 0 ? [] : await calculated(country, missing);
  return [...decreed.filter(({ date }) => years.includes(Number(date.slice(0, 4)))), ...rest].sort((a, b) =>
    a.date + a.name < b.date + b.name ? -1 : 1,
  );
}

/** The years whose holidays the shipped file of decrees knows. */
export function decreedYears(country: string): number[] {
  return [...new Set(decreedHolidays(country).map(({ date }) => Number(date.slice(0, 4))))];
}

async function calculated(country: string, years: readonly number[]): Promise<NationalHoliday[]> {
  // Rules of every country in the world, 30 MB: read by those who need them.
  const { default: Holidays } = await import("date-holidays");
  const [land = "", part] = country.split("-");
  const calendar = part === undefined ? new Holidays(land) : new Holidays(land, part);
  const parts: Record<string, string> = calendar.getStates(land) ?? {};
  if (calendar.getCountries()[land] === undefined || (part !== undefined && parts[part] === undefined)) {
    throw new SuaraError("bad_settings", `suara.yaml: holidays: ${country} is no country or part of one`, {
      exitCode: EXIT.badData,
      fix: "give an ISO code such as ID, SG or DE-BY, or leave the line out and list days in reference/holidays.csv",
    });
  }
  return years.flatMap((year) =>
    calendar.getHolidays(year).flatMap(({ date, start, end, name, type }) =>
      // The day as it is called there: an Islamic day starts on the evening before, in `start`.
      daysFrom(date.slice(0, 10), Math.max(1, Math.round((end.getTime() - start.getTime()) / ONE_DAY))).map(
        (day): NationalHoliday => ({
          date: day,
          name,
          kind: type === "public" || type === "bank" ? "public" : "observance",
          source: "calculated",
        }),
      ),
    ),
  );
}

function daysFrom(first: string, count: number): string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => new Date(start + i * ONE_DAY).toISOString().slice(0, 10));
}
