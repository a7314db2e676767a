import { type Engine, timestampText } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { Note } from "../load/note.js";
import { someOf } from "../load/note.js";

/** Clocks and zones may be a day apart; more is a wrong date, or a wrong clock. */
const DAY = 86_400_000;
/** Of more than this share of the records it is rather the clock that is wrong. */
const FEW = 0.01;

/** Records with an instant that no clock has reached. */
export interface Ahead {
  count: number;
  files: string[];
  /** Whether they are so few that the figures can speak of the time before, and leave them out. */
  isLeftOut: boolean;
  /** The latest instant in the exports that a clock has reached; null where there is none. */
  latest: string | null;
}

/** `latest`: the latest instant in the exports. Null where it is none that lies ahead. */
export async function aheadOfClock(engine: Engine, latest: string, clock: Date): Promise<Ahead | null> {
  const limit = new Date(clock.getTime() + DAY).toISOString();
  if (Date.parse(latest) <= Date.parse(limit)) return null;
  const reached = [timestampText(limit)];
  const counts = FEED_NAMES.map((name) => {
    const isAhead = instantsOf(name).map((column) => `coalesce(${column} > cast($1 as timestamp), false)`);
    return `select file_id, count(*) filter (where ${isAhead.join(" or ")}) as ahead, count(*) as records from raw.${name} group by file_id`;
  });
  const files = await engine.rows<{ path: string; ahead: number; records: number }>(
    `select f.path, cast(sum(c.ahead) as bigint) as ahead, cast(sum(c.records) as bigint) as records
     from (${counts.join(" union all ")}) as c left join raw.files as f on f.file_id = c.file_id group by f.path order by f.path`,
    reached,
  );
  const sum = (of: "ahead" | "records") => files.reduce((total, file) => total + file[of], 0);
  const instants = FEED_NAMES.flatMap((name) =>
    instantsOf(name).map(
      (column) =>
        `select max(${column}) as at_most from raw.${name} where ${column} <= cast($1 as timestamp)`,
    ),
  );
  return {
    count: sum("ahead"),
    files: files.filter(({ ahead }) => ahead > 0).map(({ path }) => path),
    isLeftOut: sum("ahead") <= sum("records") * FEW,
    latest: await engine.value<string | null>(
      `select max(at_most) from (${instants.join(" union all ")})`,
      reached,
    ),
  };
}

const instantsOf = (name: (typeof FEED_NAMES)[number]): string[] =>
  FEEDS[name].fields.filter(({ type }) => type === "instant").map((field) => field.name);

/** What must be said of them. */
export function aheadNote({ count, files, isLeftOut }: Ahead): Note {
  const [records, have, them] = count === 1 ? ["record", "has", "it"] : ["records", "have", "them"];
  const text = isLeftOut
    ? `${count} ${records} of ${someOf(files)} ${have} a date after this machine's clock: what is dated so is in no figure until that day; correct ${them}`
    : `${count} ${records} of ${someOf(files)} ${have} a date after this machine's clock, and every figure speaks of the last of those days: correct ${them}, set the clock, or give --as-of`;
  return { facts: { code: "ahead_of_clock", count, files, isLeftOut }, text };
}
