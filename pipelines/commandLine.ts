import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { Call } from "./call.js";
import { isoDate, isoInstant, isoWeek, wholeNumber, workspaceOption } from "./cliArguments.js";
import { explainError } from "./cliErrors.js";
import type { Streams } from "./commands/terminal.js";
import type { ExitCode } from "./errors.js";

/** The command line: parses arguments, prints, gives the exit code. Everything it does stands in commands/. */

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const common = (command: Command): Command =>
  command
    .addOption(workspaceOption())
    .option("--json", "one machine-readable event a line on stdout")
    .option("-q, --quiet", "no messages, only the exit code");

function stageCommand(
  program: Command,
  call: Call,
  name: string,
  summary: string,
  stages: readonly ("load" | "build" | "publish")[],
) {
  const command = common(program.command(name).description(summary)).addOption(
    new Option(
      "--as-of <instant>",
      "the instant the figures speak of (default: the latest in the exports)",
    ).argParser(isoInstant),
  );
  if (name !== "load") {
    command.addOption(
      new Option("--engine <name>", "where models are built; clickhouse is found by SUARA_CLICKHOUSE_URL")
        .choices(["duckdb", "clickhouse"])
        .default("duckdb"),
    );
  }
  if (stages.includes("publish")) command.option("--no-site", "publish the tables, skip the web site");
  command.action(
    call.action(async (_args, options, output) => {
      const { runCommand } = await import("./commands/run.js");
      return runCommand(
        options.workspace,
        { stages, asOf: options.asOf, site: options.site !== false, engine: options.engine ?? "duckdb" },
        output,
      );
    }),
  );
}

function buildProgram(call: Call): Command {
  const program = new Command("suara")
    .description("How long customers truly wait, when, and why: from support exports to a dashboard")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => call.streams.stdout.write(text),
      writeErr: (text) => call.streams.stderr.write(text),
    });

  common(program.command("init <dir>").description("a new workspace with comments"))
    .option("--sample", "with sample exports to try")
    .action(
      call.action(async ([dir], options, output) => {
        const { init } = await import("./commands/init.js");
        return init(dir ?? ".", { sample: options.sample === true }, output);
      }),
    );
  stageCommand(program, call, "run", "load, build, check and publish", ["load", "build", "publish"]);
  stageCommand(program, call, "load", "read the exports into the database", ["load"]);
  stageCommand(program, call, "build", "compute every model from what is loaded", ["build"]);
  stageCommand(program, call, "publish", "write tables and site from what is built", ["publish"]);
  addReaders(program, call);
  common(
    program
      .command("sample <dir>")
      .description("a realistic made-up desk of any size, the same for the same seed"),
  )
    .option("--tickets <n>", "how many tickets", wholeNumber, 12_000)
    .option("--weeks <n>", "how many weeks", wholeNumber, 26)
    .option("--until <date>", "last day, local", isoDate, "2026-11-15")
    .option("--seed <n>", "another seed, another desk", wholeNumber, 1)
    .action(
      call.action(async ([dir], { tickets, weeks, until, seed }, output) => {
        const { sample } = await import("./commands/sample.js");
        return sample(dir ?? ".", { tickets, weeks, until, seed }, output);
      }),
    );
  return program;
}

function addThemes(program: Command, call: Call): void {
  const themes = program.command("themes").description("the taxonomy of themes");
  common(
    themes.command("check").description("what each term finds and what none finds, with redacted samples"),
  ).action(
    call.action(async (_args, options, output) => {
      const { themesCheck } = await import("./commands/themes.js");
      return themesCheck(options.workspace, output);
    }),
  );
  common(themes.command("list").description("the themes found, by size × harm, with redacted quotes"))
    .option("--week <week>", "2026-W46 or its Monday (default: the latest complete week)")
    .option("--language <code>", "id, zh or en")
    .option("--quotes <n>", "quotes of each theme", "2")
    .action(
      call.action(async (_args, options, output) => {
        const { themesList } = await import("./commands/themesList.js");
        const { week, language, quotes = "2" } = options;
        return themesList(options.workspace, { week, language, quotes: Number(quotes) || 0 }, output);
      }),
    );
}

/** The commands that only look. */
function addReaders(program: Command, call: Call): void {
  common(program.command("preview").description("serve the built site on this machine only"))
    .option("-p, --port <n>", "port", wholeNumber, 4173)
    .action(
      call.action(async (_args, options, output) => {
        const { preview } = await import("./commands/preview.js");
        return preview(options.workspace, { port: options.port }, output);
      }),
    );
  addDigest(program, call);
  common(
    program
      .command("explain [metric]")
      .description("what a measure means, what it is computed from, and its value now"),
  ).action(
    call.action(async ([metric], options, output) => {
      const { explain } = await import("./commands/explain.js");
      return explain(options.workspace, metric, output);
    }),
  );
  common(
    program
      .command("forget <customer>")
      .description("erase a person from everything generated, and refuse their records from now on"),
  )
    .option("--no-site", "publish the tables, skip the web site")
    .action(
      call.action(async ([customer], options, output) => {
        const { forget } = await import("./commands/forget.js");
        return forget(options.workspace, customer ?? "", { site: options.site !== false }, output);
      }),
    );
  addThemes(program, call);
  common(program.command("rejects").description("what was refused and why, by file and reason")).action(
    call.action(async (_args, options, output) => {
      const { rejects } = await import("./commands/rejects.js");
      return rejects(options.workspace, output);
    }),
  );
  common(
    program.command("doctor").description("check Node, disk, memory, workspace and how far feeds reach"),
  ).action(
    call.action(async (_args, options, output) => {
      const { doctor } = await import("./commands/doctor.js");
      return doctor(options.workspace, output);
    }),
  );
}

function addDigest(program: Command, call: Call): void {
  common(
    program
      .command("digest")
      .description("a week as PDF, as one HTML file for mail, and as Markdown for chat"),
  )
    .addOption(
      new Option("--week <week>", "a week such as 2026-W46 (default: the latest complete one)").argParser(
        isoWeek,
      ),
    )
    .option("--language <code>", "of the words (default: digest.language of suara.yaml)")
    .addOption(
      new Option("--format <format>", "which file").choices(["pdf", "html", "md", "all"]).default("all"),
    )
    .option("--out <dir>", "where the files go (default: out/digest of the workspace)")
    .option("--send", "send it by mail and webhook as digest: of suara.yaml says, and write no file")
    .option("--dry-run", "say what would happen and do nothing")
    .action(
      call.action(async (_args, { workspace, week, language, format = "all", out, send, dryRun }, output) => {
        const { digest } = await import("./commands/digest.js");
        return digest(
          workspace,
          { week, language, format, out, send: send === true, dryRun: dryRun === true },
          output,
        );
      }),
    );
}

/** What a command does that is given these words. */
export async function runCommandLine(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const call = new Call(streams);
  try {
    await buildProgram(call).parseAsync(args, { from: "user" });
    return call.exitCode;
  } catch (error) {
    call.output.done();
    return explainError(error, call.output, streams.stderr);
  }
}
