import type { Command } from "commander";
import type { Output } from "./commands/output.js";
import { type Streams, terminalOutput } from "./commands/terminal.js";
import { EXIT, type ExitCode } from "./errors.js";

/** Every option of every command; commander fills in those of the command at hand. */
interface Options {
  workspace: string;
  asOf?: string;
  json?: boolean;
  quiet?: boolean;
  site: boolean;
  sample?: boolean;
  tickets: number;
  weeks: number;
  until: string;
  seed: number;
  port: number;
  engine?: "duckdb" | "clickhouse";
  week?: string;
  language?: string;
  quotes?: string;
  format?: "pdf" | "html" | "md" | "all";
  out?: string;
  send?: boolean;
  dryRun?: boolean;
}

/** One command that was given: where it speaks, and what came of it. */
export class Call {
  readonly streams: Streams;
  output: Output;
  exitCode: ExitCode = EXIT.ok;

  constructor(streams: Streams) {
    this.streams = streams;
    this.output = terminalOutput(streams, { json: false, quiet: false });
  }

  /** Runs one command's module, loaded only when asked for, and keeps its exit code. */
  readonly action =
    (work: (args: string[], options: Options, output: Output) => Promise<ExitCode>) =>
    async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals() as Options;
      const { json, quiet } = options;
      this.output = terminalOutput(this.streams, { json: json === true, quiet: quiet === true });
      this.exitCode = await work(command.args, options, this.output);
    };
}
