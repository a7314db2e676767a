import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "sql-formatter";
import { globSync } from "tinyglobby";

/** Formats every SQL model and check, the comment header kept as it is; `--check` only says which differ. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const files = globSync("pipelines/{models,checks}/**/*.sql", { cwd: root }).sort();
const checkOnly = process.argv.includes("--check");

function formatted(text: string): string {
  const header = /^(?:--.*\n|\s*\n)*/.exec(text)?.[0] ?? "";
  const body = format(text.slice(header.length), {
    language: "duckdb",
    keywordCase: "lower",
    dataTypeCase: "lower",
    functionCase: "lower",
    expressionWidth: 100,
    tabWidth: 2,
  });
  return `${header.trimEnd()}\n${body.trimEnd()}\n`;
}

const different = files.filter((file) => {
  const absolute = path.join(root, file);
  const text = readFileSync(absolute, "utf8");
  const wanted = formatted(text);
  if (text !== wanted && !checkOnly) writeFileSync(absolute, wanted);
  return text !== wanted;
});

for (const file of different) process.stdout.write(`${checkOnly ? "not formatted" : "formatted"}: ${file}\n`);
process.stdout.write(
  `${files.length} SQL files, ${different.length} ${checkOnly ? "to format" : "changed"}\n`,
);
if (checkOnly && different.length > 0) process.exitCode = 1;
