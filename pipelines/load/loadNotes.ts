import type { Engine } from "../engine/engine.js";

/** What must be said of the loaded records lest its figures be believed; plain sentences, none where nothing is missing. */
export async function loadNotes(engine: Engine): Promise<string[]> {
  const [found] = await engine.rows<{ tickets: number; answered: number; events: number }>(
    `select (select count(*) from raw.ticket) as tickets,
       (select count(*) from raw.ticket where first_response_at is not null) as answered,
       (select count(*) from raw.ticket_event) as events`,
  );
  if (found === undefined || found.tickets === 0 || found.answered + found.events > 0) return [];
  return [
    "no ticket says when it was first answered, so that all of them count as unanswered: map the column to first_response_at, or add an export of the tickets' events",
  ];
}
