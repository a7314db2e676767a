import { describe, expect, it } from "vitest";
import { FEED_NAMES } from "../../../pipelines/feeds/feed.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { REFERENCE_TABLES } from "../../../pipelines/feeds/reference/index.js";

describe.each(FEED_NAMES)("the feed %s", (name) => {
  const feed = FEEDS[name];
  const typeOf = (field: string) => feed.fields.find((one) => one.name === field)?.type;

  it("names only its own fields, each once", () => {
    expect(feed.name).toBe(name);
    expect(new Set(feed.fields.map((field) => field.name)).size).toBe(feed.fields.length);
    for (const field of [...feed.key, ...feed.version, ...feed.earliest]) expect(typeOf(field)).toBeDefined();
  });

  it("orders versions and folds logs by instants", () => {
    for (const field of [...feed.version, ...feed.earliest]) expect(typeOf(field)).toBe("instant");
  });

  it("lists what a choice may be and where a number must lie", () => {
    for (const field of feed.fields) {
      expect(field.type === "choice", field.name).toBe(field.values !== undefined);
      expect(field.type === "integer", field.name).toBe(field.range !== undefined);
    }
  });
});

describe("reference tables", () => {
  it("are the ones a workspace may hold, with distinct fields of which one at least is required", () => {
    expect(REFERENCE_TABLES.map((table) => table.name).sort()).toEqual([
      "active_users",
      "help_center",
      "holidays",
      "incidents",
      "promotions",
      "releases",
      "restricted_topics",
      "roster",
      "sla_policies",
    ]);
    for (const table of REFERENCE_TABLES) {
      expect(new Set(table.fields.map((field) => field.name)).size, table.name).toBe(table.fields.length);
      expect(
        table.fields.some((field) => field.required === true),
        table.name,
      ).toBe(true);
    }
  });
});
