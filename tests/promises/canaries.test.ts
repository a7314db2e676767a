import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { loadWorkspace } from "../../pipelines/load/loadWorkspace.js";
import type { Kind } from "../../pipelines/text/redact/spans.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { everythingBelow, finder, unwrapped } from "../helpers/decodings.js";
import { suara, withFolder, writeFiles } from "../helpers/workspaces.js";
import { type Canary, canaryExports } from "./canaryExports.js";

const DESK = "Meja Kenari";

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

const found = (canaries: readonly Canary[], where: ReadonlyMap<string, Buffer>): string[] => {
  const needles = canaries.flatMap((canary) => disguises(canary.value).map((bytes) => ({ canary, bytes })));
  const search = finder(needles.map(({ bytes }) => bytes));
  const hits: string[] = [];
  for (const [name, bytes] of where) {
    for (const index of search(bytes)) {
      const { kind, column } = (needles[index] as (typeof needles)[number]).canary;
      hits.push(`${kind} in ${column}: ${name}`);
    }
  }
  return [...new Set(hits)];
};

async function withCanaries<T>(
  work: (folder: string, canaries: readonly Canary[]) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const { files, canaries } = canaryExports();
    writeFiles(folder, { "suara.yaml": `name: ${DESK}\ntime_zone: Asia/Jakarta\n`, ...files });
    return work(folder, canaries);
  });
}

describe("canaries", () => {
  it("none of 300 comes out of a run: not in out/, the site and its data, the database, nor what the run says, nor the digest", async () => {
    await withCanaries(async (folder, canaries) => {
      expect(canaries.length).toBeGreaterThanOrEqual(300);
      const run = await suara(["run", "-w", folder, "--json"]);
      expect(run.code, run.stderr).toBe(0);
      const outDir = path.join(folder, "out");
      const { files } = JSON.parse(readFileSync(path.join(outDir, "run.json"), "utf8"));
      expect(files.every((file: { status: string }) => file.status === "loaded")).toBe(true);
      const digest = await suara(["digest", "-w", folder, "--json"]);
      expect(digest.code, digest.stderr).toBe(0);
      const where = await everythingBelow(outDir);
      where.set("digest stdout", Buffer.from(digest.stdout + digest.stderr));
      where.set("stdout", Buffer.from(run.stdout));
      where.set("stderr", Buffer.from(run.stderr));
      where.set("tables", await databaseText(path.join(outDir, "suara.duckdb")));
      // What may be published is found by the same search: in a page, and in the data behind it.
      const isFound = (text: string, name: RegExp) =>
        [...where].some(([key, bytes]) => name.test(key) && finder([Buffer.from(text)])(bytes).size > 0);
      expect(isFound(DESK, /site\/.*(html|json)/)).toBe(true);
      expect(isFound(DESK, /^digest\/.*html$/)).toBe(true);
      expect(isFound(DESK, /^digest\/.*md$/)).toBe(true);
      expect(isFound("chat", /site\/.*\.arrow decoded/)).toBe(true);
      expect(found(canaries, where)).toEqual([]);
    });
  });

  it.each(["value", "escaped", "URL", "base64"])("are found however they are written: %s", (how) => {
    const value = "Siti Rahmawati 刘德华";
    const escaped = JSON.stringify(value).replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
    const base64 = Buffer.from(`a reply to ${value}, at noon`).toString("base64");
    const written = { value, escaped, URL: encodeURIComponent(value), base64 }[how] ?? "";
    const bytes = Buffer.from(`x${written} y`);
    const all = [bytes, ...unwrapped(Buffer.from(` ${written} `)).values()];
    expect(all.some((one) => finder([Buffer.from(value)])(one).size > 0)).toBe(true);
    expect(finder([Buffer.from("Siti Rahmawatj")])(bytes).size).toBe(0);
  });

  it.each(["phone", "email", "nik", "id_card", "card", "account", "reference", "name", "handle"] as const)(
    "those of the kind %s are found in the database when its rule is switched off",
    async (kind: Kind) => {
      await withCanaries(async (folder, canaries) => {
        const workspace = await openWorkspace(folder);
        const database = path.join(folder, "test.duckdb");
        const engine = await openDuckDb({ path: database, allowedDirectories: [folder], timeZone: "UTC" });
        const options = { workDir: path.join(folder, ".work"), texts: { without: [kind] } };
        await loadWorkspace(engine, workspace, options, () => undefined).finally(() => engine.close());
        const where = new Map([["database", await databaseText(database)]]);
        const ofKind = canaries.filter((canary) => canary.kind === kind);
        expect(found(ofKind, where).length).toBeGreaterThan(0);
      });
    },
  );
});
