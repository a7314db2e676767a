import { z } from "zod";

const count = z.number().int().nonnegative();
const names = z.array(z.string());
const line = count.nullable();
const feed = z.enum(["ticket", "ticket_event", "chat", "chat_turn", "feedback"]);

/** What a note says, by code, for others than the terminal to say in their own words. Holds no value of a record but dates. */
export const noteFacts = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("untold_answers"), files: names, channels: names }),
  z.strictObject({ code: z.literal("untold_versions"), feed, count, files: names }),
  z.strictObject({ code: z.literal("shared_ids"), feed, count, files: names }),
  z.strictObject({ code: z.literal("no_scale"), feed, count, files: names }),
  z.strictObject({ code: z.literal("nps_scale"), count, scales: z.array(count), files: names }),
  z.strictObject({
    code: z.literal("day_or_month"),
    file: z.string(),
    column: z.string(),
    format: z.string(),
    other: z.string(),
    example: z.string(),
    /** Whether the days make more sense when they are read as `other`. */
    isLikely: z.boolean(),
  }),
  z.strictObject({
    code: z.literal("slips"),
    file: z.string(),
    left: count,
    records: count,
    /** The first of them. */
    faults: z.array(z.strictObject({ record: count, column: z.string().nullable(), reason: z.string() })),
    more: count,
  }),
  z.strictObject({ code: z.literal("added_up"), file: z.string(), count }),
  z.strictObject({ code: z.literal("glob_unmatched"), line, glob: z.string() }),
  z.strictObject({
    code: z.literal("category_unknown"),
    line,
    category: z.string(),
    purpose: z.enum(["target", "rule"]),
  }),
  /** The lines of the targets that go before it. */
  z.strictObject({ code: z.literal("target_unused"), line, before: z.array(count) }),
  z.strictObject({
    code: z.literal("files_gone"),
    files: names,
    lost: z.array(z.strictObject({ feed, count })),
  }),
  z.strictObject({ code: z.literal("table_gone"), file: z.string(), records: count }),
  /** Records with a date that the clock has not reached; else figures speak of the last of those days. */
  z.strictObject({ code: z.literal("ahead_of_clock"), count, files: names, isLeftOut: z.boolean() }),
  z.strictObject({
    code: z.literal("earlier_instant"),
    asOf: z.string(),
    before: z.string(),
    isAsked: z.boolean(),
  }),
]);
export type NoteFacts = z.infer<typeof noteFacts>;

/** What a run's figures are not to be believed without. */
export interface Note {
  facts: NoteFacts;
  /** A plain sentence without any value of a record but dates. */
  text: string;
  /** The same for whoever may see the values too; absent where it is no other. */
  shown?: string;
}

/** Files named in a sentence; of more the number alone. */
const MOST_NAMED = 3;

export const someOf = (all: readonly string[]): string => {
  const others = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : "";
  return `${all.slice(0, MOST_NAMED).join(", ")}${others}`;
};
