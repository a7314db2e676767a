import { type Desk, dayStart } from "./scale.js";
import { messageSql, pick } from "./texts.js";
import { began, dayOf } from "./tickets.js";

const NETWORKS = ["wifi", "4g", "5g", "3g"];
const OS = ["Android 12", "Android 13", "Android 14", "Android 15", "iOS 17", "iOS 18"];
const VERSIONS = ["5.0.3", "5.1.0", "5.1.4", "5.2.0", "5.2.1"];

/** Attempts by chat and phone, half of them of a ticket; one in 30 also as it stood when it began. */
export function chats(desk: Desk): string {
  const end = `${dayStart(desk.days)} - interval 1 second`;
  const { chats: total, tickets } = desk.sizes;
  return `
  with drawn as (
    select i, ${began(desk, total)} as attempted_at,
      case when draw(i, 40) < 0.75 then 'chat' else 'phone' end as channel,
      case when draw(i, 41) < 0.04 then 'failed' when draw(i, 41) < 0.14 then 'abandoned'
        when draw(i, 41) < 0.16 then 'timed_out' else 'served' end as fate,
      cast(floor(600 * exp(0.6 * bell(i, 42))) as bigint) as connect_ms, floor(35 * exp(bell(i, 43))) as wait
    from range(0, ${total}) as numbers(i)
  ),
  fates as (
    select d.*, case when fate <> 'failed' then attempted_at + to_milliseconds(connect_ms) end as connect_at,
      case when fate <> 'failed' then after(attempted_at, connect_ms // 1000 + 1) end as queue_at,
      case when fate = 'served' then after(attempted_at, connect_ms // 1000 + 1 + wait) end as accept_at,
      after(attempted_at, connect_ms // 1000 + 2 + case fate when 'served' then wait + 20 + 300 * exp(0.7 * bell(i, 44))
        when 'failed' then 15 else 240 * -ln(1 - draw(i, 45)) end) as end_at
    from drawn as d
  ),
  seen as (
    select f.*, s.state, case s.state when 1 then ${end} else attempted_at end as seen_at
    from fates as f cross join (values (0), (1)) as s(state)
    where s.state = 1 or (draw(i, 46) < 0.033 and end_at > attempted_at and end_at <= ${end})
  )
  select 'ch' || (1000000 + i) as chat_id,
    case when draw(i, 47) < 0.5 then cast(1000000 + (i * ${tickets}) // ${total} as varchar) end as ticket_id,
    channel, attempted_at, known(connect_at, seen_at) as connected_at,
    case when connect_at <= seen_at then connect_ms end as connect_milliseconds,
    case when fate = 'failed' and end_at <= seen_at then ${pick(["SOCKET_TIMEOUT", "AUTH_EXPIRED", "SERVER_503"], "draw(i, 48)")} end as error_code,
    known(queue_at, seen_at) as queued_at, known(accept_at, seen_at) as accepted_at,
    known(after(accept_at, 2 + 10 * draw(i, 49)), seen_at) as first_response_at, known(end_at, seen_at) as ended_at,
    case when end_at <= seen_at then fate else 'open' end as outcome,
    'C' || (hash(i, 50) % 2000000) as customer_id,
    case when accept_at <= seen_at then 'agent.' || (hash(i, 51) % 60) end as agent_id,
    cast(case when accept_at <= seen_at then hash(i, 52) % 4 end as bigint) as concurrent_chats,
    ${pick(VERSIONS, "draw(i, 26)")} as app_version, ${pick(OS, "draw(i, 27)")} as os, ${pick(NETWORKS, "draw(i, 53)")} as network,
    coalesce(known(end_at, seen_at), attempted_at) as updated_at,
    ${dayOf("coalesce(known(end_at, seen_at), attempted_at)")} as export_day, i * 2 + state as i
  from seen`;
}

/** Four turns a chat; one in a hundred also as it stood before the reply. */
export function chatTurns(desk: Desk): string {
  const end = `${dayStart(desk.days)} - interval 1 second`;
  const { chats: total, turns } = desk.sizes;
  return `
  with drawn as (
    select i as turn_no, i // 4 as i, i % 4 + 1 as turn_number, 3 + floor(45 * exp(0.8 * bell(i, 60))) as latency
    from range(0, ${turns}) as numbers(i)
  ),
  asked as (
    select d.*, after(${began(desk, total)}, (turn_number - 1) * 200 + draw(turn_no, 61) * 60) as customer_message_at from drawn as d
  ),
  replied as (
    select a.*, case when draw(turn_no, 62) < 0.97 then known(after(customer_message_at, latency), ${end}) end as reply_at
    from asked as a where customer_message_at <= ${end}
  )
  select 'ch' || (1000000 + i) as chat_id, turn_number, customer_message_at,
    case when state = 1 then reply_at end as agent_reply_at,
    cast(case when state = 1 and reply_at is not null then latency * 1000 end as bigint) as latency_milliseconds,
    ${dayOf("customer_message_at")} as export_day, turn_no * 2 + state as i
  from replied cross join (values (0), (1)) as s(state)
  where state = 1 or (draw(turn_no, 63) < 0.01 and reply_at is not null)`;
}

/** Reviews, ratings and comments; one in fifty edited later, both versions told. */
export function feedback(desk: Desk): string {
  const end = `${dayStart(desk.days)} - interval 1 second`;
  return `
  with drawn as (
    select i, ${began(desk, desk.sizes.feedback)} as created_at,
      case when draw(i, 70) < 0.7 then 'id' when draw(i, 70) < 0.82 then 'zh' else 'en' end as language,
      case when draw(i, 71) < 0.5 then 'play_store' when draw(i, 71) < 0.7 then 'app_store' when draw(i, 71) < 0.9 then 'in_app' else 'survey' end as channel
    from range(0, ${desk.sizes.feedback}) as numbers(i)
  ),
  edited as (
    select d.*, s.state, after(created_at, 86400 * draw(i, 72)) as edited_at
    from drawn as d cross join (values (0), (1)) as s(state)
    where s.state = 0 or (draw(i, 73) < 0.02 and after(created_at, 86400 * draw(i, 72)) <= ${end})
  )
  select 'f' || (1000000 + i) as feedback_id, created_at, case when state = 1 then edited_at else created_at end as updated_at,
    channel, case when channel = 'survey' then 'nps' when channel = 'in_app' then 'csat' else 'review' end as kind,
    cast(case when channel = 'survey' then hash(i, 74) % 11 else 1 + hash(i, 74 + state) % 5 end as bigint) as score,
    cast(case when channel = 'survey' then 10 else 5 end as bigint) as score_scale,
    case when draw(i, 75) < 0.7 then ${messageSql(["draw(i, 76)", "draw(i, 77)", "draw(i, 78)", "draw(i, 79)"], "(hash(i, 80) % 1000000000)")} end as text,
    language, ${pick(VERSIONS, "draw(i, 26)")} as app_version, ${pick(OS, "draw(i, 27)")} as os, cast(null as varchar) as device,
    case when draw(i, 81) < 0.3 then known(after(created_at, 7200 * exp(bell(i, 82))), ${end}) end as replied_at,
    case when draw(i, 81) < 0.3 and after(created_at, 7200 * exp(bell(i, 82))) <= ${end} then 'Terima kasih, kami cek ya.' end as reply_text,
    cast(null as varchar) as ticket_id, 'C' || (hash(i, 83) % 2000000) as customer_id,
    ${dayOf("case when state = 1 then edited_at else created_at end")} as export_day, i * 2 + state as i
  from edited`;
}
