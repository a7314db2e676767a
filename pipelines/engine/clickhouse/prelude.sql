-- Macros by which one model text runs on every engine: the names of ../duckdb/prelude.sql, answered by ClickHouse.
-- Functions belong to a whole server, the time zone to a desk: it travels as `session_timezone` with each query
-- (to the shards too) and `timezone()` reads it, so desks in different zones share these texts.
-- An instant is DateTime64(6, 'UTC'). So is a local wall time, for which ClickHouse has no type: it is the instant at
-- which a clock in UTC shows that time. No function below looks at the session's zone but to_local and from_local.

-- Reporting clock: UTC instant to local wall time. The only place where the time zone is applied. Put together from the
-- day and the clock, because timezoneOffset is a day wrong where a zone ever skipped a day (Pacific/Apia).
create or replace function to_local as (instant) -> addMicroseconds(
  toDateTime64(toDate32(toTimeZone(instant, timezone())), 6, 'UTC'),
  1000000 * (3600 * toHour(toTimeZone(instant, timezone())) + 60 * toMinute(toTimeZone(instant, timezone())) + toSecond(toTimeZone(instant, timezone())))
    + positiveModulo(toUnixTimestamp64Micro(instant), 1000000));
-- Local wall time to the UTC instant. The offset a day later holds, unless that instant shows another wall time: then
-- the offset of a day before. So of a repeated hour the later one counts, and a skipped hour moves forward.
create or replace function from_local as (local_time) -> if(
  to_local(addMicroseconds(local_time, toUnixTimestamp64Micro(addDays(local_time, 1)) - toUnixTimestamp64Micro(to_local(addDays(local_time, 1))))) = local_time,
  addMicroseconds(local_time, toUnixTimestamp64Micro(addDays(local_time, 1)) - toUnixTimestamp64Micro(to_local(addDays(local_time, 1)))),
  addMicroseconds(local_time, toUnixTimestamp64Micro(subtractDays(local_time, 1)) - toUnixTimestamp64Micro(to_local(subtractDays(local_time, 1)))));
create or replace function local_date as (instant) -> toDate32(to_local(instant));
-- Monday of a day's ISO week.
create or replace function monday_of as (day) -> subtractDays(toDate32(day), toDayOfWeek(toDate32(day)) - 1);
-- Monday of the local ISO week.
create or replace function local_week as (instant) -> monday_of(local_date(instant));
create or replace function hour_of as (local_time) -> toInt32(toHour(local_time));
-- 1 = Monday … 7 = Sunday.
create or replace function iso_dow as (local_time) -> toInt32(toDayOfWeek(local_time));
-- ISO week label, 2026-W46.
create or replace function week_label as (day) -> formatDateTime(toDate32(day), '%G-W%V');
create or replace function add_days as (day, n) -> addDays(toDate32(day), n);
-- The first moment of a day, as a wall time.
create or replace function day_start as (day) -> toDateTime64(toDate32(day), 6, 'UTC');
-- Whole seconds elapsed, rounded towards zero; null when either is null.
create or replace function secs_between as (a, b) -> intDiv(toUnixTimestamp64Micro(b) - toUnixTimestamp64Micro(a), 1000000);
-- Exact percentile by linear interpolation (Hyndman and Fan type 7), to the last bit as DuckDB computes it, which
-- quantileExactInclusive is not. Percentiles of one column share the values they keep.
create or replace function pct as (x, p) -> arrayElement(arrayMap(
  s -> if(empty(s), null,
    s[toUInt64(floor((length(s) - 1) * p)) + 1] * (1. - ((length(s) - 1) * p - floor((length(s) - 1) * p)))
      + s[toUInt64(ceil((length(s) - 1) * p)) + 1] * ((length(s) - 1) * p - floor((length(s) - 1) * p))),
  [arraySort(groupArray(toFloat64(x)))]), 1);
create or replace function div0 as (a, b) -> a / nullif(b, 0);
-- Wilson score interval for k of n, 95 % (Wilson 1927).
create or replace function wilson_low as (k, n) -> case when k = 0 and n > 0 then cast(0 as double) when n > 0 then (cast(k as double) + 1.9207294103470847e0 - 1.959963984540054e0 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424e0)) / (n + 3.8414588206941694e0) end;
create or replace function wilson_high as (k, n) -> case when k = n and n > 0 then cast(1 as double) when n > 0 then (cast(k as double) + 1.9207294103470847e0 + 1.959963984540054e0 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424e0)) / (n + 3.8414588206941694e0) end;
-- ln(1 + x) without losing digits for tiny x (Kahan).
create or replace function ln1p as (x) -> case when 1 + x = 1 then x else x * ln(1 + x) / ((1 + x) - 1) end;
-- The nearest whole number as a float, halves away from zero (ClickHouse's own round takes them to the even one).
create or replace function round_half_up as (x) -> sign(x) * (floor(abs(x)) + if(abs(x) - floor(abs(x)) >= 0.5, 1, 0));
-- Value of the row with the latest instant among the rows where it is known; at a tie the greatest value.
create or replace function latest_of as (x, instant) -> argMaxIf(x, (coalesce(instant, toDateTime64('1900-01-01 00:00:00', 6, 'UTC')), assumeNotNull(x)), x is not null);
-- Local wall time as text, 2026-11-09 14:30.
create or replace function minute_label as (local_time) -> formatDateTime(local_time, '%Y-%m-%d %H:%i');
-- Text in small letters, in every script that has them; two letters have small ones that depend on more than themselves.
create or replace function fold_case as (x) -> lowerUTF8(replaceAll(replaceAll(x, 'İ', 'i'), 'Σ', 'σ'));
-- Start of the quarter of an hour; every zone offset in use is a multiple of it.
create or replace function quarter_of as (instant) -> fromUnixTimestamp64Micro(toUnixTimestamp64Micro(instant) - positiveModulo(toUnixTimestamp64Micro(instant), 900000000), 'UTC');
-- Days from a to b, both days.
create or replace function days_between as (a, b) -> toInt64(toInt32(toDate32(b))) - toInt64(toInt32(toDate32(a)));
-- Whole-number quotient, rounded towards zero.
create or replace function int_div as (a, b) -> intDiv(a, nullif(b, 0));
-- A duration as pages say it, in whole minutes, from a day on in whole hours: exact ones may tell of one customer.
create or replace function told_seconds as (seconds) -> case when seconds = 0 then 0 when intDiv(seconds + 30, 60) < 1440 then 60 * greatest(intDiv(seconds + 30, 60), 1) else 3600 * intDiv(seconds + 1800, 3600) end;
-- Half width of a count's usual range: 3 standard deviations by the scaled MAD, no narrower than chance alone makes a
-- count of this size (Poisson, the square root of the median) and than a MAD of 1.
create or replace function usual_margin as (median, mad) -> 3 * greatest(1.4826 * mad, 1.4826, sqrt(median));
-- The second that stands for a wait's bucket: itself up to 100 s, then the middle of steps of 1 % (100 x 1.01^k), so a
-- percentile read from buckets is within 1 % of the exact one.
create or replace function wait_bucket as (seconds) -> case when seconds <= 100 then seconds else toInt64(round_half_up(100. * pow(1.01, floor(ln(seconds / 100.) / ln(1.01)) + 0.5))) end;
create or replace function add_minutes as (instant, n) -> addMinutes(instant, n);
create or replace function add_seconds as (instant, n) -> addSeconds(instant, n);
-- Open seconds up to a second of a quarter of an hour that is open from opens for so many seconds.
create or replace function open_until as (before, opens, open_seconds, second) -> before + case when second <= opens then 0 when second >= opens + open_seconds then open_seconds else second - opens end;
-- Open seconds between two instants, never more than elapsed (instants carry fractions, opening hours do not).
create or replace function business_seconds as (elapsed, open) -> case when open > elapsed then elapsed else open end;
-- A number by which rows that differ in one of six texts or instants differ too, nearly always: for finding repetitions.
-- Each is taken as text, because of a null there is no hash.
create or replace function hash_of_six as (a, b, c, d, e, f) -> sipHash64(ifNull(toString(a), ''), ifNull(toString(b), ''), ifNull(toString(c), ''), ifNull(toString(d), ''), ifNull(toString(e), ''), ifNull(toString(f), ''));
-- Who wrote a message: customer, agent, bot, or null for a private note and where nobody knows. A public message whose
-- export does not say by whom is the customer's if its author is the ticket's customer.
create or replace function author_of as (kind, actor_kind, actor_id, customer_id) -> case when kind = 'customer_message' then 'customer' when kind = 'bot_message' then 'bot' when kind = 'public_reply' then coalesce(actor_kind, 'agent') when kind = 'public_message' and actor_kind is not null then actor_kind when kind = 'public_message' and actor_id = customer_id then 'customer' when kind = 'public_message' and actor_id <> customer_id then 'agent' end;
-- A score is high above seven tenths of its scale, as CSAT counts (4 and 5 of 5, 8 to 10 of 10), else low; none where it or the scale is unknown.
create or replace function score_class as (score, scale) -> case when 10 * score > 7 * scale then 'high' when 10 * score <= 7 * scale then 'low' else 'none' end;
-- The n-th part of a text cut at a separator, from 1; '' where there is none. The text must be known.
create or replace function part_of as (text, separator, n) -> splitByString(separator, assumeNotNull(text))[n];
-- The MD5 of a text, as 32 small hexadecimal digits. The text must be known.
create or replace function md5_text as (text) -> lower(hex(MD5(assumeNotNull(text))));
