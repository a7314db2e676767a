import { existsSync } from "node:fs";
import type { Engine } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { decreedYears } from "../holidays/nationalHolidays.js";
import { isLoadedByAnother } from "../load/fileRegistry.js";
import { loadNotes } from "../load/loadNotes.js";
import type { Note } from "../load/note.js";
import { settingsNotes } from "../load/settingsNotes.js";
import { databaseFile, holdsLoad, withWarehouse } from "../warehouse.js";
import type { Workspace } from "../workspace/workspace.js";
import { checkFreshness } from "./checkFreshness.js";
import { bad, type Finding, ok, warn } from "./finding.js";

/** What the last run left: refused files, how far feeds reach against `clock`, holidays that nothing lists. */
export async function checkLoaded(workspace: Workspace, clock: Date): Promise<Finding[]> {
  const nothing = [warn("nothing has been loaded yet", "run: suara run")];
  if (!existsSync(databaseFile(workspace))) return nothing;
  try {
    return await withWarehouse(workspace, async (engine) => {
      if (!(await holdsLoad(engine))) return nothing;
      if (await isLoadedByAnother(engine))
        return [warn("what is loaded was read by another version of Suara", "run: suara run")];
      const files = [...(await checkFiles(engine)), ...noted(await settingsNotes(engine, workspace))];
      const built = await engine.value<number>(
        "select count(*) from information_schema.tables where table_schema = 'reports' and table_name in ('coverage', 'arrivals_by_day')",
      );
      if (built < 2) return [...files, warn("loaded, but nothing is built yet", "run: suara build")];
      const fresh = await checkFreshness(engine, clock);
      return [...fresh, ...files, ...(await checkHolidays(engine, workspace))];
    });
  } catch (error) {
    if (!(error instanceof SuaraError) || error.exitCode === EXIT.locked) throw error;
    return [bad(error.message, error.fix ?? "")];
  }
}

const YEARS = `
  select cast(min(extract('year' from day)) as integer) as first_year,
    cast(max(extract('year' from day)) as integer) as last_year
  from (select cast(day as date) as day from reports.arrivals_by_day)`;

/** Which of the years in the exports, and of the next, have no holidays, or calculated ones. */
async function checkHolidays(engine: Engine, workspace: Workspace): Promise<Finding[]> {
  const [years] = await engine.rows<{ first_year: number | null; last_year: number | null }>(YEARS);
  if (years?.first_year == null || years.last_year === null) return [];
  const { first_year: first, last_year: last } = years;
  const needed = Array.from({ length: last - first + 2 }, (_, i) => first + i);
  const rows = await engine.rows<{ year: number }>(
    `select distinct cast(extract('year' from "date") as integer) as year from ref.holidays`,
  );
  const listed = new Set(rows.map(({ year }) => year));
  const country = workspace.config.holidays;
  const decreed = new Set(country === null ? [] : decreedYears(country));
  const unknown = needed.filter((year) => !decreed.has(year) && !listed.has(year));
  if (unknown.length === 0) return [ok(`holidays of ${needed.join(", ")}`)];
  return country === null
    ? [
        warn(
          `no holiday of ${unknown.join(", ")} is listed`,
          "set holidays: ID (your country) in suara.yaml, or complete reference/holidays.csv",
        ),
      ]
    : [
        warn(
          `holidays of ${unknown.join(", ")} in ${country} are calculated, without joint leave`,
          "list the decreed days of these years in reference/holidays.csv",
        ),
      ];
}

const noted = (notes: readonly Note[]): Finding[] =>
  notes.map(({ text, shown = text }) => ({ level: "warn", what: shown }));

/** Files that the last load refused whole, and what no file says. */
async function checkFiles(engine: Engine): Promise<Finding[]> {
  const refused = await engine.rows<{ path: string; refusal: string }>(
    "select path, refusal from raw.files where status = 'refused' order by path",
  );
  const findings = refused.map(({ path: file, refusal }) => {
    const [what = "", ...fix] = refusal.split("\n");
    return bad(`${file} was refused: ${what}`, fix.join(" ").trim());
  });
  const odd = await engine.rows<{ path: string; rejected: number; records: number }>(
    "select path, rejected, records from raw.files where status = 'loaded' and path like 'exports/%' and 2 * rejected > records order by path",
  );
  for (const { path: file, rejected, records } of odd)
    findings.push(
      warn(
        `${file}: ${rejected} of ${records} records were rejected`,
        "suara rejects says why; its mapping may be wrong",
      ),
    );
  return [...findings, ...noted(await loadNotes(engine))];
}
