import { existsSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { writeSample } from "../sample/writeSample.js";
import { CONFIG_FILE } from "../workspace/workspace.js";
import type { Output } from "./output.js";

const TEMPLATE = fileURLToPath(new URL("../../data/reference/suara.template.yaml", import.meta.url));
const SAMPLE = { tickets: 2000, weeks: 16, until: "2026-11-15", seed: 1 };

/** `suara init DIR`: a workspace ready for exports; with `--sample` one that already has some. */
export async function init(
  directory: string,
  options: { sample?: boolean },
  output: Output,
): Promise<ExitCode> {
  if (existsSync(path.join(directory, CONFIG_FILE))) {
    throw new SuaraError("exists", `${directory} already holds a ${CONFIG_FILE}`, {
      exitCode: EXIT.usage,
      fix: "choose another folder, or edit the file that is there",
    });
  }
  if (options.sample) {
    await writeSample(directory, SAMPLE, (text) => output.progress(text));
  } else {
    await mkdir(path.join(directory, "exports"), { recursive: true });
    await mkdir(path.join(directory, "reference"), { recursive: true });
    await copyFile(TEMPLATE, path.join(directory, CONFIG_FILE));
  }
  // The key that turns customers into pseudonyms and everything generated stay out of version control.
  await writeFile(path.join(directory, ".gitignore"), "out/\n.suara-key\n");
  output.done();
  output.say(`A workspace stands in ${directory}`);
  if (!options.sample) output.say(`  1. put your tools' exports into ${path.join(directory, "exports")}`);
  output.say(`  ${options.sample ? "next" : "2. run"}: npm run suara -- run --workspace ${directory}`);
  return EXIT.ok;
}
