-- Model:   intermediate/int_numbers
-- Grain:   one row per whole number from 0 to 99,999 (n)
-- Inputs:  none
-- Outputs: n
-- Units:   n an integer
-- Note:    for grids of days and weeks without a generator that only one engine has
with
  digits as (
    select
      cast(0 as integer) as d
    union all
    select
      1
    union all
    select
      2
    union all
    select
      3
    union all
    select
      4
    union all
    select
      5
    union all
    select
      6
    union all
    select
      7
    union all
    select
      8
    union all
    select
      9
  )
select
  cast(a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as integer) as n
from
  digits as a
  cross join digits as b
  cross join digits as c
  cross join digits as e
  cross join digits as f
