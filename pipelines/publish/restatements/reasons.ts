import { tz } from "@date-fns/tz";
import { addDays } from "date-fns";
import type { Engine } from "../../engine/engine.js";
import type { Basis, PublishedFigure } from "./history.js";

/** What files brought for a week since it was published. */
export interface Brought {
  late: number;
  lateFiles: string[];
  changed: number;
  changedFiles: string[];
}

const CONTACTS: Record<"tickets" | "chats", string> = {
  tickets: "select file_id, ticket_id as id, created_at as at from raw.ticket",
  chats: "select file_id, chat_id as id, attempted_at as at from raw.chat",
};
/** Events of tickets that were created in the week change what is known of them. */
const EVENTS = `select e.file_id, e.ticket_id as id, t.created_at as at from fresh_events as e
  join (select ticket_id, min(created_at) as created_at from raw.ticket
        where ticket_id in (select ticket_id from fresh_events) group by ticket_id) as t on t.ticket_id = e.ticket_id`;

/** Records of a week in files that are not in `before`: of people who were not there, or newer ones of those who were. */
export async function broughtSince(
  engine: Pick<Engine, "rows">,
  { week_start, channel }: Pick<PublishedFigure, "week_start" | "channel">,
  before: Basis,
  timeZone: string,
): Promise<Brought> {
  const monday = tz(timeZone)(`${week_start}T00:00:00`);
  const bounds = [monday, addDays(monday, 7)].map((day) => new Date(day.getTime()).toISOString());
  const isTicket = channel === null;
  const known = [...new Set(Object.values(before.files))];
  const rows = await engine.rows<{ path: string; is_late: boolean; n: number }>(
    `with old as (select file_id from raw.files where list_contains(cast($3 as varchar[]), sha256)),
      contacts as (${CONTACTS[isTicket ? "tickets" : "chats"]}),
      -- What is new is little: only of that is looked up what was there before.
      fresh_events as (select file_id, ticket_id from raw.ticket_event where file_id not in (select file_id from old)),
      records as (
        select * from (
          select * from contacts where file_id not in (select file_id from old) ${isTicket ? `union all ${EVENTS}` : ""}) as r
        where r.at >= cast($1 as timestamp with time zone) and r.at < cast($2 as timestamp with time zone)),
      earlier as (
        select distinct id from contacts
        where file_id in (select file_id from old) and id in (select id from records))
    select f.path, e.id is null as is_late, count(distinct r.id) as n
    from records as r
      join raw.files as f on f.file_id = r.file_id
      left join earlier as e on e.id = r.id
    group by all order by all`,
    [bounds[0] ?? "", bounds[1] ?? "", `[${known.join(", ")}]`],
  );
  const of = (isLate: boolean) => rows.filter((row) => row.is_late === isLate);
  const sum = (some: typeof rows) => some.reduce((total, { n }) => total + n, 0);
  return {
    late: sum(of(true)),
    lateFiles: of(true).map((row) => row.path),
    changed: sum(of(false)),
    changedFiles: of(false).map((row) => row.path),
  };
}
