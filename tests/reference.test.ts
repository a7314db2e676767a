import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const directory = path.join(import.meta.dirname, "reference");
const scripts = readdirSync(directory).filter((file) => file.endsWith(".R"));

/** Why R cannot rerun the script here: it, or a package the script loads, is not installed; null when it can. */
function missing(script: string): string | null {
  const text = readFileSync(path.join(directory, script), "utf8");
  const packages = [...text.matchAll(/library\((\w+)\)/g)].map(([, name]) => name ?? "");
  const asked = packages.map((name) => `requireNamespace("${name}", quietly = TRUE)`);
  const run = spawnSync("Rscript", ["-e", `cat(all(c(TRUE, ${asked.join(", ") || "TRUE"})))`], {
    encoding: "utf8",
  });
  if (run.error !== undefined) return "Rscript is not installed";
  return run.stdout.trim() === "TRUE" ? null : `R lacks one of ${packages.join(", ")}`;
}

/** Two cells are the same when their texts are, or their numbers to 1e-9. */
function isSame(cell: string, other: string): boolean {
  if (cell === other) return true;
  const [a, b] = [Number(cell), Number(other)];
  return cell !== "" && other !== "" && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

const cells = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(","));

describe("stored reference values are what their scripts print", () => {
  for (const script of scripts) {
    const why = missing(script);
    it.skipIf(why !== null)(why === null ? script : `${script} (skipped: ${why})`, () => {
      const run = spawnSync("Rscript", [path.join(directory, script)], { encoding: "utf8" });
      expect(run.status).toBe(0);
      const stored = cells(readFileSync(path.join(directory, script.replace(/R$/, "csv")), "utf8"));
      const printed = cells(run.stdout);
      expect(printed).toHaveLength(stored.length);
      const different = stored.flatMap((line, i) =>
        line.length === printed[i]?.length && line.every((cell, j) => isSame(cell, printed[i]?.[j] ?? ""))
          ? []
          : [{ stored: line, printed: printed[i] }],
      );
      expect(different).toEqual([]);
    });
  }
});
