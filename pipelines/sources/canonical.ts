import { FEED_NAMES, type Feed } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { Source } from "./source.js";

/** Suara's own layout: columns named as the fields of a feed, in any order and letter case. */
export const canonical: Source = {
  name: "canonical",
  title: "Suara's own columns",
  signature: ["ticket_id", "created_at", "status", "channel"],
  recognise: (sample) => feedOf(sample.header) !== null,
  mapping(header) {
    const feed = feedOf(header);
    if (feed === null) return { feeds: [] };
    const columns = new Map(header.map((name) => [fold(name), name]));
    const fields = Object.fromEntries(
      feed.fields.flatMap((field) => {
        const column = columns.get(field.name);
        return column === undefined ? [] : [[field.name, column]];
      }),
    );
    return { feeds: [{ feed: feed.name, rows: "version", fields }] };
  },
};

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");

/** The feed whose required fields are all there; with several, the one that knows most of the columns. */
function feedOf(header: readonly string[]): Feed | null {
  const names = new Set(header.map(fold));
  const known = (feed: Feed) => feed.fields.filter((field) => names.has(field.name)).length;
  const fitting = FEED_NAMES.map((name) => FEEDS[name]).filter((feed) =>
    feed.fields.every((field) => field.required !== true || names.has(field.name)),
  );
  return fitting.sort((a, b) => known(b) - known(a))[0] ?? null;
}
