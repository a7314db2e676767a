import type { Engine } from "../engine/engine.js";
import { configuredSources } from "../sources/configured.js";
import { didYouMean } from "../workspace/didYouMean.js";
import type { Workspace } from "../workspace/workspace.js";

/** What suara.yaml says of files and categories that are not there: a slip, as a rule, by which a mapping or target does nothing. */
export async function settingsNotes(engine: Engine, workspace: Workspace): Promise<string[]> {
  return [...(await globNotes(engine, workspace)), ...(await categoryNotes(engine, workspace))];
}

const placeOf = ({ lineOf }: Workspace, key: readonly PropertyKey[]): string => {
  const line = lineOf?.(key) ?? null;
  return line === null ? "suara.yaml" : `suara.yaml line ${line}`;
};

async function globNotes(engine: Engine, workspace: Workspace): Promise<string[]> {
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
    return `${placeOf(workspace, ["sources", entry, "files"])}: no export matches ${JSON.stringify(glob)}, so its lines do nothing${hint}`;
  });
}

async function categoryNotes(engine: Engine, workspace: Workspace): Promise<string[]> {
  const { sla, complaints } = workspace.config;
  const named = [
    ...sla.map(({ category }, i) => ({ category, key: ["sla", i, "category"], what: "target" })),
    ...complaints.flatMap(({ categories = [] }, i) =>
      categories.map((category, j) => ({ category, key: ["complaints", i, "categories", j], what: "rule" })),
    ),
  ];
  if (!named.some(({ category }) => category !== undefined)) return [];
  const rows = await engine.rows<{ category: string }>(
    "select distinct coalesce(category, 'uncategorised') as category from raw.ticket order by category",
  );
  const known = rows.map(({ category }) => category);
  if (known.length === 0) return [];
  return named.flatMap(({ category, key, what }) =>
    category === undefined || known.includes(category)
      ? []
      : [
          `${placeOf(workspace, key)}: no ticket has ever had the category ${JSON.stringify(category)}${didYouMean(category, known) || ","} its ${what} is for none`,
        ],
  );
}
