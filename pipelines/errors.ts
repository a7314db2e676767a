/**
 * Errors that a user can act on. Only `cliErrors.ts` turns them into text and an exit code;
 * anything that is not a SuaraError is a defect of ours and says so.
 */
export const EXIT = {
  ok: 0,
  failure: 1,
  checkFailed: 2,
  usage: 64,
  badData: 65,
  nobodyFound: 67,
  locked: 75,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface ErrorPlace {
  /** Path relative to the workspace. */
  file?: string;
  /** 1-based ordinal of the record in its file, the header not counted. */
  record?: number;
  column?: string;
}

export class SuaraError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly place: ErrorPlace;
  /** What the reader can do about it, one sentence. */
  readonly fix: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { exitCode?: ExitCode; place?: ErrorPlace; fix?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "SuaraError";
    this.code = code;
    this.exitCode = options.exitCode ?? EXIT.failure;
    this.place = options.place ?? {};
    this.fix = options.fix;
  }
}

/** A whole file that cannot be trusted: it is refused, the others load, the run ends with 65. */
export class FileRefused extends SuaraError {
  constructor(code: string, file: string, message: string, fix?: string, cause?: unknown) {
    super(code, message, {
      exitCode: EXIT.badData,
      place: { file },
      ...(fix === undefined ? {} : { fix }),
      cause,
    });
    this.name = "FileRefused";
  }
}

/** SQL that failed: keeps the statement, because the database's message alone seldom says which. */
export class QueryError extends Error {
  readonly sql: string;
  constructor(sql: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n\n${sql}`, { cause });
    this.name = "QueryError";
    this.sql = sql;
  }
}
