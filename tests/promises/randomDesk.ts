import type { Engine } from "../../pipelines/engine/engine.js";
import { DERIVED_FIELDS } from "../../pipelines/feeds/feed.js";
import { ALL_TARGETS } from "../../pipelines/load/rawTables.js";
import { resolveAsOf } from "../../pipelines/models/asOf.js";
import { writeSettings } from "../../pipelines/models/settings.js";
import { parseConfig } from "../../pipelines/workspace/workspace.js";

type Field = (typeof ALL_TARGETS)[number]["fields"][number];
type Cell = string | number | boolean | null;

const START = Date.UTC(2026, 8, 1);
const SPAN_SECONDS = 60 * 86_400;

/** Split shifts, a night over a change of clocks, open and closed on holidays, for a channel, a team and the rest. */
export const BUSINESS_HOURS =
  'business_hours: {care: {monday: ["08:10-12:00", "13:05-17:30"], saturday: ["00:00-24:00"]}, talk: {channels: [chat], holidays: open, sunday: ["01:15-04:45"], friday: ["09:00-17:00"]}, night: {teams: [open], wednesday: ["00:00-06:00", "22:00-24:00"]}}';

/** Limits for complaints, and rules of causes whose words and numbers the random rows reach. */
const RULES = `
complaints:
  - { rule: Chats, channels: [chat], working_days: 3, extension_days: 2 }
  - { rule: Others, working_days: 10 }
causes:
  rules:
    - { rule: details_asked, cause: communication, evidence: tag, tags: [b, z], means: Tagged }
    - { rule: came_back, cause: restriction, evidence: contact_after_restriction, within: 20d, tags: [a], means: Came back }
    - { rule: some_parts, cause: technical, evidence: incident, after: 2h, components: [open, "日本"], means: A part }
    - { rule: no_number, cause: communication, evidence: missing_reference, categories: [solved, chat], means: No number }
    - { rule: failing_os, cause: customer, evidence: failing_group, by: os, false_discovery_rate: 0.5, least_attempts: 2, means: System }
    - { rule: failing_pair, cause: customer, evidence: failing_group, by: app_version_and_os, false_discovery_rate: 0.5, least_attempts: 1, means: Both }
`;

/** A linear congruential generator (Numerical Recipes): the same desk for the same seed, on every machine. */
function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 977) % 4_294_967_296;
  const roll = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  for (let i = 0; i < 50; i++) roll();
  return roll;
}

/** Values of every kind and many nulls and ties, whatever sense they make together. */
function randomValue(field: Field, roll: () => number, keys: number): Cell {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  const instant = (): string => {
    const seconds = roll() < 0.2 ? 7200 : Math.floor(roll() * SPAN_SECONDS);
    const fraction = roll() < 0.3 ? `.${String(Math.floor(roll() * 1e6)).padStart(6, "0")}` : "";
    return new Date(START + seconds * 1000).toISOString().slice(0, 19).replace("T", " ") + fraction;
  };
  if (field.required !== true && roll() < 0.3) return null;
  switch (field.type) {
    case "id":
    case "person":
      return /ticket|chat|feedback/.test(field.name)
        ? `${field.name.slice(0, 1)}${Math.floor(roll() * keys)}`
        : pick(["a", "b", "é", "Z", "10", "9"]);
    case "choice":
      return pick(field.values ?? ["x", "y"]);
    case "instant":
      return instant();
    case "date":
      return instant().slice(0, 10);
    case "integer": {
      const [low, high] = field.range ?? [0, 99];
      return low + Math.floor(roll() * Math.min(50, high - low + 1));
    }
    case "decimal":
      return Math.round(roll() * 50) / 10;
    case "boolean":
      return roll() < 0.5;
    case "list":
      return pick(["a;b", "a", "z;é"]);
    default:
      // Where a reference table names a channel as text: one that contacts have, or another.
      if (field.name === "channel") return pick(["chat", "phone", "Chat"]);
      return pick(["solved", "open", " Closed ", "text 'q'", "日本", "Chat"]);
  }
}

const derivedOf = (target: (typeof ALL_TARGETS)[number]) => (target.texts.length === 0 ? [] : DERIVED_FIELDS);

function randomDerived(name: string, roll: () => number): Cell {
  const values =
    name === "themes" ? ["", "refund;app/crash", "refund/not_received", null] : ["id", "zh", "und", null];
  return values[Math.floor(roll() * values.length)] as Cell;
}

const literal = (cell: Cell): string =>
  cell === null ? "null" : typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell);

/** Fills every loaded relation with random rows and writes the settings; nothing is built yet. */
export async function fillRandomDesk(
  engine: Engine,
  seed: number,
  tickets: number,
  timeZone: string,
): Promise<void> {
  const roll = dice(seed);
  for (const target of ALL_TARGETS) {
    const isFeed = target.relation.startsWith("raw.");
    const many = /event|turn/.test(target.relation) ? 3 * tickets : tickets;
    const rows = Array.from({ length: isFeed ? many : 12 }, (_, i) => [
      1,
      i + 1,
      ...(target.logRows ? [roll() < 0.4] : []),
      ...target.fields.map((field) => randomValue(field, roll, tickets * 0.6)),
      ...derivedOf(target).map((field) => randomDerived(field.name, roll)),
    ]);
    const names = [
      "file_id",
      "record_no",
      ...(target.logRows ? ["is_log_row"] : []),
      ...[...target.fields, ...derivedOf(target)].map((f) => f.name),
    ];
    await engine.run(
      `insert into ${target.relation} (${names.map((name) => `"${name}"`).join(", ")})
       values ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")}`,
    );
  }
  // Of the tickets in two channels no export says whether they were answered.
  await engine.run(
    "insert into raw.files (file_id, path, mapping_sha256, format, status, tells_first_response) values (1, 'exports/all.csv', 'm', 'canonical', 'loaded', false)",
  );
  await engine.run(
    "insert into ref.untold_answers select 'm', 'canonical', false, channel from (values ('email'), ('chat')) as c (channel)",
  );
  const config = parseConfig(
    `name: Desk\ntime_zone: ${timeZone}\nexported_since: 2026-09-20\nchannels: {chat: In-app chat}\nsla: [{metric: first_response, within: 4h}, {metric: first_response, priority: urgent, within: 30m}]\n${BUSINESS_HOURS}\n${RULES}`,
  );
  await writeSettings(engine, { config }, await resolveAsOf(engine, undefined));
}
