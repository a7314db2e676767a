import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Bindable, Engine } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { bearableLoads } from "../methods/bearableLoads.js";
import { type CauseRule, type CausesSetting, causeRule } from "../workspace/causeRules.js";
import { durationSeconds } from "../workspace/units.js";

const SHIPPED = new URL("../../data/reference/causes.yaml", import.meta.url);
/** More servers than these carry load in proportion. */
const MOST_SERVERS = 400;

/** Read once a process. */
let shippedRules: Promise<CauseRule[]> | undefined;

/** The rules in force: the shipped ones, without those left out, the desk's own in the place of those of their name. */
async function causeRules({ without, rules }: CausesSetting): Promise<CauseRule[]> {
  shippedRules ??= readFile(SHIPPED, "utf8").then((text) => z.array(causeRule).parse(parse(text)));
  const shipped = await shippedRules;
  const unknown = without.filter((name) => !shipped.some((one) => one.rule === name));
  if (unknown.length > 0) {
    throw new SuaraError("bad_config", `causes: without names no shipped rule: ${unknown.join(", ")}`, {
      exitCode: EXIT.usage,
      fix: `the shipped rules are ${shipped.map((one) => one.rule).join(", ")}`,
    });
  }
  const own = new Map(rules.map((one) => [one.rule, one]));
  const kept = shipped.filter((one) => !without.includes(one.rule));
  return [
    ...kept.map((one) => own.get(one.rule) ?? one),
    ...[...own.values()].filter((one) => !kept.some((other) => other.rule === one.rule)),
  ];
}

/** Reckoned once a process for each share, from a hundred thousand of Erlang's formulas. */
const loadsOfShares = new Map<number, readonly number[]>();

function loadsOf(share: number): readonly number[] {
  const loads = loadsOfShares.get(share) ?? bearableLoads(share, MOST_SERVERS);
  loadsOfShares.set(share, loads);
  return loads;
}

/** One rule as a row: `whole` is a count or seconds, `share` a share of 1, by what its evidence takes. */
function thresholds(rule: CauseRule): { whole?: number; share?: number | null; dimension?: string } {
  switch (rule.evidence) {
    case "incident":
      return { whole: durationSeconds(rule.after) };
    case "short_staffed":
      return { share: rule.must_wait };
    case "queue_ahead":
      return { whole: rule.ahead };
    case "clarification":
      return { whole: rule.more_than };
    case "relabelled":
      return { whole: rule.times };
    case "contact_after_restriction":
      return { whole: durationSeconds(rule.within) };
    case "failing_group":
      return { whole: rule.least_attempts, share: rule.false_discovery_rate, dimension: rule.by };
    default:
      return {};
  }
}

function values(rule: CauseRule): readonly string[] {
  if (rule.evidence === "incident") return rule.components ?? [];
  if (rule.evidence === "connect_failure") return rule.codes ?? [];
  if (rule.evidence === "missing_reference") return rule.categories;
  if (rule.evidence === "failing_group") return rule.problems;
  return "tags" in rule ? rule.tags : [];
}

/**
 * Writes `ref.cause_rules` (a row a rule, in order), `ref.cause_rule_values` (a row a word of a rule's list, in small
 * letters) and `ref.bearable_loads` (the load in erlangs that so many servers bear, by rule). `answered` is the share of
 * contacts to be answered in time.
 */
export async function writeCauseRules(
  engine: Engine,
  setting: CausesSetting,
  answered: number,
): Promise<void> {
  await engine.run(
    "create or replace table ref.cause_rules (position BIGINT, rule VARCHAR, cause VARCHAR, evidence VARCHAR, means VARCHAR, whole BIGINT, share DOUBLE, dimension VARCHAR)",
  );
  await engine.run("create or replace table ref.cause_rule_values (rule VARCHAR, value VARCHAR)");
  await engine.run(
    "create or replace table ref.bearable_loads (rule VARCHAR, servers BIGINT, erlangs DOUBLE)",
  );
  const rules = await causeRules(setting);
  const rows = rules.map((rule, i) => {
    const { whole = null, share = null, dimension = null } = thresholds(rule);
    return [i + 1, rule.rule, rule.cause, rule.evidence, rule.means, whole, share, dimension];
  });
  await insertRows(engine, "ref.cause_rules", rows);
  await insertRows(
    engine,
    "ref.cause_rule_values",
    rules.flatMap((rule) =>
      [...new Set(values(rule).map((value) => value.trim().toLowerCase()))].map((value) => [
        rule.rule,
        value,
      ]),
    ),
  );
  const loads = rules.flatMap((rule) =>
    rule.evidence === "short_staffed"
      ? loadsOf(rule.must_wait ?? 1 - answered).map((erlangs, servers) => [rule.rule, servers, erlangs])
      : [],
  );
  await insertRows(engine, "ref.bearable_loads", loads);
}

async function insertRows(engine: Engine, table: string, rows: readonly Bindable[][]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((row, i) => `(${row.map((_, j) => `$${i * row.length + j + 1}`).join(", ")})`);
  await engine.run(`insert into ${table} values ${places.join(", ")}`, rows.flat());
}
