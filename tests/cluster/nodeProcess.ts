import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { clusterParts } from "./clusterSupport.js";

const TAIL_LINES = 30;
const END_SECONDS = 10;

export interface NodePlan {
  name: string;
  /** Where the node keeps everything: data, log, what it prints. */
  folder: string;
  configFile: string;
  tcpPort: number;
  httpPort: number;
}

/** One running ClickHouse node: `script`, which gives it a terminal, and Bun under it. */
export class NodeProcess {
  readonly name: string;
  readonly url: string;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private failure: string | undefined;

  constructor(plan: NodePlan) {
    this.name = plan.name;
    this.url = `http://127.0.0.1:${plan.httpPort}`;
    this.folder = plan.folder;
    mkdirSync(plan.folder, { recursive: true });
    this.child = startProcess(plan);
    this.ended = once(this.child, "exit").then(
      ([code, signal]) => {
        this.failure = `ended with ${signal ?? `exit code ${code}`}`;
      },
      (error: Error) => {
        this.failure = `could not be started: ${error.message}`;
      },
    );
  }

  /** Why the node is not running, if it is not. */
  get gone(): string | undefined {
    return this.failure;
  }

  /** The end of what the node printed and of its log, without a terminal's colours and the addresses of stacks. */
  tail(): string {
    return ["output", "log"]
      .map((name) => path.join(this.folder, name))
      .filter((file) => existsSync(file))
      .flatMap((file) =>
        stripVTControlCharacters(readFileSync(file, "utf8"))
          .split(/[\r\n]+/)
          .filter((line) => line.trim() !== "" && !/^\d+\. \? @/.test(line))
          .slice(-TAIL_LINES),
      )
      .join("\n");
  }

  /** SIGKILL: the data are thrown away or the crash is the point. Resolves once the process is gone. */
  async kill(): Promise<void> {
    if (this.failure !== undefined) return;
    const pid = this.clickHousePid();
    // `script` ends by itself when the node has, which is how this process learns that it has.
    if (pid !== undefined) killIfThere(pid);
    else this.child.kill("SIGKILL");
    const late = sleep(END_SECONDS * 1000, "late", { ref: false });
    if ((await Promise.race([this.ended, late])) === "late") {
      this.child.kill("SIGKILL");
      await this.ended;
    }
  }

  /** `script` puts the node into a session of its own, out of reach of its group; so it is killed by its own PID. */
  private clickHousePid(): number | undefined {
    const file = pidFile(this.folder);
    return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
  }
}

function startProcess(plan: NodePlan): ChildProcess {
  const { library, bun, script, setpriv } = clusterParts();
  const command = [
    ...[bun, path.join(import.meta.dirname, "node.ts"), library, pidFile(plan.folder), `${process.pid}`],
    ...["clickhouse-local", "--config-file", plan.configFile, "--path", path.join(plan.folder, "data")],
    ...["--listen_host", "127.0.0.1", "--tcp_port", `${plan.tcpPort}`, "--http_port", `${plan.httpPort}`],
    // Interactive and on a terminal: else a peer that hangs up early aborts the node (ClickHouse#115666).
    ...["--interactive", "--query", "SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP"],
  ];
  const output = openSync(path.join(plan.folder, "output"), "a");
  try {
    // The kernel kills `script` when this process dies, however it dies, and node.ts asks the same for itself.
    const guarded = [
      "--pdeathsig",
      "KILL",
      script,
      "-qfec",
      `exec ${command.map(quoted).join(" ")}`,
      "/dev/null",
    ];
    return spawn(setpriv, guarded, {
      cwd: plan.folder,
      stdio: ["pipe", output, output],
      env: {
        PATH: process.env.PATH,
        HOME: plan.folder,
        SHELL: "/bin/sh",
        TERM: "dumb",
        LANG: "C.UTF-8",
        TZ: process.env.TZ,
      },
    });
  } finally {
    closeSync(output);
  }
}

const pidFile = (folder: string): string => path.join(folder, "pid");

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
