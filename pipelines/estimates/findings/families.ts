import { backlog } from "./backlog.js";
import { causes } from "./causes.js";
import { channels } from "./channels.js";
import { events } from "./events.js";
import type { Family } from "./finding.js";
import { peaks } from "./peaks.js";
import { quality } from "./quality.js";
import { queues } from "./queues.js";
import { rosterGap } from "./rosterGap.js";
import { shortage } from "./shortage.js";
import { standing } from "./standing.js";
import { targets } from "./targets.js";
import { themes } from "./themes.js";
import { trust } from "./trust.js";
import { volume } from "./volume.js";
import { waits } from "./waits.js";

/** What findings are looked for in; one file each. */
export const FAMILIES: readonly Family[] = [
  trust,
  standing,
  waits,
  queues,
  targets,
  volume,
  events,
  backlog,
  quality,
  shortage,
  rosterGap,
  peaks,
  causes,
  channels,
  themes,
];
