import { activeUsers, helpCenter } from "./audience.js";
import { holidays, incidents, promotions, releases } from "./calendar.js";
import { restrictedTopics, roster, slaPolicies } from "./desk.js";
import type { ReferenceTable } from "./reference.js";

export const REFERENCE_TABLES: readonly ReferenceTable[] = [
  holidays,
  promotions,
  incidents,
  releases,
  roster,
  activeUsers,
  helpCenter,
  slaPolicies,
  restrictedTopics,
];
