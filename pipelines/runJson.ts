import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { SuaraError } from "./errors.js";
import { noteFacts } from "./load/note.js";

const count = z.number().int().nonnegative();

/** `out/run.json`: what one run read, built, checked and published. For monitoring; holds no personal data. */
export const runJsonSchema = z.strictObject({
  version: z.literal(1),
  asOf: z.string().nullable(),
  engine: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  exitCode: z.number().int(),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      sha256: z.string(),
      format: z.string().nullable(),
      feed: z.string().nullable(),
      status: z.string(),
      refusal: z.string().nullable(),
      records: count,
      accepted: count,
      rejected: count,
      unused: count,
      superseded: count,
      reasons: z.record(z.string(), count),
    }),
  ),
  models: z.array(z.strictObject({ name: z.string(), rows: count, seconds: z.number() })),
  checks: z.array(z.strictObject({ name: z.string(), status: z.string(), rows: count })),
  notes: z.array(z.strictObject({ text: z.string(), facts: noteFacts })),
  published: z.strictObject({ dir: z.string(), files: count, bytes: count }).nullable(),
});
export type RunJson = z.infer<typeof runJsonSchema>;

/** An error for run.json: of ours the message, of a defect only its kind, which cannot hold a row's value. */
export const errorRecord = (error: unknown): RunJson["error"] =>
  error instanceof SuaraError
    ? { code: error.code, message: error.message }
    : { code: "defect", message: error instanceof Error ? error.name : "unknown" };

const RUN_JSON = "run.json";

/** Writes beside, syncs, then renames: a reader sees the old or the new one. */
export async function writeRunJson(outDir: string, run: RunJson): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const target = path.join(outDir, RUN_JSON);
  const beside = `${target}.tmp`;
  const file = await open(beside, "w");
  try {
    await file.writeFile(`${JSON.stringify(runJsonSchema.parse(run), null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, target);
}
