import { z } from "zod";

const duration = z
  .string()
  .regex(/^\d+ ?(s|m|h|d)$/, 'a number and a unit, for example "30m" or "48h"')
  .describe("A duration: 45s, 30m, 4h, 2d");
const words = z.array(z.string().min(1)).min(1);

export const CAUSES = ["technical", "capacity", "communication", "restriction", "customer"] as const;

/** What every rule says. */
const rule = {
  rule: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, "small letters, digits and _")
    .describe("Its name; a shipped rule of the same name is replaced"),
  cause: z.enum(CAUSES).describe("What it is evidence of"),
  means: z.string().min(1).describe("What it means, in a manager's words; the page shows it"),
};

const evidence = <Kind extends string>(kind: Kind) => z.literal(kind).describe("What has to be seen");

/** A rule by which a slow or failed contact gets a cause. `evidence` says what has to be seen, and which keys it takes. */
export const causeRule = z.discriminatedUnion("evidence", [
  z.strictObject({
    ...rule,
    evidence: evidence("incident"),
    after: duration.default("0m").describe("Counts so long after the incident's end too"),
    components: words.optional().describe("Only incidents of these components. Without: all"),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("connect_failure"),
    codes: words.optional().describe("Only these error codes. Without: every failed connection"),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("short_staffed"),
    must_wait: z
      .number()
      .min(0.001)
      .max(0.9)
      .nullable()
      .default(null)
      .describe(
        "Share of contacts that may find everybody busy (Erlang C); without: 1 less staffing's `answered`",
      ),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("queue_ahead"),
    ahead: z.number().int().min(1).default(2).describe("So many others in the same queue, or more"),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("clarification"),
    more_than: z
      .number()
      .int()
      .min(0)
      .default(2)
      .describe("More answers than this that the customer had to write again after, before the solution"),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("missing_reference"),
    categories: words.describe("Categories, as the tool names them, in which a transaction is needed"),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("relabelled"),
    times: z.number().int().min(1).default(1).describe("So many changes of the category, or more"),
  }),
  z.strictObject({ ...rule, evidence: evidence("tag"), tags: words.describe("Any of these tags") }),
  z.strictObject({ ...rule, evidence: evidence("restricted") }),
  z.strictObject({
    ...rule,
    evidence: evidence("contact_after_restriction"),
    within: duration.default("48h").describe("So soon after a restricted contact, or one with these tags"),
    tags: z.array(z.string().min(1)).default([]),
  }),
  z.strictObject({
    ...rule,
    evidence: evidence("failing_group"),
    by: z.enum(["app_version", "os", "app_version_and_os", "network", "problem_on_version"]),
    problems: z
      .array(z.string().min(1))
      .default([])
      .describe("Of problem_on_version: problems of the taxonomy that a version may bring"),
    false_discovery_rate: z
      .number()
      .min(0.0001)
      .max(0.5)
      .default(0.05)
      .describe("Share of false alarms allowed among the groups found (Benjamini and Hochberg)"),
    least_attempts: z.number().int().min(1).default(30).describe("Groups with fewer attempts are not judged"),
  }),
]);
export type CauseRule = z.infer<typeof causeRule>;

export const causesSchema = z.strictObject({
  without: z.array(z.string().min(1)).default([]).describe("Names of shipped rules that do not count here"),
  rules: z
    .array(causeRule)
    .default([])
    .describe("The desk's own rules; one with a shipped rule's name takes its place"),
});
export type CausesSetting = z.infer<typeof causesSchema>;
