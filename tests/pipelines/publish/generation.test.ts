import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { hashFiles, listFiles } from "../../../pipelines/publish/files.js";
import { publishedHistory, publishGeneration } from "../../../pipelines/publish/generation.js";
import type { History } from "../../../pipelines/publish/restatements/history.js";
import { serve } from "../../../pipelines/publish/serve.js";
import { makeParts } from "./publishChild.js";

const root = mkdtempSync(path.join(tmpdir(), "suara-publish-"));
afterAll(() => rmSync(root, { recursive: true }));

const publish = (outDir: string, text: string) =>
  publishGeneration({ outDir, parts: makeParts(path.join(outDir, ".publish"), text) });
const read = (outDir: string, file: string) => readFileSync(path.join(outDir, file), "utf8");
const CHILD = fileURLToPath(new URL("./publishChild.ts", import.meta.url));

describe("publishing", () => {
  it("keeps readers on one whole version through 100 publications, and old pages whole", async () => {
    const outDir = path.join(root, "loop");
    await publish(outDir, "0");
    const server = await serve(path.join(outDir, "site"), { port: 0 });
    let done = false;
    let pages = 0;
    const troubles: string[] = [];
    const reader = (async () => {
      while (!done) {
        const page = await fetch(server.url);
        const asset = (await page.text()).trim();
        const data = await fetch(server.url + asset);
        const text = await data.text();
        if (!page.ok || !data.ok || !asset.endsWith(`${text.padStart(8, "0")}.arrow`))
          troubles.push(`${page.status} ${data.status} ${asset} ${text}`);
        pages++;
      }
    })();
    for (let n = 1; n <= 100; n++) {
      const before = pages;
      await publish(outDir, String(n));
      while (pages === before) await new Promise((resolve) => setImmediate(resolve));
    }
    done = true;
    await reader;
    await server.close();
    expect(troubles).toEqual([]);
    expect(pages).toBeGreaterThanOrEqual(100);
    expect(read(outDir, "marts/tickets.parquet")).toBe("100");
    expect(readdirSync(path.join(outDir, ".generations"))).toHaveLength(2);
    expect(existsSync(path.join(outDir, "site/_file/data.00000050.arrow"))).toBe(false);
  });

  it("changes nothing when nothing changed", async () => {
    const outDir = path.join(root, "same");
    const first = await publish(outDir, "1");
    const second = await publish(outDir, "1");
    expect([first.changed, second.changed]).toEqual([true, false]);
    expect(second.hash).toBe(first.hash);
  });

  it("remembers what the same figures rest on now", async () => {
    const outDir = path.join(root, "renamed");
    const history = (files: Record<string, string>): History => ({
      version: 2,
      basis: { asOf: "2026-11-09T00:00:00Z", version: "1", settings: "a", forgotten: "f", files },
      figures: [],
      restatements: [],
    });
    const parts = () => makeParts(path.join(outDir, ".publish"), "1");
    await publishGeneration({ outDir, parts: parts(), history: history({ "exports/a.csv": "1" }) });
    const renamed = history({ "exports/b.csv": "1" });
    expect((await publishGeneration({ outDir, parts: parts(), history: renamed })).changed).toBe(false);
    expect(await publishedHistory(outDir)).toEqual(renamed);
  });

  it.each(["staged", "carried", "synced", "moved", "swapped", "linked"])(
    "killed when %s, shows the old or the new version, and a rerun ends as if nothing had happened",
    async (step) => {
      const outDir = path.join(root, `kill-${step}`);
      await publish(outDir, "1");
      const child = spawnSync(process.execPath, ["--import", "tsx", CHILD, outDir, "2", step], {
        encoding: "utf8",
      });
      expect(child.signal, child.stderr).toBe("SIGKILL");
      const seen = ["marts/tickets.parquet", "reports/coverage.parquet"].map((file) => read(outDir, file));
      const page = read(outDir, "site/index.html");
      seen.push(read(outDir, `site/${page}`));
      const expected = ["swapped", "linked"].includes(step) ? "2" : "1";
      expect(seen).toEqual([expected, expected, expected]);
      await publish(outDir, "2");
      const clean = path.join(root, `clean-${step}`);
      await publish(clean, "1");
      await publish(clean, "2");
      expect(readlinkSync(path.join(outDir, ".current"))).toBe(readlinkSync(path.join(clean, ".current")));
      for (const part of ["marts", "reports", "site"]) {
        const [after, untouched] = [path.join(outDir, part), path.join(clean, part)];
        expect(await hashFiles(after, await listFiles(after))).toBe(
          await hashFiles(untouched, await listFiles(untouched)),
        );
      }
      expect(readdirSync(path.join(outDir, ".generations")).filter((name) => name.startsWith("."))).toEqual(
        [],
      );
    },
  );
});
