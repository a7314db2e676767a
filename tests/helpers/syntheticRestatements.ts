import type { ReportRow } from "../../pipelines/publish/reportContracts.js";

const BASE: ReportRow<"restatements"> = {
  week: "2026-W45",
  week_start: "2026-11-02",
  measure: "tickets",
  channel: null,
  published_as_of: "2026-11-08T23:10:00.000Z",
  restated_as_of: "2026-11-15T22:54:58.000Z",
  published_value: 468,
  value: 481,
  published_n: 468,
  n: 481,
  is_withheld: false,
  late_count: 13,
  late_files: "exports/crm/tickets-2026-11.csv",
  changed_count: 7,
  changed_files: "exports/events/2026-11.csv",
  removed_files: null,
  has_other_settings: false,
  has_other_version: false,
  has_forgotten: false,
  is_time_only: false,
};

/** A week that got late records, and one whose change is of too few people to tell. */
export const syntheticRestatements: ReportRow<"restatements">[] = [
  BASE,
  { ...BASE, measure: "first_response_p90", published_value: 33_000, value: 34_500 },
  {
    ...BASE,
    week: "2026-W44",
    week_start: "2026-10-26",
    measure: "abandoned",
    channel: "chat",
    published_value: null,
    value: null,
    published_n: 210,
    n: 212,
    is_withheld: true,
    late_count: null,
    changed_count: 0,
    changed_files: null,
    has_other_settings: true,
  },
];
