import { FEED_NAMES, type FieldType } from "../pipelines/feeds/feed.js";
import { FEEDS } from "../pipelines/feeds/index.js";

/** What stands in a cell of a field's type, for who writes a mapping. */
const TYPES: Readonly<Record<FieldType, string>> = {
  id: "identifier, kept to the letter",
  person: "identifier of a person, stored as a keyed hash only",
  text: "text",
  choice: "one of the values",
  instant: "date and time",
  integer: "whole number",
  decimal: "number",
  boolean: "yes or no",
  list: "list, by ;",
};

const code = (text: string): string => `\`${text}\``;

/** docs/fields.md: every field of every feed, from the feeds' own definitions. */
export function fieldsText(): string {
  const tables = FEED_NAMES.map((name) => {
    const { grain, fields } = FEEDS[name];
    const rows = fields.map((field) => {
      const range = field.range === undefined ? "" : `${field.range[0]} to ${field.range[1]}`;
      const values = field.values?.map(code).join(", ") ?? range;
      return `| ${code(field.name)}${field.required ? " **required**" : ""} | ${TYPES[field.type]} | ${values} | ${field.doc} |`;
    });
    return [
      `## ${code(name)}`,
      "",
      `A record is ${grain}.`,
      "",
      "| field | what it holds | values | |",
      "|---|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  });
  return [
    "# Fields of the feeds",
    "",
    "What a mapping in `suara.yaml` may name, and the columns of Suara's own tables. Written by `npm run docs:fields`.",
    "",
    "Of tickets these decide most: `first_response_at` (without it, and without events, every ticket counts as unanswered), `solved_at`,",
    "`category`, `text`, `customer_id` and `app_version`.",
    "",
    ...tables,
  ].join("\n");
}
