/** Why a value was refused, by code, as the messages and the Data page say it. */
export const TYPING_REASONS = {
  missing: "a required value is not there",
  unmapped_value: "the value stands neither in the mapping's `map` nor has the mapping an `otherwise`",
  not_in_list: "not one of the values this field allows",
  not_an_integer: "not a whole number of at most 15 digits",
  not_a_decimal: "not a number of at most 15 digits and 6 decimals",
  not_a_boolean: "not true/false, yes/no, ya/tidak, t/f or 1/0",
  not_a_duration:
    "not a duration of the unit told: a number, or for hh:mm:ss, hh:mm and mm:ss one such as 00:05:30",
  not_a_date: "not a calendar date as YYYY-MM-DD",
  not_a_time: "fits none of the declared time formats",
  impossible_time: "no such day or hour exists, for example 31 February",
  nonexistent_local_time: "this local time was skipped when the clocks went forward",
  no_time_zone: "a time without a zone, and none is declared",
  out_of_range: "outside what this field allows",
  above_scale: "a score above the highest of its scale",
  ends_before_start: "ends before it starts; ends_at is exclusive, so a single day ends on the next",
  repeated: "says exactly what a record before it says, and counts once",
  hidden_character: "an identifier with control or invisible characters",
  forgotten: "of a person who asked to be forgotten",
  too_long: "an identifier of more than 200 characters",
} as const;
