import { type Engine, timestampText } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";

/**
 * Takes the texts of tickets and feedback created more than `days` before `asOf` (ISO 8601, UTC) out of the loaded tables;
 * their language and themes stay. Answers how many rows lost one. The models look at their keys again. `onDrop` is called
 * before the first is taken out, for their bytes have to leave the file as well.
 */
export async function dropOldTexts(
  engine: Engine,
  days: number | null,
  asOf: string | null,
  onDrop: () => Promise<void>,
): Promise<number> {
  if (days === null || asOf === null) return 0;
  let dropped = 0;
  await engine.transaction(async () => {
    for (const name of FEED_NAMES) {
      const feed = FEEDS[name];
      const texts = feed.fields.filter((field) => field.writer !== undefined).map((field) => field.name);
      if (texts.length === 0) continue;
      const old = `created_at < cast($1 as timestamp) - to_days(${days}) and coalesce(${texts.join(", ")}) is not null`;
      const instant = [timestampText(asOf)];
      const count = await engine.value<number>(`select count(*) from raw.${name} where ${old}`, instant);
      if (count === 0) continue;
      await onDrop();
      await engine.run(
        `insert into raw.forgotten select distinct 'models', '${name}', ${feed.key[0]} from raw.${name} where ${old}`,
        instant,
      );
      await engine.run(
        `update raw.${name} set ${texts.map((text) => `${text} = null`).join(", ")} where ${old}`,
        instant,
      );
      dropped += count;
    }
  });
  return dropped;
}
