-- Macros by which one model text runs on every engine. Each engine's prelude defines the same names.
-- Temporary, so a database file never carries a stale definition or time zone.

-- Reporting clock: UTC instant to local wall time. The only place where the time zone is applied.
create or replace temp macro to_local(instant) as timezone('{{time_zone}}', timezone('UTC', instant));
-- Local wall time to the UTC instant.
create or replace temp macro from_local(local_time) as timezone('UTC', timezone('{{time_zone}}', local_time));
create or replace temp macro local_date(instant) as cast(timezone('{{time_zone}}', timezone('UTC', instant)) as date);
-- Monday of the local ISO week.
create or replace temp macro local_week(instant) as cast(date_trunc('week', timezone('{{time_zone}}', timezone('UTC', instant))) as date);
create or replace temp macro hour_of(local_time) as cast(extract('hour' from local_time) as integer);
-- 1 = Monday … 7 = Sunday.
create or replace temp macro iso_dow(local_time) as cast(isodow(local_time) as integer);
-- Monday of a day's ISO week.
create or replace temp macro monday_of(day) as cast(date_trunc('week', day) as date);
-- ISO week label, 2026-W46.
create or replace temp macro week_label(day) as strftime(day, '%G-W%V');
create or replace temp macro add_days(day, n) as cast(day + to_days(cast(n as integer)) as date);
-- The first moment of a day, as a wall time.
create or replace temp macro day_start(day) as cast(day as timestamp);
-- Whole seconds elapsed, rounded towards zero; null when either is null.
create or replace temp macro secs_between(a, b) as (epoch_us(b) - epoch_us(a)) // 1000000;
-- Exact percentile by linear interpolation (Hyndman and Fan type 7).
create or replace temp macro pct(x, p) as quantile_cont(x, p);
create or replace temp macro div0(a, b) as a / nullif(b, 0);
-- Wilson score interval for k of n, 95 % (Wilson 1927).
create or replace temp macro wilson_low(k, n) as case when k = 0 and n > 0 then cast(0 as double) when n > 0 then (cast(k as double) + 1.9207294103470847e0 - 1.959963984540054e0 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424e0)) / (n + 3.8414588206941694e0) end;
create or replace temp macro wilson_high(k, n) as case when k = n and n > 0 then cast(1 as double) when n > 0 then (cast(k as double) + 1.9207294103470847e0 + 1.959963984540054e0 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424e0)) / (n + 3.8414588206941694e0) end;
-- ln(1 + x) without losing digits for tiny x (Kahan).
create or replace temp macro ln1p(x) as case when 1 + x = 1 then x else x * ln(1 + x) / ((1 + x) - 1) end;
-- The nearest whole number as a float, halves away from zero.
create or replace temp macro round_half_up(x) as round(x);
-- Value of the row with the latest instant among the rows where it is known; at a tie the greatest value.
create or replace temp macro latest_of(x, instant) as arg_max(x, (coalesce(instant, timestamp '0001-01-01'), x));
-- Local wall time as text, 2026-11-09 14:30.
create or replace temp macro minute_label(local_time) as strftime(local_time, '%Y-%m-%d %H:%M');
-- Text in small letters, in every script that has them.
create or replace temp macro fold_case(x) as lower(x);
-- Start of the quarter of an hour; every zone offset in use is a multiple of it.
create or replace temp macro quarter_of(instant) as time_bucket(interval '15 minutes', instant, timestamp '2000-01-01');
-- Days from a to b, both days.
create or replace temp macro days_between(a, b) as cast(b as date) - cast(a as date);
-- Whole-number quotient, rounded towards zero.
create or replace temp macro int_div(a, b) as a // b;
-- A duration as pages say it, in whole minutes, from a day on in whole hours: exact ones may tell of one customer.
create or replace temp macro told_seconds(seconds) as case when seconds = 0 then 0 when int_div(seconds + 30, 60) < 1440 then 60 * greatest(int_div(seconds + 30, 60), 1) else 3600 * int_div(seconds + 1800, 3600) end;
-- Half width of a count's usual range: 3 standard deviations by the scaled MAD, no narrower than chance alone makes a
-- count of this size (Poisson, the square root of the median) and than a MAD of 1.
create or replace temp macro usual_margin(median, mad) as 3 * greatest(1.4826 * mad, 1.4826, sqrt(median));
-- The second that stands for a wait's bucket: itself up to 100 s, then the middle of steps of 1 % (100 x 1.01^k), so a
-- percentile read from buckets is within 1 % of the exact one.
create or replace temp macro wait_bucket(seconds) as case when seconds <= 100 then seconds else cast(round_half_up(1e2 * pow(1.01e0, floor(ln(seconds / 1e2) / ln(1.01e0)) + 0.5e0)) as bigint) end;
create or replace temp macro add_minutes(instant, n) as instant + to_minutes(cast(n as bigint));
create or replace temp macro add_seconds(instant, n) as instant + to_seconds(cast(n as bigint));
-- Open seconds up to a second of a quarter of an hour that is open from opens for so many seconds.
create or replace temp macro open_until(before, opens, open_seconds, second) as before + case when second <= opens then 0 when second >= opens + open_seconds then open_seconds else second - opens end;
-- Open seconds between two instants, never more than elapsed (instants carry fractions, opening hours do not).
create or replace temp macro business_seconds(elapsed, open) as case when open > elapsed then elapsed else open end;
-- A number by which rows that differ in one of six texts or instants differ too, nearly always: for finding repetitions.
create or replace temp macro hash_of_six(a, b, c, d, e, f) as hash(a, b, c, d, e, f);
-- Who wrote a message: customer, agent, bot, or null for a private note and where nobody knows. A public message whose
-- export does not say by whom is the customer's if its author is the ticket's customer.
create or replace temp macro author_of(kind, actor_kind, actor_id, customer_id) as case when kind = 'customer_message' then 'customer' when kind = 'bot_message' then 'bot' when kind = 'public_reply' then coalesce(actor_kind, 'agent') when kind = 'public_message' and actor_kind is not null then actor_kind when kind = 'public_message' and actor_id = customer_id then 'customer' when kind = 'public_message' and actor_id <> customer_id then 'agent' end;
-- A score is high above seven tenths of its scale, as CSAT counts (4 and 5 of 5, 8 to 10 of 10), else low; none where it or the scale is unknown.
create or replace temp macro score_class(score, scale) as case when 10 * score > 7 * scale then 'high' when 10 * score <= 7 * scale then 'low' else 'none' end;
-- The n-th part of a text cut at a separator, from 1; '' where there is none. The text must be known.
create or replace temp macro part_of(text, separator, n) as split_part(text, separator, n);
-- The MD5 of a text, as 32 small hexadecimal digits. The text must be known.
create or replace temp macro md5_text(text) as md5(text);
