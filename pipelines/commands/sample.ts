import { existsSync, readdirSync } from "node:fs";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { writeSample } from "../sample/writeSample.js";
import { formatCount, type Output } from "./output.js";

export interface SampleOptions {
  tickets: number;
  weeks: number;
  until: string;
  seed: number;
}

/** `suara sample DIR`: a made-up desk of any size; the same seed writes the same bytes. */
export async function sample(directory: string, options: SampleOptions, output: Output): Promise<ExitCode> {
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new SuaraError("exists", `${directory} is not empty`, {
      exitCode: EXIT.usage,
      fix: "name a folder that does not exist yet",
    });
  }
  const summary = await writeSample(directory, options, (text) => output.progress(text));
  output.done();
  output.event({ event: "sample", directory, ...summary });
  output.say(
    `${formatCount(options.tickets)} tickets over ${options.weeks} weeks to ${options.until} in ${directory}`,
  );
  output.say(`What was planted is in ${directory}/truth.json`);
  output.say(`  next: npm run suara -- run --workspace ${directory}`);
  return EXIT.ok;
}
