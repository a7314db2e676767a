import type { Engine } from "../engine/engine.js";

/** From so many solved or closed tickets on, a source that never tells a first answer is taken not to know it. */
const LEAST_ENDED = 20;

/** Events from which int_ticket_messages knows whether a ticket was answered. */
const MESSAGES = "('public_reply', 'public_message', 'customer_message', 'bot_message', 'private_note')";

/** Files read the same way: a format may have its column in one file and not in another. */
const SOURCE = ["mapping_sha256", "format", "tells_first_response"] as const;
const source = SOURCE.map((column) => `f.${column}`).join(", ");
const TICKETS = "raw.ticket as t join raw.files as f on f.file_id = t.file_id";

/**
 * Writes `ref.untold_answers` (mapping_sha256, format, tells_first_response, channel): sources of which nobody knows whether
 * and when their tickets of the channel were first answered. A source knows nothing of it when no column of it stands for
 * first_response_at, or when that is empty in all its tickets though 20 of them are solved or closed; and a channel of
 * it where none of its tickets has a message event either. A desk that leaves a whole channel unanswered is not meant:
 * its source tells the answers of others.
 */
export async function writeUntoldAnswers(engine: Engine): Promise<void> {
  await engine.run("delete from ref.untold_answers");
  await engine.run(`insert into ref.untold_answers
    with silent as (
      select ${source} from ${TICKETS} group by all
      having not f.tells_first_response
        or (count(t.first_response_at) = 0 and count(*) filter (where t.status in ('solved', 'closed')) >= ${LEAST_ENDED})
    )
    select distinct ${source}, t.channel from ${TICKETS} where (${source}) in (select (${SOURCE.join(", ")}) from silent)`);
  if ((await engine.value<number>("select count(*) from ref.untold_answers")) === 0) return;
  await engine.run(`delete from ref.untold_answers where (${SOURCE.join(", ")}, channel) in (
      select (${source}, t.channel) from ${TICKETS}
      where t.ticket_id in (select ticket_id from raw.ticket_event where kind in ${MESSAGES}))`);
}
