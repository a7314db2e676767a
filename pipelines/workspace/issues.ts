import { type Document, isNode, type LineCounter } from "yaml";
import type { z } from "zod";
import { didYouMean } from "./didYouMean.js";
import { workspaceSchema } from "./schema.js";

type Issue = z.core.$ZodIssue;

/** A zod issue as lines for a person: where in the file, what is wrong, what was probably meant. */
export function describeIssue(issue: Issue, document: Document, lines: LineCounter): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const at = place([...issue.path, key], document, lines);
      return `${at}unknown key "${key}"${suggestion(key, keysAt(issue.path))}`;
    });
  }
  if (issue.code === "invalid_union") {
    const best = nearestBranch(issue.errors);
    if (best !== undefined) {
      return best.flatMap((inner) =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, document, lines),
      );
    }
  }
  const at = place(issue.path, document, lines);
  const key = issue.path.length === 0 ? "" : `${dotted(issue.path)}: `;
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    const given: unknown = document.getIn(issue.path);
    const meant = typeof given === "string" ? `"${given}" is unknown${didYouMean(given, values)} ` : "";
    return [`${at}${key}${meant}must be one of ${values.join(", ")}`];
  }
  return [`${at}${key}${issue.message}`];
}

/** The branch of a union that the writer most likely had in mind: the one with the fewest complaints. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const structured = branches.filter(
    (issues) => !issues.some((i) => i.code === "invalid_type" && i.path.length === 0),
  );
  return [...structured].sort((a, b) => a.length - b.length)[0];
}

const dotted = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : String(part)))
    .join(".")
    .replaceAll(".[", "[");

function place(path: readonly PropertyKey[], document: Document, lines: LineCounter): string {
  const line = lineAt(path, document, lines);
  return line === null ? "" : `line ${line}: `;
}

/** The line of a key, or of the nearest one around it; null where there is none. */
export function lineAt(path: readonly PropertyKey[], document: Document, lines: LineCounter): number | null {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function suggestion(key: string, known: readonly string[]): string {
  return known.length === 0 ? "" : `${didYouMean(key, known)} (known: ${known.join(", ")})`;
}

/** Keys the schema allows below `path`, found by walking its JSON Schema. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schemas: JsonSchema[] = [workspaceJsonSchema() as JsonSchema];
  for (const part of path) {
    schemas = schemas.flatMap(alternatives).flatMap((schema) => {
      const next =
        typeof part === "number"
          ? schema.items
          : (schema.properties?.[String(part)] ?? schema.additionalProperties);
      return next === undefined || typeof next === "boolean" ? [] : [next];
    });
  }
  return [
    ...new Set(schemas.flatMap(alternatives).flatMap((schema) => Object.keys(schema.properties ?? {}))),
  ];
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

const alternatives = (schema: JsonSchema): JsonSchema[] =>
  schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(alternatives);

/** JSON Schema of suara.yaml, for editors. */
export function workspaceJsonSchema(): object {
  return workspaceSchema.toJSONSchema({ io: "input", unrepresentable: "any" });
}
