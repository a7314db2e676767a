import { CString, dlopen, ptr } from "bun:ffi";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * One ClickHouse node, run by Bun under `script`: LIBCHDB PID_FILE STARTER ARGUMENTS..., the arguments being those of
 * `clickhouse local`, which is what libchdb's command line entry is. It blocks until the node ends, so no timer and no
 * signal handler of this file would ever run: whatever ends the node is arranged with the kernel first.
 */
const [library = "", pidFile = "", starter = "", ...args] = process.argv.slice(2);

const PR_SET_PDEATHSIG = 1;
const SIGKILL = 9;
const libc = dlopen("libc.so.6", {
  prctl: { args: ["i32", "u64", "u64", "u64", "u64"], returns: "i32" },
  getppid: { args: [], returns: "i32" },
});
libc.symbols.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
// A parent or the starter that died before the kernel was told has been followed by another process.
const parent = readFileSync(`/proc/${libc.symbols.getppid()}/status`, "utf8");
if (!/^Name:\s*script$/m.test(parent) || !new RegExp(`^PPid:\\s*${starter}$`, "m").test(parent))
  process.exit(1);

writeFileSync(`${pidFile}.new`, String(process.pid));
renameSync(`${pidFile}.new`, pidFile);

const { symbols } = dlopen(library, {
  chdb_query_cmdline: { args: ["i32", "ptr"], returns: "ptr" },
  chdb_result_error: { args: ["ptr"], returns: "ptr" },
});
const texts = args.map((arg) => Buffer.from(`${arg}\0`));
const argv = new BigUint64Array(texts.map((text) => BigInt(ptr(text))));
const result = symbols.chdb_query_cmdline(args.length, ptr(argv));
const error = result === null ? null : symbols.chdb_result_error(result);
if (error !== null) process.stderr.write(`${new CString(error)}\n`);
process.exit(error === null ? 0 : 1);
