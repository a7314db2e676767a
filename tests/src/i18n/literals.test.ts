import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const source = path.resolve(import.meta.dirname, "../../../src");

/** Properties and attributes whose text no reader sees. */
const CODE = new Set(
  "class id type role href download style for lang dir name rel scope value tabindex width height".split(" "),
);
/** Properties and attributes whose text every reader sees or hears. */
const SHOWN = new Set(
  "aria-label ariaLabel ariaDescription title alt placeholder label text sub headline lead note strong".split(
    " ",
  ),
);
/** What looks like words and is none, or is the same in every language. */
const ALLOWED: readonly RegExp[] = [
  /^UTC$/, // time zone of Intl
  /^SHA-256$/,
  /^suara \S*, \S*$/, // program and engine
  /^card span-\S*$/,
  /^text\/csv;charset=utf-8$/,
  /^color-mix\(/,
  /^(round|square|butt|top|left|bottom)(-(left|right))?$/,
  /^\S*T00:00:00Z$/,
  /^n$/,
];

/** Text literals in a module of the pages that a reader would see. */
function shownLiterals(file: string, text: string): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const visit = (node: ts.Node): void => {
    const literal = textOf(node);
    if (literal !== null && isShown(node, literal)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} ${JSON.stringify(literal)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A template's own words, its figures as nothing. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => span.literal.text).join("");
}

function isShown(node: ts.Node, text: string): boolean {
  if (!/\p{L}/u.test(text) || ALLOWED.some((pattern) => pattern.test(text))) return false;
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent))
    return false;
  const place = placeOf(node);
  if (place === "code") return false;
  if (place === "shown") return true;
  // Anywhere else: what reads like prose, and what no identifier contains.
  return /\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{Ll}+$|[\u0080-\uffff]/u.test(text.replaceAll(/[\u00a0\u2060]/g, " "));
}

type Place = "shown" | "code" | "unknown";
const JOINS = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken];

/** Where a literal goes: into what a reader sees, into code, or unknown. */
function placeOf(node: ts.Node): Place {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? "code" : placeOf(parent);
  if (ts.isParenthesizedExpression(parent) || ts.isTemplateSpan(parent) || ts.isTemplateExpression(parent))
    return placeOf(parent);
  if (ts.isBinaryExpression(parent))
    return JOINS.includes(parent.operatorToken.kind) ? placeOf(parent) : "code";
  if (ts.isPropertyAssignment(parent)) return parent.name === node ? "code" : placeOfProperty(parent);
  return ts.isCallExpression(parent) ? placeOfArgument(parent, node) : "unknown";
}

function placeOfProperty({ name, parent }: ts.PropertyAssignment): Place {
  const key = ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
  if (CODE.has(key)) return "code";
  if (!SHOWN.has(key)) return "unknown";
  // Plot takes a column's name here, a word without a space.
  const call = parent.parent;
  return ts.isCallExpression(call) && /^Plot\./.test(call.expression.getText()) ? "code" : "shown";
}

function placeOfArgument(call: ts.CallExpression, node: ts.Node): Place {
  const callee = call.expression.getText();
  if (callee === "h") return call.arguments.indexOf(node as ts.Expression) >= 2 ? "shown" : "unknown";
  return /(^|\.)(emptyNote|rich|withNote|append|createTextNode)$/.test(callee) ? "shown" : "unknown";
}

describe("text of the pages", () => {
  it("is found wherever a reader would see it", () => {
    const seen = (code: string) => shownLiterals("x.ts", code).length;
    expect(seen('h("p", {}, "late");')).toBe(1);
    expect(seen("h('p', { 'aria-label': `late ${n}` });")).toBe(1);
    expect(seen('card({ title: isLate ? "late" : t.x });')).toBe(1);
    expect(seen('const why = "nobody came"; const what = "Late";')).toBe(2);
    expect(seen("const name = `${n}\\u00a0% of them late`;")).toBe(1);
    expect(seen('emptyNote("nothing");')).toBe(1);
    expect(seen('h("p", { class: "card warn" }, t.x); if (kind === "Late") go("late-now");')).toBe(0);
    expect(seen('Plot.text(rows, { x: "total", text: "name" });')).toBe(0);
  });

  it("stands in src/i18n only", () => {
    const files = globSync("components/**/*.ts", { cwd: source }).sort();
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) => shownLiterals(file, readFileSync(path.join(source, file), "utf8")));
    expect(found).toEqual([]);
  });
});
