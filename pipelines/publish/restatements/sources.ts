import type { Engine } from "../../engine/engine.js";
import { COMPARABLE } from "../../load/departed.js";
import type { Basis } from "./history.js";

/** What became of the exports since readers were told. A file that departed goes by the negative of its departure. */
export interface Sources {
  /** Loaded now, and not what readers were told of. */
  fresh: number[];
  departed: number[];
  /** Of both: those whose name is that of another content, before or now. */
  replaced: number[];
  /** Fresh ones that cannot be compared, because what they took the place of is known no more. */
  unknown: number[];
  /** Files that readers were told of and that are not there, whose records are known no more. */
  lost: string[];
}

interface KnownFile {
  id: number;
  path: string;
  sha256: string;
  status: string;
}

/** `engine` has the tables of `load/departed.ts`. */
export async function sourcesSince(engine: Pick<Engine, "rows">, before: Basis): Promise<Sources> {
  const now = await engine.rows<KnownFile & Record<string, unknown>>(
    "select file_id as id, path, sha256, status from raw.files where path like 'exports/%' order by file_id",
  );
  const gone = await engine.rows<KnownFile & Record<string, unknown>>(
    `select -departure as id, path, sha256, 'departed' as status from raw.departed_files where ${COMPARABLE} order by departure`,
  );
  const told = new Set(Object.values(before.files));
  const present = new Set(now.map(({ sha256 }) => sha256));
  const departed = gone.filter(({ sha256 }) => told.has(sha256) && !present.has(sha256));
  const atHand = new Set([...present, ...departed.map(({ sha256 }) => sha256)]);
  const lost = Object.entries(before.files)
    .filter(([path, sha256]) => path.startsWith("exports/") && !atHand.has(sha256))
    .map(([path]) => path);
  const fresh = now.filter(({ sha256, status }) => status === "loaded" && !told.has(sha256));
  const paths = new Set(now.map(({ path }) => path));
  const earlier = new Set([...Object.keys(before.files), ...departed.map(({ path }) => path)]);
  const idsOf = (files: readonly KnownFile[]) => files.map(({ id }) => id);
  const isUnknown = unknownOf(lost, paths, earlier);
  return {
    fresh: idsOf(fresh),
    departed: idsOf(departed),
    replaced: idsOf([
      ...fresh.filter(({ path }) => earlier.has(path)),
      ...departed.filter(({ path }) => paths.has(path)),
    ]),
    unknown: idsOf(fresh.filter(isUnknown)),
    lost: lost.filter((path) => !fresh.some((file) => file.path === path)),
  };
}

/** Where a file is gone whose records nobody knows, a new one may hold them under another name. */
function unknownOf(
  lost: readonly string[],
  paths: ReadonlySet<string>,
  earlier: ReadonlySet<string>,
): (file: KnownFile) => boolean {
  const isAnyGone = lost.some((path) => !paths.has(path));
  return ({ path }) => lost.includes(path) || (isAnyGone && !earlier.has(path));
}
