import { quoteIdentifier } from "../engine.js";

const TOKENS =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\d+)|(?<![\w.])(raw|ref|staging|intermediate|marts|reports)(?=\.[a-z_])/g;

/** Schemas of the project; each is a database of ClickHouse. */
export const SCHEMAS = ["raw", "ref", "staging", "intermediate", "marts", "reports"] as const;

/**
 * The only rewriting of a statement: `marts.tickets` becomes `<prefix>marts.tickets`, and `$1` the bound parameter
 * that `placeholder` names. Text in quotes and comments stays.
 */
export function toClickHouse(sql: string, prefix: string, placeholder: (position: number) => string): string {
  return sql.replaceAll(TOKENS, (token, position?: string, schema?: string) => {
    if (position !== undefined) return placeholder(Number(position));
    return schema === undefined ? token : `${prefix}${schema}`;
  });
}

export interface TableName {
  database: string;
  table: string;
  /** `"database"."table"`, and that of the shards' own part. */
  whole: string;
  local: string;
}

/** `marts.tickets` as the database and table it is in ClickHouse. */
export function tableName(relation: string, prefix: string): TableName {
  const [schema = "", table = ""] = relation.split(".");
  const database = `${prefix}${schema}`;
  const inside = (name: string): string => `${quoteIdentifier(database)}.${quoteIdentifier(name)}`;
  return { database, table, whole: inside(table), local: inside(`${table}_local`) };
}
