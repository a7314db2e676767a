import { CommanderError } from "commander";
import type { Output } from "./commands/output.js";
import { EXIT, type ExitCode, SuaraError } from "./errors.js";
import { explainSystem } from "./systemErrors.js";

/** A message for people; a stack only for a defect of ours. */
export function explainError(
  thrown: unknown,
  output: Output,
  stderr: Pick<NodeJS.WritableStream, "write">,
): ExitCode {
  const error = explainSystem(thrown) ?? thrown;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof SuaraError) {
    output.event({ event: "error", code: error.code, message: error.message, ...error.place });
    stderr.write(`${output.style.bad("error")} ${error.message}\n`);
    if (error.fix !== undefined) stderr.write(`  ${error.fix}\n`);
    return error.exitCode;
  }
  stderr.write(`This is a defect in Suara, please report it:\n${(error as Error)?.stack ?? String(error)}\n`);
  return EXIT.failure;
}
