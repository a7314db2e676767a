import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../pipelines/engine/engine.js";
import { loadWorkspace } from "../../pipelines/load/loadWorkspace.js";
import { runStages } from "../../pipelines/run.js";
import type { Kind } from "../../pipelines/text/redact/spans.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../helpers/workspaces.js";
import { type Canary, canaryExports } from "./canaryExports.js";

/** A value as bytes that may carry it hold it: as it is, escaped for JSON or a URL, as UTF-16, as part of base64. */
function disguises(value: string): Buffer[] {
  const escaped = [...value]
    .map((c) => (c.charCodeAt(0) > 126 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c))
    .join("");
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]).toString("base64");
    // The first and last letters also depend on what stands around the value.
    return whole.slice(shift === 0 ? 0 : 4, -4);
  });
  const texts = [value, escaped, encodeURIComponent(value), ...base64.filter((text) => text.length >= 8)];
  return [...new Set(texts)].map((text) => Buffer.from(text)).concat(Buffer.from(value, "utf16le"));
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(directory, name))
    .filter((file) => statSync(file).isFile());
}

/** What readers of the output could make of its files, and every value in its tables but hashes of people. */
async function everythingIn(outDir: string): Promise<Map<string, Buffer>> {
  const seen = new Map<string, Buffer>();
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [outDir], timeZone: "UTC" });
  try {
    for (const file of filesBelow(outDir)) {
      if (/\.(woff2?|duckdb)$/.test(file)) continue;
      const bytes = readFileSync(file);
      seen.set(file, bytes);
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) seen.set(`${file} unzipped`, gunzipSync(bytes));
      if (file.endsWith(".parquet")) {
        const rows = await engine.rows(`select * from read_parquet(${quoteString(file)})`);
        seen.set(`${file} decoded`, Buffer.from(JSON.stringify(rows)));
      }
    }
  } finally {
    await engine.close();
  }
  return seen;
}

async function databaseText(file: string): Promise<Buffer> {
  const engine = await openDuckDb({ path: file, allowedDirectories: [], timeZone: "UTC" });
  try {
    const tables = await engine.rows<{ name: string }>(
      "select schema_name || '.' || table_name as name from duckdb_tables() where not temporary",
    );
    const parts: string[] = [];
    for (const { name } of tables) parts.push(JSON.stringify(await engine.rows(`select * from ${name}`)));
    return Buffer.from(parts.join("\n"));
  } finally {
    await engine.close();
  }
}

const found = (canaries: readonly Canary[], where: Map<string, Buffer>): string[] => {
  const hits: string[] = [];
  for (const canary of canaries) {
    for (const needle of disguises(canary.value)) {
      for (const [name, bytes] of where) {
        if (bytes.includes(needle)) hits.push(`${canary.kind} in ${canary.column}: ${path.basename(name)}`);
      }
    }
  }
  return [...new Set(hits)];
};

async function withCanaries<T>(
  work: (folder: string, canaries: readonly Canary[]) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const { files, canaries } = canaryExports();
    writeFiles(folder, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n", ...files });
    return work(folder, canaries);
  });
}

describe("canaries", () => {
  it("none of 300 comes out of a run: not in the database, marts, reports, log, rejects or run.json", async () => {
    await withCanaries(async (folder, canaries) => {
      expect(canaries.length).toBeGreaterThanOrEqual(300);
      const workspace = await openWorkspace(folder);
      const log: string[] = [];
      const options = {
        stages: ["load", "build", "publish"],
        site: false,
        engine: "duckdb",
        version: "test",
      } as const;
      const { exitCode, run } = await runStages(workspace, options, (line) => log.push(line));
      expect(exitCode).toBe(0);
      expect(run.files.every((file) => file.status === "loaded")).toBe(true);
      const where = await everythingIn(workspace.outDir);
      expect(where.size).toBeGreaterThan(20);
      where.set("log", Buffer.from(log.join("\n")));
      where.set("database", await databaseText(path.join(workspace.outDir, "suara.duckdb")));
      expect(found(canaries, where)).toEqual([]);
    });
  });

  it.each(["phone", "email", "nik", "id_card", "card", "account", "reference", "name", "handle"] as const)(
    "those of the kind %s are found in the database when its rule is switched off",
    async (kind: Kind) => {
      await withCanaries(async (folder, canaries) => {
        const workspace = await openWorkspace(folder);
        const database = path.join(folder, "test.duckdb");
        const engine = await openDuckDb({ path: database, allowedDirectories: [folder], timeZone: "UTC" });
        const options = { workDir: path.join(folder, ".work"), without: [kind] };
        await loadWorkspace(engine, workspace, options, () => undefined).finally(() => engine.close());
        const where = new Map([["database", await databaseText(database)]]);
        const hits = found(canaries, where);
        expect(hits.filter((hit) => hit.startsWith(kind)).length).toBeGreaterThan(0);
      });
    },
  );
});
