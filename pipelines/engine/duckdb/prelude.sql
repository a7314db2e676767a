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
-- ISO week label, 2026-W46.
create or replace temp macro week_label(day) as strftime(day, '%G-W%V');
create or replace temp macro add_days(day, n) as cast(day + to_days(cast(n as integer)) as date);
-- Whole seconds elapsed, rounded towards zero; null when either is null.
create or replace temp macro secs_between(a, b) as (epoch_us(b) - epoch_us(a)) // 1000000;
-- Exact percentile by linear interpolation (Hyndman and Fan type 7).
create or replace temp macro pct(x, p) as quantile_cont(x, p);
create or replace temp macro div0(a, b) as a / nullif(b, 0);
-- Wilson score interval for k of n, 95 % (Wilson 1927).
create or replace temp macro wilson_low(k, n) as case when n > 0 then (k + 1.9207294103470847 - 1.959963984540054 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424)) / (n + 3.8414588206941694) end;
create or replace temp macro wilson_high(k, n) as case when n > 0 then (k + 1.9207294103470847 + 1.959963984540054 * sqrt(k * (n - k) / cast(n as double) + 0.9603647051735424)) / (n + 3.8414588206941694) end;
