import { runCommandLine } from "../../pipelines/commandLine.js";
import type { CliResult } from "./workspaces.js";

/**
 * Runs the command line in this process: all of `suara` but what belongs to a process, such as its streams and how it
 * starts, which takes longer than what most commands do here.
 */
export async function suaraHere(args: readonly string[]): Promise<CliResult> {
  const said = { stdout: "", stderr: "" };
  const keep = (name: keyof typeof said) => ({
    write: (text: string | Uint8Array): boolean => {
      said[name] += String(text);
      return true;
    },
  });
  const code = await runCommandLine(args, { stdout: keep("stdout"), stderr: keep("stderr") });
  return { code, ...said };
}
