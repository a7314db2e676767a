import { type Desk, dayStart } from "./scale.js";
import { categorySql, messageSql, pick } from "./texts.js";

/**
 * Every row's values come from a hash of its number, a salt and the seed: the same desk whatever the threads, and any
 * part of it without the rest.
 */
export const macros = (seed: number): string => `
  create or replace temp macro draw(n, salt) as (hash(n, salt, ${seed}) >> 11) / 9007199254740992.0;
  create or replace temp macro bell(n, salt) as
    sqrt(-2 * ln(1 - draw(n, salt))) * cos(6.283185307179586 * draw(n, salt + 1000));
  create or replace temp macro after(moment, seconds) as moment + to_seconds(cast(floor(seconds) as bigint));
  create or replace temp macro known(moment, until) as case when moment <= until then moment end;`;

/** When the i-th of `total` things of the desk began: evenly over its days, most about noon. */
export const began = (desk: Desk, total: number, i = "i"): string =>
  `after(${dayStart(0)} + to_days(cast((${i} * ${desk.days}) // ${total} as integer)),
    (draw(${i}, 1) + draw(${i}, 2)) / 2 * 86400)`;

/** The local day, counted from the desk's first, of an instant. */
export const dayOf = (instant: string): string =>
  `cast((epoch(${instant}) - epoch(${dayStart(0)})) // 86400 as integer)`;

const CHANNEL = `case when draw(i, 3) < 0.38 then 'chat' when draw(i, 3) < 0.60 then 'web'
  when draw(i, 3) < 0.72 then 'social' when draw(i, 3) < 0.78 then 'phone'
  when draw(i, 3) < 0.94 then 'email' else 'community' end`;
const MEDIAN_WAIT =
  "case channel when 'chat' then 55 when 'phone' then 40 when 'social' then 4500 when 'web' then 10800 when 'email' then 18000 else 50000 end";
const PRIORITY =
  "case when draw(i, 12) < 0.05 then 'urgent' when draw(i, 12) < 0.2 then 'high' when draw(i, 12) < 0.8 then 'normal' when draw(i, 12) < 0.95 then 'low' end";
const DEVICES = ["Galaxy A14", "Redmi Note 12", "vivo Y36", "OPPO A78", "iPhone 13", "Pixel 7"];
const OS = ["Android 12", "Android 13", "Android 14", "Android 15", "iOS 17", "iOS 18"];
const VERSIONS = ["5.0.3", "5.1.0", "5.1.4", "5.2.0", "5.2.1"];

/** What became of each ticket, known or not: one row for each i of `range`, without the long texts. */
const lives = (desk: Desk, range: string): string => `
  select l.*,
    case when answered then after(created_at, wait) end as true_response_at,
    after(created_at, case when answered then wait + 14400 * exp(1.1 * bell(i, 6))
      else 259200 * exp(0.5 * bell(i, 6)) end + 1) as true_solved_at
  from (
    select c.*, draw(i, 5) > 0.04 as answered, 1 + ${MEDIAN_WAIT} * exp(bell(i, 4)) as wait
    from (select i, ${began(desk, desk.sizes.tickets)} as created_at, ${CHANNEL} as channel from ${range} as numbers(i)) as c
  ) as l`;

/** Versions of tickets: \`every\` = of each ticket the state at the end of its first day too, else of one in 25. */
export function ticketVersions(desk: Desk, first: number, last: number, every: boolean): string {
  const end = dayStart(desk.days);
  return `
  with lives as (${lives(desk, `range(${first}, ${last})`)}),
  versions as (
    select l.*, s.state, case s.state when 1 then ${end}
      else least(${end}, ${dayStart(0)} + to_days(${dayOf("l.created_at")} + 1)) end - interval 1 second as seen_at
    from lives as l cross join (values (0), (1)) as s(state)
    where s.state = 1 ${every ? "or true" : "or draw(i, 20) < 0.04"}
  ),
  stamped as (
    select v.*, known(true_response_at, seen_at) as first_response_at, known(true_solved_at, seen_at) as solved_at
    from versions as v
  ),
  changed as (
    select s.*, greatest(created_at, first_response_at, solved_at) as updated_at,
      case when draw(i, 7) < 0.70 then 'id' when draw(i, 7) < 0.82 then 'zh' else 'en' end as language
    from stamped as s
    where s.state = 1 or greatest(created_at, first_response_at, solved_at)
      < greatest(created_at, known(true_response_at, ${end} - interval 1 second), known(true_solved_at, ${end} - interval 1 second))
  )
  select ${ticketColumns()}, ${dayOf("updated_at")} as export_day, i, state from changed`;
}

const ticketColumns = (): string => `
  cast(1000000 + i as varchar) as ticket_id, created_at, updated_at, first_response_at, solved_at,
  case when solved_at is not null and draw(i, 8) < 0.7 then solved_at end as closed_at,
  case when draw(i, 9) < 0.006 then 'spam' when draw(i, 9) < 0.012 then 'merged'
    when solved_at is not null then case when draw(i, 8) < 0.7 then 'closed' else 'solved' end
    when first_response_at is null then 'new' else 'pending' end as status,
  ${PRIORITY} as priority, channel, ${categorySql("draw(i, 10)")} as category,
  case when draw(i, 13) < 0.6 then 'app;' || language when draw(i, 13) < 0.8 then 'vip;app' end as tags,
  case when channel = 'email' then 'Re: ' || ${categorySql("draw(i, 10)")} || ', TRX' || (hash(i) % 1000000000) end as subject,
  ${messageSql(["draw(i, 10)", "draw(i, 14)", "draw(i, 15)", "draw(i, 16)"], "(hash(i) % 1000000000)")} as text,
  'C' || (hash(i, 17) % 2000000) as customer_id, 'agent.' || (hash(i, 18) % 90) as agent_id,
  case channel when 'chat' then 'chat' when 'social' then 'social' else 'care' end as team,
  case when channel = 'email' and draw(i, 19) < 0.03 then 'agent' else 'customer' end as opened_by,
  cast(case when solved_at is not null and draw(i, 21) < 0.08 then 1 else 0 end as bigint) as reopen_count,
  cast(case when first_response_at is null then 0 else 1 + hash(i, 22) % 5 end as bigint) as reply_count,
  channel = 'chat' and draw(i, 23) < 0.5 as has_bot_part,
  cast(case when solved_at is not null and draw(i, 24) < 0.2 then 1 + hash(i, 25) % 5 end as bigint) as csat_score,
  cast(case when solved_at is not null and draw(i, 24) < 0.2 then 5 end as bigint) as csat_scale,
  language, ${pick(VERSIONS, "draw(i, 26)")} as app_version, ${pick(OS, "draw(i, 27)")} as os,
  ${pick(DEVICES, "draw(i, 28)")} as device, draw(i, 29) < 0.02 as is_restricted, draw(i, 30) < 0.4 as has_transaction_reference`;

/** Three events a ticket, and one in a hundred told twice. */
export function ticketEvents(desk: Desk): string {
  const end = `${dayStart(desk.days)} - interval 1 second`;
  return `
  with lives as (${lives(desk, `range(0, ${desk.sizes.tickets})`)}),
  told as (
    select l.*, p.part, l.i * 3 + p.part as event_no,
      draw(l.i, 31) < 0.1 and true_solved_at <= ${end} as reopens, draw(l.i, 32) < 0.1 as silent
    from lives as l cross join (values (0), (1), (2)) as p(part)
  ),
  events as (
    select i, event_no,
      case when part = 0 and reopens then true_solved_at when part = 0 then created_at
        when part = 1 and answered then true_response_at when part = 1 then after(created_at, 600)
        when reopens then after(true_solved_at, 36000 * draw(i, 33) + 1) else true_solved_at end as event_at,
      case when part = 0 and reopens then 'status'
        when silent and part < 2 then 'assignment' when part = 0 then 'customer_message'
        when part = 1 and answered then 'public_reply' when part = 1 then 'private_note'
        else 'status' end as kind, part, reopens, silent
    from told
  )
  select cast(1000000 + i as varchar) as ticket_id, 'e' || event_no as event_id, event_at, kind,
    case kind when 'customer_message' then 'customer' when 'status' then 'system' else 'agent' end as actor_kind,
    case kind when 'customer_message' then 'C' || (hash(i, 17) % 2000000) else 'agent.' || (hash(i, 18) % 90) end as actor_id,
    case kind when 'status' then case when part = 2 and reopens then 'open' else 'solved' end
      when 'assignment' then 'care' end as value,
    ${dayOf("event_at")} as export_day, event_no as i
  from events cross join (values (0), (1)) as r(repeat)
  where event_at <= ${end} and (repeat = 0 or draw(event_no, 34) < 0.01)`;
}
