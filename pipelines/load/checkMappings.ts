import { type Engine, quoteString } from "../engine/engine.js";
import { EXIT, QueryError, SuaraError } from "../errors.js";
import { FEEDS } from "../feeds/index.js";
import { SOURCES } from "../sources/index.js";
import { sourceNamed } from "../sources/recognise.js";
import { didYouMean } from "../workspace/didYouMean.js";
import type { Condition, FeedMapping, FieldMapping, SourceMapping } from "../workspace/mappingSchema.js";
import type { Workspace } from "../workspace/workspace.js";
import type { TargetField } from "./table.js";
import { folded } from "./text.js";
import { formatFault } from "./timeFormat.js";

/**
 * Finds what is wrong in `sources:` before any file is read: unknown formats, fields and zones, required
 * fields without a column, time formats and expressions that cannot be used, values that a field does not allow.
 * Throws one SuaraError (exit 64) that lists them all.
 */
export async function checkMappings(
  engine: Engine,
  { config, lineOf }: Pick<Workspace, "config" | "lineOf">,
): Promise<void> {
  const found: string[] = [];
  for (const [i, entry] of config.sources.entries()) {
    const at = `sources[${i}]`;
    found.push(...entryProblems(entry, at), ...(await expressionProblems(engine, entry, at)));
  }
  if (found.length === 0) return;
  const problems = found.map((problem) => {
    const line = lineOf?.(keysOf(problem.split(":", 1)[0] ?? "")) ?? null;
    return line === null ? problem : `line ${line}: ${problem}`;
  });
  throw new SuaraError(
    "bad_mapping",
    `suara.yaml has mappings that cannot be used:\n${problems.map((one) => `  ${one}`).join("\n")}`,
    { exitCode: EXIT.usage, fix: "correct them; the formats and fields that exist are named above" },
  );
}

/** `sources[0].feeds[1].fields` to its keys. */
const keysOf = (place: string): (string | number)[] =>
  place
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

function entryProblems(entry: SourceMapping, at: string): string[] {
  const problems: string[] = [];
  const names = SOURCES.map((source) => source.name);
  if (entry.format !== undefined && sourceNamed(entry.format) === undefined) {
    problems.push(
      `${at}.format: no format "${entry.format}"${didYouMean(entry.format, names)} (known: ${names.join(", ")})`,
    );
  }
  if (entry.format !== undefined && entry.feeds !== undefined) {
    problems.push(`${at}: "format" and "feeds" exclude each other; a known format brings its own mapping`);
  }
  if (entry.time_zone !== undefined) problems.push(...zoneProblems(entry.time_zone, at));
  for (const [i, feed] of (entry.feeds ?? []).entries())
    problems.push(...feedProblems(feed, `${at}.feeds[${i}]`));
  return problems;
}

function feedProblems(feed: FeedMapping, at: string): string[] {
  const { fields } = FEEDS[feed.feed];
  const known = fields.map((field) => field.name);
  const unknown = Object.keys(feed.fields)
    .filter((name) => !known.includes(name))
    .map(
      (name) =>
        `${at}.fields: ${feed.feed} has no field "${name}"${didYouMean(name, known)} (known: ${known.join(", ")})`,
    );
  const lacking = fields
    .filter((field) => field.required === true && feed.fields[field.name] === undefined)
    .map((field) => `${at}.fields: ${feed.feed}.${field.name} is required and not mapped`);
  const inside = Object.entries(feed.fields).flatMap(([name, map]) => [
    ...fieldProblems(map, `${at}.fields.${name}`),
    ...valueProblems(
      fields.find((field) => field.name === name),
      map,
      `${at}.fields.${name}`,
    ),
  ]);
  return [...unknown, ...lacking, ...inside];
}

function fieldProblems(map: FieldMapping, at: string): string[] {
  if (typeof map === "string") return [];
  const origins = [map.column, map.columns, map.first_of, map.constant, map.flag].filter(
    (one) => one !== undefined,
  );
  const problems: string[] = [];
  if (origins.length > 1) {
    problems.push(`${at}: only one of column, columns, first_of, constant and flag can be its origin`);
  }
  if (origins.length === 0 && map.from_path === undefined) {
    problems.push(
      `${at}: nothing says where its value comes from (column, columns, first_of, constant, flag, from_path)`,
    );
  }
  for (const format of map.formats ?? []) {
    const fault = formatFault(format);
    if (fault !== null) problems.push(`${at}.formats: "${format}" cannot be used: ${fault}`);
  }
  if (map.time_zone !== undefined) problems.push(...zoneProblems(map.time_zone, at));
  if (map.from_path !== undefined && !isExpression(map.from_path)) {
    problems.push(`${at}.from_path: not a regular expression with a group: ${map.from_path}`);
  }
  return problems;
}

/** What a mapping gives a field that takes only certain values. */
function valueProblems(field: TargetField | undefined, map: FieldMapping, at: string): string[] {
  if (field?.values === undefined || typeof map === "string") return [];
  const allowed = field.values;
  const given = [
    { at: `${at}.constant`, value: map.constant },
    { at: `${at}.instead`, value: map.instead?.value },
    { at: `${at}.otherwise`, value: map.otherwise === "keep" ? undefined : map.otherwise },
    ...Object.entries(map.map ?? {}).map(([word, value]) => ({ at: `${at}.map`, word, value })),
  ];
  return given.flatMap(({ value, ...place }) => {
    if (value === undefined || value === null) return [];
    const text = String(value);
    if (allowed.some((one) => folded(one) === folded(text))) return [];
    const word = "word" in place ? `${place.word}: ` : "";
    return [
      `${place.at}: ${word}"${text}" is no ${field.name}${didYouMean(text, allowed)} (allowed: ${allowed.join(", ")})`,
    ];
  });
}

function zoneProblems(zone: string, at: string): string[] {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return [];
  } catch {
    return [`${at}.time_zone: "${zone}" is not an IANA time zone, for example Asia/Jakarta`];
  }
}

function isExpression(pattern: string): boolean {
  try {
    return (new RegExp(`${pattern}|`, "u").exec("")?.length ?? 0) > 1;
  } catch {
    return false;
  }
}

/** An opening parenthesis that is neither escaped nor begins a group without a number. */
const HAS_GROUP = /(?<!\\)\((?!\?(?!P<))/;

/** Expressions run in the database, so the database says whether it can run them. */
async function expressionProblems(engine: Engine, entry: SourceMapping, at: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { pattern, group } of (entry.feeds ?? []).flatMap(expressions)) {
    try {
      await engine.value(`select regexp_extract('', ${quoteString(pattern)}, ${group})`);
      if (group === 1 && !HAS_GROUP.test(pattern)) throw new QueryError(pattern, "no group");
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      problems.push(
        `${at}: not an RE2 regular expression${group === 0 ? "" : " with a group in parentheses"}: ${pattern}`,
      );
    }
  }
  return problems;
}

const listed = (conditions: Condition | Condition[] | undefined): Condition[] =>
  conditions === undefined ? [] : Array.isArray(conditions) ? conditions : [conditions];

function expressions(feed: FeedMapping): { pattern: string; group: number }[] {
  const maps = Object.values(feed.fields).filter((map) => typeof map !== "string");
  const conditions = [feed.where, ...maps.flatMap((map) => [map.when, map.flag, map.instead?.when])].flatMap(
    listed,
  );
  const patterns = conditions.flatMap((one) =>
    "matches" in one ? [one.matches] : "not_matches" in one ? [one.not_matches] : [],
  );
  return [
    ...patterns.map((pattern) => ({ pattern, group: 0 })),
    ...maps.flatMap((map) => (map.extract === undefined ? [] : [{ pattern: map.extract, group: 1 }])),
  ];
}
