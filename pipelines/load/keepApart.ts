/** A loaded file of a feed of which two tools give the same ids. */
export interface ToolFile {
  path: string;
  /** How it is read: the files of one tool alike. */
  tool: string;
  format: string;
}

type Told = ToolFile & { folder: string | null };

/**
 * What to do in suara.yaml so that ids of the tools behind `shared`, a file each, no longer meet: a mapping has its entry already, files
 * in a folder of their own get one, others have to be moved first. Of several, the one that asks for the least.
 */
export function howToKeepApart(shared: readonly ToolFile[], files: readonly ToolFile[]): string {
  const tools = new Set(shared.map(({ tool }) => tool));
  const told = shared.map((one): Told => {
    const others = files.filter(({ tool }) => tool !== one.tool && tools.has(tool));
    const folder = folderOf(one.path);
    return { ...one, folder: others.some(({ path }) => folderOf(path) === folder) ? null : folder };
  });
  const [one] = [...told].sort((a, b) => effort(a) - effort(b));
  if (one === undefined) throw new Error("no tool gives the ids");
  const name = one.folder ?? nameOf(one);
  if (one.format === MAPPED)
    return `set a name before those of one: add id_prefix: ${name}- to the entry of sources: in suara.yaml that maps ${one.path}, and to those that map its tool's other tables`;
  const folder = one.folder ?? unused(name, files);
  const move =
    one.folder === null
      ? `move ${one.path} and its tool's other exports into a folder of their own, exports/${folder}/, and `
      : "";
  return `set a name before those of one: ${move}put - { files: exports/${folder}/**, id_prefix: ${name}- } first under sources: in suara.yaml, with what another entry says of these files`;
}

/** As planSource.ts calls the format of what suara.yaml maps. */
const MAPPED = "mapped";
const CANONICAL = "canonical";

const effort = ({ format, folder }: Told): number =>
  (format === MAPPED ? 0 : 2) + (folder === null ? 1 : 0) + (format === CANONICAL ? 0.5 : 0);

/** The folder below exports/, where its name can stand in a glob and before an id. */
const folderOf = (path: string): string | null => /^exports\/([\w-]{1,30})\//.exec(path)?.[1] ?? null;

/** After the tool where its format tells it, else after the file. */
function nameOf({ path, format }: ToolFile): string {
  if (format !== MAPPED && format !== CANONICAL) return format.split("_")[0] ?? format;
  const [stem = ""] = path.slice(path.lastIndexOf("/") + 1).split(".");
  return /[A-Za-z]{2,30}/.exec(stem)?.[0].toLowerCase() ?? "other";
}

/** A name that no folder has yet. */
function unused(name: string, files: readonly ToolFile[]): string {
  const taken = new Set(files.map(({ path }) => folderOf(path)));
  return taken.has(name) ? unused(`${name}-new`, files) : name;
}
