import { writeFileSync } from "node:fs";
import path from "node:path";
import { dateOf, localInstant, localText, promotionsBetween } from "./calendar.js";
import { csv } from "./exportFile.js";
import { type Channel, intensity, releases, type World } from "./world.js";

/** The optional tables of a workspace; times are local, as a manager would write them. */
export function writeReference(directory: string, world: World): void {
  const write = (name: string, header: string, rows: (string | number | null)[][]): void => {
    const lines = [header, ...rows.map((row) => csv(row))];
    writeFileSync(path.join(directory, "reference", `${name}.csv`), `${lines.join("\n")}\n`);
  };
  // The country's holidays come with Suara; a desk adds its own days.
  const year = dateOf(world.lastDay).slice(0, 4);
  write("holidays", "date,name,kind", [[`${year}-12-31`, "Tutup buku", "half_day"]]);
  write(
    "promotions",
    "name,starts_at,ends_at,channel",
    // Those of the coming four weeks are planned already.
    promotionsBetween(world.firstDay, world.lastDay + 28).map(({ name, from, to }) => [
      name,
      localText(from),
      localText(to),
      null,
    ]),
  );
  const { incident } = world;
  write("incidents", "name,starts_at,ends_at,component,severity", [
    [incident.name, localText(incident.from), localText(incident.to), "top-up", "high"],
  ]);
  write(
    "releases",
    "version,released_at,platform",
    releases(world).map(({ version, at }) => [version, localText(at), null]),
  );
  write("roster", "starts_at,ends_at,team,channel,agents", roster(world));
  write(
    "active_users",
    "date,app_version,platform,users",
    days(world).map((day) => [dateOf(day), null, null, 90_000 + 80 * (day - world.firstDay)]),
  );
  write("help_center", "date,article,category,views,searches,searches_without_result", helpCenter(world));
  write("restricted_topics", "topic,channel,reason", [
    ["account_security", "social", "identity cannot be checked in public"],
  ]);
  write("sla_policies", "policy,metric,priority,target_seconds", [
    ["standard", "first_response", "urgent", 1800],
    ["standard", "first_response", "high", 7200],
    ["standard", "first_response", "normal", 28_800],
    ["standard", "first_response", "low", 86_400],
  ]);
}

const days = (world: World): number[] =>
  Array.from({ length: world.lastDay - world.firstDay + 1 }, (_, i) => world.firstDay + i);

/** Shifts by local hour, and how many of the agents that the load alone asks for come to it. */
const SHIFTS = [
  [0, 7, 1.6],
  [7, 12, 2.2],
  [12, 18, 2.2],
  [18, 22, 1],
  [22, 24, 1.6],
] as const;
/** A contact keeps an agent this long. */
const HANDLE_SECONDS = 320;

/**
 * Agents per shift in the last four weeks, and planned for two more; the evening is thin, which is what a reader should
 * find.
 */
function roster(world: World): (string | number | null)[][] {
  return Array.from({ length: 42 }, (_, i) => world.lastDay - 27 + i).flatMap((day) =>
    SHIFTS.flatMap(([from, to, factor]) =>
      (["chat", "phone"] as const).map((channel) => [
        localText(localInstant(day, from * 3600)),
        localText(localInstant(day, to * 3600)),
        channel,
        channel,
        Math.max(factor > 1 ? 2 : 1, Math.ceil(shiftLoad(world, channel, from, to) * factor)),
      ]),
    ),
  );
}

/** Erlangs of a shift on the last day. */
function shiftLoad(world: World, channel: Channel, from: number, to: number): number {
  let contacts = 0;
  for (let slot = from * 2; slot < to * 2; slot++) contacts += intensity(world, channel, world.lastDay, slot);
  return (contacts * HANDLE_SECONDS) / ((to - from) * 3600);
}

function helpCenter(world: World): (string | number)[][] {
  const articles = [
    ["refund-time", "refund", 40],
    ["otp-not-received", "registration", 55],
    ["top-up-pending", "delayed_transaction", 70],
  ] as const;
  return days(world).flatMap((day) =>
    articles.map(([article, category, views], i) => [
      dateOf(day),
      article,
      category,
      views + ((day * 7 + i * 13) % 23),
      12 + ((day + i) % 5),
      (day + i) % 3,
    ]),
  );
}
