import { QueryError, SuaraError } from "./errors.js";

/** What this machine refused, by the operating system's code; anything else is rather a defect of ours. */
const REFUSALS: Record<string, { what: string; fix: string }> = {
  EACCES: { what: "permission denied", fix: "let the user who runs Suara read and write there" },
  EPERM: { what: "permission denied", fix: "let the user who runs Suara read and write there" },
  EROFS: { what: "the disk is read-only", fix: "put the workspace on a disk that can be written" },
  ENOSPC: { what: "no space is left on the disk", fix: "free some space, then run again" },
  EDQUOT: { what: "the disk quota is used up", fix: "free some space, then run again" },
  EMFILE: { what: "too many open files", fix: "raise the limit: ulimit -n 4096" },
  ENFILE: { what: "too many open files on this machine", fix: "end other programs, then run again" },
  EIO: { what: "the disk does not answer", fix: "look after the disk, then run again" },
  EISDIR: { what: "it is a folder where a file is needed", fix: "move it away, then run again" },
  ENOTDIR: { what: "a file stands where a folder is needed", fix: "move it away, then run again" },
  EEXIST: { what: "a file stands where a folder is needed", fix: "move it away, then run again" },
  ELOOP: { what: "its links lead in a circle", fix: "put the file itself there" },
};

const isSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";

/** Why the operating system refused a file, for example "permission denied"; null where it did not. */
export const refusalOf = (error: unknown): string | null =>
  isSystem(error) ? (REFUSALS[error.code ?? ""]?.what ?? null) : null;

/** What the database says when the disk refuses it. */
const IN_DATABASE = [
  { said: /permission denied/i, code: "EACCES" },
  { said: /no space left/i, code: "ENOSPC" },
  { said: /read-only file system/i, code: "EROFS" },
  { said: /too many open files/i, code: "EMFILE" },
  { said: /is a directory/i, code: "EISDIR" },
];

/** The code of the error that says the database's memory is too little for a statement. */
export const MEMORY_SHORT = "memory_limit";
const NO_MEMORY = /Out of Memory Error/i;
/** Said where what does not fit into memory cannot be put on the disk either. */
const NO_PLACE_BESIDE = /max_temp_directory_size|offload/i;
const WRITTEN = /^\s*(?:create or replace table|insert into)\s+([a-z]+\.\w+?)(?:__next)?\b/i;

/** That the database has not enough memory, with what it was building; null where that is not it. */
function explainMemory(error: unknown): SuaraError | null {
  const message = error instanceof Error ? error.message : "";
  const said = error instanceof QueryError ? message.slice(0, message.indexOf(error.sql)) : message;
  if (!NO_MEMORY.test(said)) return null;
  const table = error instanceof QueryError ? WRITTEN.exec(error.sql)?.[1] : undefined;
  const forWhat = table === undefined ? "" : ` for ${table}`;
  return NO_PLACE_BESIDE.test(said)
    ? new SuaraError("no_space", `no disk is left to put aside what does not fit into memory${forWhat}`, {
        fix: REFUSALS.ENOSPC?.fix ?? "",
        cause: error,
      })
    : new SuaraError(MEMORY_SHORT, `the database needs more memory${forWhat} than it may use`, {
        fix: "raise memory_limit under engine: in suara.yaml (1GB unless set), then run again",
        cause: error,
      });
}

/** An error of the operating system, or a want of memory, as one that a user can act on; null where it is none. */
export function explainSystem(error: unknown): SuaraError | null {
  if (isSystem(error)) {
    const refusal = REFUSALS[error.code ?? ""];
    if (refusal === undefined) return null;
    const where = error.path ?? "a file";
    return new SuaraError("system_refused", `cannot use ${where}: ${refusal.what}`, {
      fix: refusal.fix,
      cause: error,
    });
  }
  const memory = explainMemory(error);
  if (memory !== null) return memory;
  const message = error instanceof Error ? error.message : "";
  // Of a failed statement only the first line is the database's own; its text follows.
  const said = error instanceof QueryError ? (message.split("\n", 1)[0] ?? "") : message;
  const found = /IO Error|could not|cannot open/i.test(said)
    ? IN_DATABASE.find((one) => one.said.test(said))
    : null;
  if (found == null) return null;
  const { what = "", fix = "" } = REFUSALS[found.code] ?? {};
  const where = /"([^"]+)"/.exec(said)?.[1] ?? "its files";
  return new SuaraError("system_refused", `the database cannot use ${where}: ${what}`, { fix, cause: error });
}
