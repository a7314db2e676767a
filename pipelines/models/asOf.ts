import { type Engine, timestampText } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { type Ahead, aheadOfClock } from "./aheadOfClock.js";
import { endOfOrdinarySilence, instantColumns } from "./ordinarySilence.js";

/** The latest instant in any row of any feed, ISO text in UTC; null when nothing is loaded. */
export async function latestInstant(engine: Engine): Promise<string | null> {
  const columns = instantColumns.map(([feed, column]) => `select max(${column}) as latest from raw.${feed}`);
  return engine.value<string | null>(`select max(latest) from (${columns.join(" union all ")}) as instants`);
}

interface Choice {
  country?: string | null;
  clock?: Date;
}

/**
 * The instant of the snapshot where none is given: the latest in the exports, or the midnight after it when the silence since
 * is an ordinary one and `clock` is past it; null when nothing is loaded. A few records that no clock has reached do not decide
 * it, and `ahead` tells of them. `country`: whose holidays the desk keeps.
 */
export async function latestAsOf(
  engine: Engine,
  { country = null, clock = new Date() }: Choice = {},
): Promise<{ asOf: string | null; ahead: Ahead | null }> {
  const last = await latestInstant(engine);
  const ahead = last === null ? null : await aheadOfClock(engine, last, clock);
  const latest = ahead?.isLeftOut === true ? (ahead.latest ?? last) : last;
  const asOf =
    latest === null ? null : ((await endOfOrdinarySilence(engine, { latest, clock, country })) ?? latest);
  return { asOf, ahead };
}

/** As `latestAsOf`, or the given instant (ISO 8601 with an offset or Z). Throws SuaraError (exit 64) for text that is no instant. */
export async function resolveAsOf(
  engine: Engine,
  given: string | undefined,
  choice: Choice = {},
): Promise<string | null> {
  if (given === undefined) return (await latestAsOf(engine, choice)).asOf;
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new SuaraError("bad_as_of", `--as-of ${given} is not an instant`, {
      exitCode: EXIT.usage,
      fix: "give a date, a time and the zone, for example 2026-11-16T00:00:00+07:00",
    });
  }
  const fraction = /\.(\d{1,6})/.exec(given)?.[1];
  const whole = new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19);
  // One text an instant, as it is published: as one without a fraction is read from the exports.
  return fraction === undefined || Number(fraction) === 0
    ? `${whole}Z`
    : `${whole}.${fraction.padEnd(6, "0")}Z`;
}

/** Throws SuaraError (exit 64) where the instant asked for, written as `given`, is before everything that is loaded. */
export async function refuseBeforeRecords(engine: Engine, asOf: string, given: string): Promise<void> {
  const columns = instantColumns.map(([feed, column]) => `select min(${column}) as first from raw.${feed}`);
  const [begin] = await engine.rows<{ day: string | null }>(
    `select strftime(min(to_local(first)), '%Y-%m-%d %H:%M') as day from (${columns.join(" union all ")}) as instants
     having min(first) > cast($1 as timestamp)`,
    [timestampText(asOf)],
  );
  if (begin?.day == null) return;
  throw new SuaraError(
    "bad_as_of",
    `--as-of ${given} is before the first record: the exports begin on ${begin.day} by the desk's clock`,
    { exitCode: EXIT.usage, fix: "give a later instant, or leave --as-of out for the latest in the exports" },
  );
}
