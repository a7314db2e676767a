import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../..");
const tsx = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");
const cli = path.join(repository, "pipelines/cli.ts");
const SAMPLE_MILLISECONDS = 25;

/** What one process cost from its start to its end. */
export interface ProcessCost {
  seconds: number;
  /** Most memory the process itself held at once, in MB (10^6 bytes), as the kernel counts it; null where it does not tell. */
  peakMb: number | null;
  /** Most memory the process and everything it started held together, sampled; never less than `peakMb`. */
  treePeakMb: number | null;
  stdout: string;
}

/** Runs `suara` as a user does. Throws when it ends with anything but 0. */
export const suara = (...args: readonly string[]): Promise<ProcessCost> => measured([cli, ...args]);

/** Runs one of the bench's own children, which gets `input` as JSON and answers in JSON on stdout. */
export const child = (name: string, input: unknown): Promise<ProcessCost> =>
  measured([path.join(here, name), JSON.stringify(input)]);

function measured(args: readonly string[]): Promise<ProcessCost> {
  const started = performance.now();
  const process_ = spawn(process.execPath, ["--import", tsx, ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TZ: "UTC", NO_COLOR: "1" },
  });
  const peak = { own: 0, tree: 0 };
  const sampler = setInterval(() => sample(process_.pid ?? 0, peak), SAMPLE_MILLISECONDS);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  process_.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  process_.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    process_.on("error", reject);
    process_.on("close", (code, signal) => {
      clearInterval(sampler);
      const seconds = (performance.now() - started) / 1000;
      if (code !== 0) {
        const said = Buffer.concat(stderr).toString("utf8").slice(-4000);
        reject(new Error(`${args.slice(0, 3).join(" ")} ended with ${signal ?? code}\n${said}`));
        return;
      }
      const known = peak.own > 0;
      resolve({
        seconds,
        peakMb: known ? peak.own : null,
        treePeakMb: known ? Math.max(peak.tree, peak.own) : null,
        stdout: Buffer.concat(stdout).toString("utf8"),
      });
    });
  });
}

/** Linux only: elsewhere /proc is absent and memory stays unknown. */
function sample(pid: number, peak: { own: number; tree: number }): void {
  const own = statusMb(pid, "VmHWM");
  if (own === null) return;
  peak.own = Math.max(peak.own, own);
  const tree = descendants(pid).reduce((sum, one) => sum + (statusMb(one, "VmRSS") ?? 0), 0);
  peak.tree = Math.max(peak.tree, tree);
}

function statusMb(pid: number, key: "VmHWM" | "VmRSS"): number | null {
  const text = readOrNull(`/proc/${pid}/status`);
  const kilobytes = text === null ? null : new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(text)?.[1];
  return kilobytes === null || kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
}

function descendants(pid: number): number[] {
  const threads = listOrEmpty(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) =>
    (readOrNull(`/proc/${pid}/task/${thread}/children`) ?? "").split(" ").filter((one) => one !== ""),
  );
  return [pid, ...children.flatMap((one) => descendants(Number(one)))];
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function listOrEmpty(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
