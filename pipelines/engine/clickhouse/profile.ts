import type { ClickHouseSettings as QuerySettings } from "@clickhouse/client";

/**
 * Sent with every query, so that ClickHouse answers as DuckDB does and a cluster never answers with a part.
 * A server's own profile cannot change these.
 */
export const PROFILE = {
  // Standard SQL: what a join or a grouping does not find is null, a sum of nothing is null, union is distinct.
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  union_default_mode: "DISTINCT",
  transform_null_in: 0,
  data_type_default_nullable: 1,
  cast_keep_nullable: 1,
  // Text and a number in one column are an error, not a column of both.
  use_variant_as_common_type: 0,
  insert_null_as_default: 0,
  input_format_null_as_default: 0,
  // 'local' would join each shard's rows with that shard's rows only; 'deny' would refuse.
  distributed_product_mode: "global",
  // A shard that does not answer is an error; a row counts as written once its shard has it.
  skip_unavailable_shards: 0,
  distributed_foreground_insert: 1,
  // The default, 2, runs an insert-select on each shard by itself: groups would be cut in pieces.
  parallel_distributed_insert_select: "0",
  optimize_skip_unused_shards: 0,
  // Two equal blocks of rows are two blocks, not a repeated insert.
  insert_deduplicate: 0,
  // Values come back whole and in one form.
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_parquet_string_as_string: 1,
  date_time_output_format: "iso",
  // An error that comes after the first rows would else look like the end of the answer.
  wait_end_of_query: 1,
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: "110000",
} as const satisfies QuerySettings;
