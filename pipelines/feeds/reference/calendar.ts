import type { ReferenceTable } from "./reference.js";

/** An observance is an ordinary working day; on a half day the desk closes early; what has no kind is public. */
const HOLIDAY_KINDS = ["public", "joint_leave", "half_day", "observance"] as const;

export const holidays: ReferenceTable = {
  name: "holidays",
  grain: "one local day that is not an ordinary working day",
  fields: [
    { name: "date", type: "date", required: true, doc: "local day" },
    { name: "name", type: "text", required: true, doc: "" },
    { name: "kind", type: "choice", values: HOLIDAY_KINDS, doc: "null = public" },
  ],
};

export const promotions: ReferenceTable = {
  name: "promotions",
  grain: "one promotion, from its start to before its end",
  fields: [
    { name: "name", type: "text", required: true, doc: "" },
    { name: "starts_at", type: "instant", required: true, doc: "" },
    { name: "ends_at", type: "instant", required: true, after: "starts_at", doc: "exclusive" },
    { name: "channel", type: "text", doc: "where it was announced, in any words" },
  ],
};

export const incidents: ReferenceTable = {
  name: "incidents",
  grain: "one technical incident",
  fields: [
    { name: "name", type: "text", required: true, doc: "" },
    { name: "starts_at", type: "instant", required: true, doc: "" },
    { name: "ends_at", type: "instant", notBefore: "starts_at", doc: "null = still going on" },
    { name: "component", type: "text", doc: "e.g. top-up, login" },
    { name: "severity", type: "text", doc: "as the desk grades them" },
  ],
};

export const releases: ReferenceTable = {
  name: "releases",
  grain: "one app release on one platform",
  fields: [
    { name: "version", type: "id", required: true, doc: "" },
    { name: "released_at", type: "instant", required: true, doc: "" },
    { name: "platform", type: "text", doc: "android, ios, …; null = all" },
  ],
};
