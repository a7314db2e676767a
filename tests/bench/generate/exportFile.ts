import { type Engine, quoteIdentifier, quoteString } from "../../../pipelines/engine/engine.js";
import type { FeedName } from "../../../pipelines/feeds/feed.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";

export type ExportFormat = "csv" | "ndjson";

/** Writes a feed's rows as a tool would: the feed's own columns, instants in ISO 8601 with Z, in the order of `i`. */
export async function writeExport(
  engine: Engine,
  feed: FeedName,
  from: string,
  file: string,
  format: ExportFormat,
): Promise<void> {
  const columns = FEEDS[feed].fields.map((field) => {
    const name = quoteIdentifier(field.name);
    return field.type === "instant" ? `strftime(${name}, '%Y-%m-%dT%H:%M:%SZ') as ${name}` : name;
  });
  const options = format === "csv" ? "format csv, header" : "format json";
  await engine.run(`copy (select ${columns.join(", ")} from ${from}) to ${quoteString(file)} (${options})`);
}
