import type { Engine, Row } from "../../pipelines/engine/engine.js";
import { ESTIMATE_REPORTS } from "../../pipelines/publish/estimateReports.js";
import { REPORTS, type ReportName } from "../../pipelines/publish/reportContracts.js";
import { syntheticReports } from "./syntheticReports.js";

const NAMES = Object.keys(REPORTS) as ReportName[];
export const schemaOf = (name: ReportName): string => (name in ESTIMATE_REPORTS ? "estimates" : "reports");

/** Every report, empty. */
export async function createReports(engine: Engine): Promise<void> {
  const examples = syntheticReports();
  for (const schema of ["reports", "estimates"]) await engine.run(`create schema if not exists ${schema}`);
  await engine.run("create schema if not exists marts");
  await engine.run(
    `create table marts.tickets (week_start date, category varchar, problem varchar, problem_source varchar,
       sub_problem varchar)`,
  );
  await engine.run("create schema if not exists ref");
  await engine.run(
    "create table if not exists ref.complaint_rules (position bigint, rule varchar, channel varchar, category varchar)",
  );
  for (const name of NAMES) {
    const rows = examples[name] as unknown as Row[];
    const columns = Object.keys(REPORTS[name].shape).map((column) => {
      const value = rows.find((row) => row[column] !== null && row[column] !== undefined)?.[column];
      return `"${column}" ${typeOf(column, value)}`;
    });
    await engine.run(`create table ${schemaOf(name)}.${name} (${columns.join(", ")})`);
  }
}

export async function insertRows(engine: Engine, name: ReportName, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(REPORTS[name].shape);
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column])).join(", ")})`);
  await engine.run(`insert into ${schemaOf(name)}.${name} values ${values.join(", ")}`);
}

const typeOf = (column: string, value: unknown): string =>
  /_count$/.test(column)
    ? "BIGINT"
    : typeof value === "string"
      ? "VARCHAR"
      : typeof value === "boolean"
        ? "BOOLEAN"
        : "DOUBLE";
const literal = (value: unknown): string =>
  value === undefined || value === null ? "null" : typeof value === "string" ? `'${value}'` : String(value);
