import type { Engine } from "../engine/engine.js";
import type { Note } from "./note.js";
import type { FilePlan, TablePlan, TimeColumn } from "./plan.js";
import { exchanged } from "./timeCandidates.js";
import { formatFault, timeFormat } from "./timeFormat.js";

/** Moves against the way in which the days of an export go; fewer may be chance. */
const FEWEST_JUMPS = 3;
/** Days over which records are spread that lie within a third of it when they are read the other way. */
const WIDE_DAYS = 31;
const WIDER = 3;

/**
 * Notes in `raw.day_order`, for each column of times whose format says day and month in figures, how many of its values fit the format
 * with both exchanged too, and how the days go by either. Call it in the transaction that typed the files.
 */
export async function noteDayOrder(
  engine: Engine,
  firstId: number,
  plan: FilePlan,
  personKey: string,
): Promise<void> {
  for (const table of plan.tables) {
    for (const time of table.times.filter(({ isReference }) => !isReference)) {
      const formats = doubtful(time);
      if (formats !== null)
        await engine.run(
          `insert into raw.day_order ${countsSql(firstId, plan, table, time, formats)}`,
          table.bindsKey ? [personKey] : [],
        );
    }
  }
}

/** A told format that may be mistaken for another of the same look, and that other; null where there is none. */
function doubtful({ formats }: TimeColumn): { told: string; other: string } | null {
  const found = formats.find((format) => {
    const other = exchanged(format);
    // What begins with the year goes on with the month everywhere; whoever tells both orders means both.
    const isSure = other === format || /^%Y.%-?m/.test(format) || formats.includes(other);
    return !isSure && formatFault(other) === null;
  });
  return found === undefined ? null : { told: found, other: exchanged(found) };
}

const countsSql = (
  firstId: number,
  plan: FilePlan,
  table: TablePlan,
  { index, label }: TimeColumn,
  { told, other }: { told: string; other: string },
): string => `
with ${plan.src},
${table.ctes},
days as (select file_no, record_no, t${index} as text,
  cast((${timeFormat(told).parse(`t${index}`)}).at as date) as day, cast((${timeFormat(other).parse(`t${index}`)}).at as date) as other_day
  from parse where t${index} is not null),
moves as (select *, sign(day - lag(day) over w) as move, sign(other_day - lag(other_day) over w) as other_move
  from days where day is not null window w as (partition by file_no order by record_no))
select ${firstId} + file_no, '${label.replaceAll("'", "''")}', '${told.replaceAll("'", "''")}', '${other.replaceAll("'", "''")}', count(*), count(other_day),
  max(text) filter (day <> other_day), min(day), max(day), min(other_day), max(other_day),
  least(count(*) filter (move > 0), count(*) filter (move < 0)), least(count(*) filter (other_move > 0), count(*) filter (other_move < 0))
from moves group by file_no`;

interface Doubt extends Record<string, unknown> {
  path: string;
  column_name: string;
  format: string;
  other: string;
  example: string;
  told_days: number;
  other_days: number;
  told_jumps: number;
  other_jumps: number;
}

/**
 * Where no day of any file that is read the same way is after the twelfth, so that nothing shows whether day and month are in their
 * places; one note for files of a mapping. It is likely that they are not when only the other reading makes the days follow one
 * another, or puts them close together.
 */
export async function dayOrderNotes(engine: Engine): Promise<Note[]> {
  const doubts = await engine.rows<Doubt>(
    `select min(f.path) as path, arg_min(d.column_name, (f.path, d.column_name)) as column_name, d.format, d.other,
       max(d.example) as example, max(d.last_day) - min(d.first_day) as told_days, max(d.other_last_day) - min(d.other_first_day) as other_days,
       cast(sum(d.jumps) as integer) as told_jumps, cast(sum(d.other_jumps) as integer) as other_jumps
     from raw.day_order as d join raw.files as f on f.file_id = d.file_id
     group by f.mapping_sha256, d.format, d.other
     having sum(d.told) = sum(d.fits_other) and max(d.example) is not null order by path`,
  );
  return doubts.map((doubt) => {
    const { path: file, column_name: column, format, other, example } = doubt;
    const isClose = doubt.told_days > WIDE_DAYS && doubt.told_days > WIDER * doubt.other_days;
    const isLikely = isClose || (doubt.told_jumps >= FEWEST_JUMPS && doubt.other_jumps === 0);
    const why = isLikely
      ? isClose
        ? `are probably in each other's place: read as "${format}" its days are spread over ${doubt.told_days + 1} days, and read as "${other}" over ${doubt.other_days + 1}`
        : `are probably in each other's place: read as "${format}" its days go to and fro, and read as "${other}" they follow one another`
      : `may be in each other's place: every value fits "${other}" as well as "${format}", by which it is read`;
    const fix = isLikely ? "correct formats in suara.yaml" : "compare a few with the tool";
    return {
      facts: { code: "day_or_month", file, column, format, other, example, isLikely },
      text: `${file}: day and month in column "${column}" ${why}, such as ${example}: ${fix}`,
    };
  });
}
