import { readModels } from "../../pipelines/models/modelFile.js";
import { binomialDraw, poissonDraw, uniformDraws } from "../helpers/countDraws.js";
import { openWarehouse } from "../pipelines/models/warehouse.js";

const DAYS = 28;
const PROBLEMS = [0.24, 0.2, 0.12];
/** Writers a day, and how much likelier than in tickets a review is about a problem: the kinds must not be mixed. */
const KINDS = { ticket: { writers: 9, factor: 1 }, feedback: { writers: 6, factor: 0.6 } };
/** Released on these days of the four weeks; each takes over by 8 % a day, so that three live at once. */
const RELEASED = [-20, -9, 5, 14];
const NEWEST = RELEASED.length - 1;
/** Rows a statement. */
const MOST_ROWS = 5000;

/**
 * Of so many drawn desks, those of which a version of the app is said to bring a problem (`problem_on_version`, by the
 * model's own SQL): any at all, and the newest its first problem, which it brings `factor` times as often as others do. Days
 * differ (on one in ten half of all write of the first problem), kinds of texts differ, and versions follow one another.
 */
export async function versionsBlamed(desks: number, factor: number, firstSeed = 1) {
  const engine = await openWarehouse();
  try {
    const rows = [];
    for (let seed = firstSeed; seed < firstSeed + desks; seed++) rows.push(...trialsOf(seed, factor));
    await engine.run("create schema staging");
    await engine.run("create schema intermediate");
    await engine.run(`create table intermediate.int_group_trials (dimension varchar, series varchar, member varchar,
      version varchar, trial_kind varchar, local_day date, trial_count bigint, failed_count bigint, first_at timestamp,
      last_at timestamp)`);
    for (let from = 0; from < rows.length; from += MOST_ROWS)
      await engine.run(
        `insert into intermediate.int_group_trials
         select 'problem_on_version', s, m, v, k, date '2026-10-01' + d, n, f, null, null
         from (values ${rows.slice(from, from + MOST_ROWS).join(", ")}) as t (s, m, v, k, d, n, f)`,
      );
    await engine.run(`create table staging.stg_cause_rule_values as
      select distinct split_part(series, ' ', 1) as rule, series as value from intermediate.int_group_trials`);
    await engine.run(`create table staging.stg_cause_rules as
      select distinct rule, 0.05 as share, 30 as whole, 'problem_on_version' as dimension, 'failing_group' as evidence
      from staging.stg_cause_rule_values`);
    await engine.run("create table staging.stg_releases (version varchar, released_at timestamp)");
    const model = (await readModels()).find(({ name }) => name === "intermediate.int_failing_groups");
    if (model === undefined) throw new Error("the model is there");
    await engine.run(`create table judged as ${model.body}`);
    const [counts] = await engine.rows<{ judged: number; any: number; first: number; others: number }>(
      `select cast(count(distinct rule) as integer) as judged,
         cast(count(distinct rule) filter (is_failing) as integer) as any,
         cast(count(distinct rule) filter (is_failing and member = 'newest first') as integer) as first,
         cast(count(distinct rule) filter (is_failing and member <> 'newest first') as integer) as others
       from judged`,
    );
    if (counts === undefined) throw new Error("a count");
    return counts;
  } finally {
    await engine.close();
  }
}

/** One desk's rows as SQL. */
function trialsOf(seed: number, factor: number): string[] {
  const draw = uniformDraws(seed);
  return Array.from({ length: DAYS }, (_, day) => {
    const isBroken = draw() < 0.1;
    return sharesOf(day).flatMap(([version, share]) =>
      Object.entries(KINDS).flatMap(([kind, of]) => {
        const n = poissonDraw(draw, of.writers * share);
        let rest = n;
        const rows = PROBLEMS.map((chance, i) => {
          const usual = isBroken && i === 0 ? 0.5 : of.factor * chance;
          const isPlanted = version === NEWEST && i === 0;
          const found = binomialDraw(draw, rest, isPlanted ? Math.min(0.9, usual * factor) : usual);
          rest -= found;
          const member = isPlanted ? "newest first" : `version ${version} / problem ${i}`;
          return `('desk${seed} ${i}', '${member}', 'version ${version}', '${kind}', ${day}, ${n}, ${found})`;
        });
        return n > 0 ? rows : [];
      }),
    );
  }).flat();
}

/** Versions and the share of the writers who have them on a day. */
function sharesOf(day: number): [version: number, share: number][] {
  let left = 1;
  return RELEASED.map((released, version): [number, number] => [version, day - released])
    .reverse()
    .map(([version, age]) => {
      const share = version === 0 ? left : left * Math.min(1, Math.max(0, 0.08 * age));
      left -= share;
      return [version, share];
    });
}
