import type { Engine } from "../engine/engine.js";
import { configuredSources } from "../sources/configured.js";
import { didYouMean } from "../workspace/didYouMean.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Note } from "./note.js";
import { targetNotes } from "./targetNotes.js";

/** What suara.yaml says that does nothing: of files and categories that are not there, of targets that others go before. */
export async function settingsNotes(engine: Engine, workspace: Workspace): Promise<Note[]> {
  return [
    ...(await globNotes(engine, workspace)),
    ...(await categoryNotes(engine, workspace)),
    ...(await targetNotes(engine, workspace)),
  ];
}

const placeOf = (line: number | null): string => (line === null ? "suara.yaml" : `suara.yaml line ${line}`);

async function globNotes(engine: Engine, workspace: Workspace): Promise<Note[]> {
  const { sources } = workspace.config;
  if (sources.length === 0) return [];
  const files = await engine.rows<{ path: string }>(
    "select path from raw.files where path like 'exports/%' order by path",
  );
  // A list within a page has the page's path.
  const paths = files.map(({ path }) => path.split("#", 1)[0] ?? "");
  const configured = await configuredSources(workspace.dir, sources);
  return configured.unmatched(paths).map(({ entry, glob }) => {
    const hint = glob.startsWith("exports/") ? "" : "; it begins at the workspace, as exports/ does";
    const line = workspace.lineOf?.(["sources", entry, "files"]) ?? null;
    return {
      facts: { code: "glob_unmatched", line, glob },
      text: `${placeOf(line)}: no export matches ${JSON.stringify(glob)}, so its lines do nothing${hint}`,
    };
  });
}

async function categoryNotes(engine: Engine, workspace: Workspace): Promise<Note[]> {
  const { sla, complaints } = workspace.config;
  const named = [
    ...sla.map(({ category }, i) => ({ category, key: ["sla", i, "category"], purpose: "target" as const })),
    ...complaints.flatMap(({ categories = [] }, i) =>
      categories.map((category, j) => ({
        category,
        key: ["complaints", i, "categories", j],
        purpose: "rule" as const,
      })),
    ),
  ];
  if (!named.some(({ category }) => category !== undefined)) return [];
  const rows = await engine.rows<{ category: string }>(
    "select distinct coalesce(category, 'uncategorised') as category from raw.ticket order by category",
  );
  const known = rows.map(({ category }) => category);
  if (known.length === 0) return [];
  return named.flatMap(({ category, key, purpose }): Note[] => {
    if (category === undefined || known.includes(category)) return [];
    const line = workspace.lineOf?.(key) ?? null;
    const text = `${placeOf(line)}: no ticket has ever had the category ${JSON.stringify(category)}${didYouMean(category, known) || ","} its ${purpose} is for none`;
    return [{ facts: { code: "category_unknown", line, category, purpose }, text }];
  });
}
