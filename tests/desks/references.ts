import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Records } from "./records.js";

const HOUR = 3_600_000;

/** Reference tables of the desk, by file name, each there by chance. */
export function references(desk: Records): Record<string, string> {
  const { draws, shape } = desk;
  const local = (instant: number): string => format(instant, "yyyy-MM-dd HH:mm:ss", { in: tz(shape.zone) });
  const events = (hours: number, rest: string): string[] =>
    Array.from({ length: draws.between(1, 4) }, (_, i) => {
      const at = desk.arrival();
      return `event ${i},${local(at)},${local(at + draws.between(1, hours) * HOUR)},${rest}`;
    });
  const table = (header: string, rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;
  const all: Record<string, () => string> = {
    "incidents.csv": () => table("name,starts_at,ends_at,component,severity", events(40, "x,high")),
    "promotions.csv": () => table("name,starts_at,ends_at,channel", events(72, "")),
    "releases.csv": () =>
      table(
        "version,released_at,platform",
        shape.versions.flatMap((version) => (version === "" ? [] : [`${version},${local(desk.arrival())},`])),
      ),
    "roster.csv": () => table("starts_at,ends_at,team,channel,agents", shifts(desk, local)),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, write]) => (draws.chance(0.5) ? [[name, write()]] : [])),
  );
}

/** Eight hours each, of the last three weeks and the next one, some of nobody. */
function shifts({ draws, shape }: Records, local: (instant: number) => string): string[] {
  const rows: string[] = [];
  const day = 24 * HOUR;
  for (let at = Math.max(shape.start, shape.end - 21 * day); at < shape.end + 7 * day; ) {
    rows.push(
      `${local(at)},${local(at + 8 * HOUR)},care,${draws.pick(["chat", "phone"])},${draws.between(0, 4)}`,
    );
    at += draws.pick([8, 12, 24]) * HOUR;
  }
  return rows;
}

/** suara.yaml. */
export function settings({ draws, shape }: Records): string {
  const lines = [
    `name: Desk ${shape.seed}`,
    `time_zone: ${shape.zone}`,
    `small_cell: ${draws.pick([1, 5, 5, 10])}`,
  ];
  const maybe = (probability: number, text: string): void => {
    if (draws.chance(probability)) lines.push(text);
  };
  maybe(0.5, "sla:\n  - { metric: first_response, within: 8h }\n  - { metric: resolution, within: 3d }");
  maybe(0.4, 'business_hours:\n  care:\n    monday: ["08:00-17:00"]\n    friday: ["00:00-24:00"]');
  maybe(0.4, `holidays: ${draws.pick(["ID", "FR", "US", "null"])}`);
  maybe(0.3, "staffing: { answered: 0.9, shrinkage: 0.25 }");
  maybe(0.3, "complaints:\n  - { rule: R, categories: [refund], working_days: 5 }");
  maybe(0.2, "retention: { text_days: 20 }");
  return `${lines.join("\n")}\n`;
}
