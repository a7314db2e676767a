import { Command, InvalidArgumentError } from "commander";
import { versionsBlamed } from "./failingVersions.js";
import { falseAlarms } from "./falseAlarms.js";
import { intervalsOfFewDays } from "./fewDays.js";
import { findingAlarms, findingPower } from "./findings.js";
import { forecastCoverage } from "./forecastCoverage.js";
import { power } from "./power.js";
import { alignedTable } from "./table.js";
import { themeAlarms } from "./themeAlarms.js";
import { falseAlarmsThroughDatabase } from "./throughDatabase.js";

/** The q of every call of a change. */
const Q = 0.05;
const POINTS = 0.05;
const COVERAGE_DESKS = 20;

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("a whole number from 1");
  return Number(text);
};
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

interface Line {
  what: string;
  measured: string;
  promised: string;
  holds: boolean;
}

const program = new Command("alarms")
  .description(
    "How often quiet desks are said to have changed, how often planted changes are found, what intervals hold",
  )
  .option("--desks <n>", "quiet desks", whole, 1000)
  .option("--planted <n>", "desks of each planted change", whole, 200)
  .option("--database <n>", "quiet desks through a database too", whole, 40)
  .parse();
const options = program.opts<{ desks: number; planted: number; database: number }>();
const lines: Line[] = [];
const add = (line: Line): void => {
  lines.push(line);
  process.stderr.write(`${line.what}: ${line.measured}\n`);
};

const alarm = (what: string, count: number, desks: number): void =>
  add({
    what,
    measured: `${percent(count / desks)} (${count} of ${desks})`,
    promised: `at most ${percent(Q)}`,
    // A share of so many desks strays around its promise; a small run is no proof.
    holds: count / desks <= Q + (desks < 500 ? 2 * Math.sqrt((Q * (1 - Q)) / desks) : 0),
  });

const quiet = falseAlarms(options.desks);
alarm(`quiet desks called changed this week, ${quiet.comparisons} comparisons`, quiet.changed, quiet.desks);
alarm("quiet desks called changed for good", quiet.levels, quiet.desks);
const stored = await falseAlarmsThroughDatabase(options.database);
alarm("quiet desks called changed this week, through the database", stored.changed, stored.desks);
alarm("quiet desks called changed for good, through the database", stored.levels, stored.desks);
for (const { what, desks, found, right, promised } of power(options.planted)) {
  add({
    what: `found: ${what}`,
    measured: `${percent(found / desks)}, the right way and week ${percent(right / desks)}`,
    promised: `at least ${percent(promised)}`,
    holds: found / desks >= promised,
  });
}
const found = findingAlarms(options.desks);
alarm(`quiet weeks with any finding, ${found.comparisons} comparisons`, found.alarmed, found.desks);
for (const { what, desks, found: seen, promised } of findingPower(options.planted)) {
  add({
    what: `finding: ${what}`,
    measured: percent(seen / desks),
    promised: `at least ${percent(promised)}`,
    holds: seen / desks >= promised,
  });
}
const themes = themeAlarms(options.desks);
alarm(
  `quiet desks with any new, rising or falling theme, ${themes.comparisons} comparisons`,
  themes.alarmed,
  themes.desks,
);
const blamed = await versionsBlamed(options.desks, 1);
alarm("quiet desks with any version said to bring a problem", blamed.any, blamed.judged);
for (const [factor, promised] of [
  [2, 0.35],
  [3, 0.9],
] as const) {
  const { judged, first } = await versionsBlamed(options.planted, factor, 10_001);
  add({
    what: `cause: a new version that brings a problem ${factor} times as often`,
    measured: percent(first / judged),
    promised: `at least ${percent(promised)}`,
    holds: first / judged >= promised,
  });
}
const held = forecastCoverage(COVERAGE_DESKS);
for (const [what, share, level] of [
  ["hours within the forecast's 80 % interval", held.held80, 0.8],
  ["hours within the forecast's 95 % interval", held.held95, 0.95],
] as const) {
  add({
    what: `${what}, ${held.desks} desks`,
    measured: percent(share),
    promised: `${percent(level)} ± 5 points`,
    holds: Math.abs(share - level) <= POINTS,
  });
}
for (const days of [6, 9, 14, 30]) {
  const share = intervalsOfFewDays(days, options.desks) / options.desks;
  add({
    what: `95 % intervals of a kind with ${days} days, ${options.desks} half years`,
    measured: percent(share),
    promised: "95.0 % ± 3 points",
    // As above: a small run strays.
    holds: Math.abs(share - 0.95) <= 0.03 + (options.desks < 500 ? 0.05 : 0),
  });
}

process.stdout.write(
  alignedTable(
    ["what", "measured", "promised", "verdict"],
    lines.map(({ what, measured, promised, holds }) => [
      what,
      measured,
      promised,
      holds ? "holds" : "BROKEN",
    ]),
  ),
);
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
