import type { Engine } from "../engine/engine.js";
import type { Reject } from "../intake/types.js";

const CHUNK = 10_000;

/** Adds what intake refused of a file to raw.rejects. */
export async function recordRejects(
  engine: Engine,
  fileId: number,
  rejects: readonly Reject[],
): Promise<void> {
  for (let from = 0; from < rejects.length; from += CHUNK) {
    await engine.run(
      `insert into raw.rejects
      select ${fileId}, cast(r.record as bigint), r."column", r.reason
      from (select unnest(from_json($1, '[{"record":"BIGINT","column":"VARCHAR","reason":"VARCHAR"}]')) as r)`,
      [JSON.stringify(rejects.slice(from, from + CHUNK))],
    );
  }
}

export const rejectedRecords = (rejects: readonly Reject[]): number =>
  new Set(rejects.map((reject) => reject.record)).size;
