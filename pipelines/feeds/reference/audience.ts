import type { ReferenceTable } from "./reference.js";

export const activeUsers: ReferenceTable = {
  name: "active_users",
  grain: "one local day, app version and platform",
  fields: [
    { name: "date", type: "date", required: true, doc: "local day" },
    { name: "app_version", type: "id", doc: "null = all versions" },
    { name: "platform", type: "text", doc: "null = all platforms" },
    { name: "users", type: "integer", required: true, range: [0, 10_000_000_000], doc: "" },
  ],
};

export const helpCenter: ReferenceTable = {
  name: "help_center",
  grain: "one local day and article",
  fields: [
    { name: "date", type: "date", required: true, doc: "local day" },
    { name: "article", type: "id", doc: "" },
    { name: "views", type: "integer", range: [0, 10_000_000_000], doc: "" },
    { name: "searches", type: "integer", range: [0, 10_000_000_000], doc: "" },
    { name: "searches_without_result", type: "integer", range: [0, 10_000_000_000], doc: "" },
    { name: "category", type: "text", doc: "" },
  ],
};
