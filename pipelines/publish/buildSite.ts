import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SuaraError } from "../errors.js";
import { BEST_HOUR_FILE } from "./bestHourFile.js";
import { keepBundles, takeBundles } from "./framework/bundleCache.js";
import { bundlePages } from "./framework/bundlePages.js";
import { checkSite } from "./framework/checkSite.js";
import { finishPages } from "./framework/finishPages.js";
import { signsOf, writeFonts } from "./framework/fonts.js";
import { siteConfigUrl, stageSite } from "./framework/staging.js";
import { copyQuotes } from "./quotes.js";
import { META_FILE } from "./snapshot.js";
import { WEEK_FOLDER } from "./weekFiles.js";

const CHILD = fileURLToPath(new URL("./framework/build.mjs", import.meta.url));

/**
 * Builds the pages over a snapshot into `outDir`, which must not exist yet. The same snapshot and source give the same
 * bytes. Builds do not disturb each other, use no network and leave nothing behind. Throws SuaraError `site_build`
 * with Framework's own output, or `site_check` when the result would not work in a browser.
 */
export async function buildSite(options: { snapshotDir: string; outDir: string }): Promise<void> {
  const staging = await stageSite(options.snapshotDir);
  try {
    await takeBundles(path.join(staging, "src"));
    await runFramework(staging);
    await keepBundles(path.join(staging, "src"));
    const built = path.join(staging, "dist");
    await bundlePages(built);
    await copyQuotes(options.snapshotDir, built);
    await finishPages(built, await writeFonts(built, await signsOf(built)));
    // Framework renames what pages load by its content; other programs, the digest too, find these by their names.
    for (const name of [BEST_HOUR_FILE, META_FILE, WEEK_FOLDER]) {
      const file = path.join(options.snapshotDir, name);
      if (existsSync(file)) await cp(file, path.join(built, "data", name), { recursive: true });
    }
    const findings = await checkSite(built);
    if (findings.length > 0) {
      throw new SuaraError(
        "site_check",
        `the built site would not work in a browser:\n${findings.join("\n")}`,
      );
    }
    await cp(built, options.outDir, { recursive: true, errorOnExist: true, force: false });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function runFramework(staging: string): Promise<void> {
  const child = spawn(process.execPath, [CHILD, siteConfigUrl()], {
    cwd: staging,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", NODE_OPTIONS: "", TZ: "UTC", NO_COLOR: "1" },
  });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString("utf8")).slice(-8000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const stop = (): void => void child.kill("SIGKILL");
  process.once("exit", stop);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => process.off("exit", stop));
  if (code !== 0) throw new SuaraError("site_build", `the site could not be built:\n${output.trim()}`);
}
