import { glob } from "tinyglobby";
import type { ReadOptions } from "../intake/types.js";
import type { SourceMapping } from "../workspace/mappingSchema.js";

/** Finds the entry of `sources:` that speaks for a file; the first that matches wins. */
export interface ConfiguredSources {
  entryFor(path: string): SourceMapping | null;
  /** Globs that none of these paths matches, by the place of their entry; of an archive that is there its members may be unknown. */
  unmatched(paths: readonly string[]): { entry: number; glob: string }[];
}

/**
 * Resolves the globs once, below the workspace. A glob that names an archive speaks for all its members;
 * `exports/all.zip!tickets*.csv` for some of them.
 */
export async function configuredSources(
  workspaceDir: string,
  entries: readonly SourceMapping[],
): Promise<ConfiguredSources> {
  const matchers = await Promise.all(
    entries.map(async (entry) => ({ entry, patterns: await resolve(workspaceDir, entry.files) })),
  );
  return {
    entryFor(path) {
      const hit = matchers.find(({ patterns }) => patterns.some((one) => isMatch(one, path)));
      return hit?.entry ?? null;
    },
    unmatched(paths) {
      // An archive that was refused stands for its members.
      const speaksFor = (one: Pattern, path: string): boolean => isMatch(one, path) || one.files.has(path);
      return matchers.flatMap(({ patterns }, entry) =>
        patterns
          .filter((one) => !paths.some((path) => speaksFor(one, path)))
          .map((one) => ({ entry, glob: one.glob })),
      );
    },
  };
}

interface Pattern {
  glob: string;
  files: ReadonlySet<string>;
  member: RegExp | null;
}

function isMatch({ files, member: pattern }: Pattern, path: string): boolean {
  const [file = "", member] = splitMember(path);
  return files.has(file) && (pattern === null || pattern.test(member ?? ""));
}

async function resolve(dir: string, files: string | readonly string[]): Promise<Pattern[]> {
  const patterns = typeof files === "string" ? [files] : files;
  return Promise.all(
    patterns.map(async (pattern) => {
      const [file = "", member] = splitMember(pattern);
      const found = await glob(file, { cwd: dir, dot: true, onlyFiles: true });
      return {
        glob: pattern,
        files: new Set(found),
        member: member === undefined ? null : memberPattern(member),
      };
    }),
  );
}

/** `archive.zip!member` into its two parts; a path without a member is one part. */
const splitMember = (path: string): string[] => {
  const at = path.toLowerCase().indexOf(".zip!");
  return at < 0 ? [path] : [path.slice(0, at + 4), path.slice(at + 5)];
};

function memberPattern(glob: string): RegExp {
  const pattern = glob
    .replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll(/\*\*\/|\*\*|\*|\?/g, (wild) =>
      wild === "?" ? "[^/]" : wild === "*" ? "[^/]*" : wild === "**" ? ".*" : "(?:.*/)?",
    );
  return new RegExp(`^${pattern}$`, "u");
}

/** What an entry says about reading, in intake's terms. */
export function entryReadOptions(entry: SourceMapping | null): ReadOptions {
  if (entry === null) return {};
  return {
    ...(entry.encoding === undefined ? {} : { encoding: entry.encoding }),
    ...(entry.delimiter === undefined ? {} : { delimiter: entry.delimiter }),
    ...(entry.quote === undefined ? {} : { quote: entry.quote }),
    ...(entry.skip_lines === undefined ? {} : { skipLines: entry.skip_lines }),
    ...(entry.header === undefined ? {} : { header: entry.header }),
    ...(entry.records === undefined ? {} : { recordsPath: entry.records }),
    ...(entry.sheet === undefined ? {} : { sheet: entry.sheet }),
  };
}
