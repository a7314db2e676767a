import { z } from "zod";

const figure = z.strictObject({
  median: z.number(),
  min: z.number(),
  max: z.number(),
  repetitions: z.array(z.number()).min(1),
});

/** The JSON that the bench writes: one run on one machine. */
export const benchReportSchema = z.strictObject({
  version: z.literal(1),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  scale: z.number(),
  seed: z.number().int(),
  repeat: z.number().int(),
  machine: z.strictObject({
    cores: z.number().int(),
    processor: z.string(),
    memoryGb: z.number(),
    platform: z.string(),
    node: z.string(),
    duckdb: z.string(),
  }),
  rows: z.array(
    z.strictObject({
      key: z.string(),
      what: z.string(),
      unit: z.enum(["s", "MB"]),
      measured: figure.nullable(),
      baseline: z.strictObject({ what: z.string(), figure }).nullable(),
      ratio: z.number().nullable(),
      target: z.strictObject({ text: z.string(), limit: z.number() }).nullable(),
      verdict: z.enum(["met", "missed", "reported", "not available", "failed"]),
      notes: z.array(z.string()),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type BenchReport = z.infer<typeof benchReportSchema>;
