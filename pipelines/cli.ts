import { runCommandLine } from "./commandLine.js";
import { outlivingPipes } from "./commands/terminal.js";

/** Gives the command line to the process: its words, its streams, its exit code. */
process.exitCode = await runCommandLine(process.argv.slice(2), outlivingPipes(process));
