import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const cli = path.join(repository, "pipelines/cli.ts");
const loader = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");

/** A folder that is gone when `work` is done. */
export async function withFolder<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "suara-test-"));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes files given by path and content. */
export function writeFiles(directory: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(directory, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line in a process of its own, as a user would, from another folder. */
export function suara(args: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", loader, cli, ...args],
      { cwd: os.tmpdir(), env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** The same with nobody there to read what it says. */
export function suaraUnheard(args: readonly string[]): Promise<Omit<CliResult, "stdout">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", loader, cli, ...args], {
      cwd: os.tmpdir(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stdout.destroy();
    child.stderr.on("data", (text) => (stderr += String(text)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stderr }));
  });
}

/** SHA-256 over names and contents of every file below, in order. */
export function hashTree(directory: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  for (const name of files) {
    const file = path.join(directory, name);
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** SHA-256 of every file below a folder, by its name. */
export function hashesOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const hashes: Record<string, string> = {};
  for (const name of files) {
    const file = path.join(directory, name);
    if (statSync(file).isFile()) hashes[name] = createHash("sha256").update(readFileSync(file)).digest("hex");
  }
  return hashes;
}
