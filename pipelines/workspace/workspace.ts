import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import { EXIT, SuaraError } from "../errors.js";
import { refusalOf } from "../systemErrors.js";
import { describeIssue, lineAt } from "./issues.js";
import { type WorkspaceFile, workspaceSchema } from "./schema.js";

/** One support desk: its folder, where generated files go, and its settings with every default filled in. */
export interface Workspace {
  /** Absolute, symlinks resolved. */
  dir: string;
  /** Absolute; everything Suara generates is below it. */
  outDir: string;
  config: WorkspaceFile;
  /** The line of suara.yaml that a key stands in, for messages; null where it stands nowhere. */
  lineOf?(key: readonly PropertyKey[]): number | null;
}

export const CONFIG_FILE = "suara.yaml";

/** Reads `DIR/suara.yaml`. Throws SuaraError (exit 64) that names the line, the key and the nearest valid one. */
export async function openWorkspace(directory: string): Promise<Workspace> {
  const requested = path.resolve(directory);
  const file = path.join(requested, CONFIG_FILE);
  if (!existsSync(file)) {
    throw new SuaraError("no_workspace", `${directory} holds no ${CONFIG_FILE}`, {
      exitCode: EXIT.usage,
      fix: `make a workspace with: suara init ${directory}`,
    });
  }
  const dir = realpathSync(requested);
  const { config, document, lines } = parseText(
    await readSettings(file, path.join(directory, CONFIG_FILE)),
    path.join(directory, CONFIG_FILE),
  );
  return { dir, outDir: path.join(dir, "out"), config, lineOf: (key) => lineAt(key, document, lines) };
}

async function readSettings(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const why = refusalOf(error);
    if (why === null) throw error;
    throw new SuaraError("unreadable", `${name} cannot be read: ${why}`, {
      exitCode: EXIT.usage,
      fix: "put a settings file there that the user who runs Suara may read",
      cause: error,
    });
  }
}

/** Text of a suara.yaml to settings; `name` is only for messages. */
export const parseConfig = (text: string, name = CONFIG_FILE): WorkspaceFile => parseText(text, name).config;

interface Parsed {
  config: WorkspaceFile;
  document: Document;
  lines: LineCounter;
}

function parseText(text: string, name: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line } = lines.linePos(syntax.pos[0]);
    throw configError(name, [`line ${line}: ${syntax.message}`]);
  }
  const parsed = workspaceSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { config: parsed.data, document, lines };
  const messages = parsed.error.issues.flatMap((issue) => describeIssue(issue, document, lines));
  const line = (message: string) => Number(/^line (\d+)/.exec(message)?.[1] ?? 0);
  throw configError(
    name,
    [...messages].sort((a, b) => line(a) - line(b)),
  );
}

function configError(name: string, messages: readonly string[]): SuaraError {
  return new SuaraError(
    "bad_config",
    `${name} cannot be used:\n${messages.map((m) => `  ${m}`).join("\n")}`,
    {
      exitCode: EXIT.usage,
      fix: "correct the lines named; `suara init` writes a commented example",
    },
  );
}
