import type { Engine } from "../engine/engine.js";
import { appendRows } from "../engine/writeTable.js";
import { Memory, withMemory } from "../methods/remembered.js";

/** What an estimate has not asked for in so many computations is forgotten: a part of it may stay as it is for a week. */
const MOST_UNUSED = 8;

const COLUMNS = { name: "VARCHAR", key: "VARCHAR", result: "VARCHAR", unused: "BIGINT" };

/** Call it before the first `remembering`. */
export const createMemory = (engine: Engine): Promise<void> =>
  engine.run(
    "create table if not exists estimates.remembered (name VARCHAR, key VARCHAR, result VARCHAR, unused BIGINT)",
  );

/**
 * Computes an estimate with what it computed before at hand (methods/remembered.ts), and keeps what was new of it. `code` is a
 * hash of all that the results depend on beside what is read.
 */
export async function remembering<Result>(
  engine: Engine,
  name: string,
  code: string,
  compute: () => Result,
): Promise<Result> {
  const known = await engine.rows<{ key: string; result: string }>(
    "select key, result from estimates.remembered where name = $1",
    [name],
  );
  const memory = new Memory(
    code,
    known.map(({ key, result }) => [key, result]),
  );
  const result = withMemory(memory, compute);
  const entries = memory.entries();
  if (entries.length === 0) return result;
  const before = new Set(known.map(({ key }) => key));
  await engine.run("update estimates.remembered set unused = unused + 1 where name = $1", [name]);
  const used = entries.filter(({ key, isUsed }) => isUsed && before.has(key)).map(({ key }) => key);
  await engine.run(
    "update estimates.remembered set unused = 0 where name = $1 and key in (select unnest(cast(cast($2 as json) as varchar[])))",
    [name, JSON.stringify(used)],
  );
  await engine.run(`delete from estimates.remembered where name = $1 and unused > ${MOST_UNUSED}`, [name]);
  const fresh = entries.filter(({ key }) => !before.has(key));
  await appendRows(
    engine,
    "estimates.remembered",
    COLUMNS,
    fresh.map(({ key, result }) => ({ name, key, result, unused: 0 })),
  );
  return result;
}
