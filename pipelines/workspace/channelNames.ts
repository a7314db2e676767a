import { z } from "zod";
import { CHANNELS } from "../feeds/ticket.js";

/** Languages of the pages. */
const LANGUAGES = ["en", "id", "zh"] as const;
const name = z.union([z.string(), z.partialRecord(z.enum(LANGUAGES), z.string())]);

export const channelNames = z
  .partialRecord(z.enum(CHANNELS), name)
  .default({})
  .describe(
    "The channels of this desk and the names readers know them by, one for all or one for each language of the pages",
  );
