import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Writer } from "./redact/redact.js";
import type { Kind } from "./redact/spans.js";
import { readPack } from "./textPack.js";
import { openTextReader, type TextReader } from "./textReader.js";

/** Reads packs of texts (`readPack`) on as many threads as the machine has cores, answers as they would be on one. */
export interface TextPool {
  readonly reader: TextReader;
  /** How many packs may wait at once, so that every thread has one to go on with. */
  readonly most: number;
  read(pack: string, writers: readonly Writer[]): Promise<string>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Default: the machine's cores, four at most, for each thread holds the dictionaries (60 MB). */
  threads?: number;
  /** Characters that are read on this thread before others are started, which takes a second. */
  alone?: number;
  /** What runs in the threads; the bench has words counted as well. */
  worker?: URL;
  /** Kinds of personal data that are left as they are. */
  without?: readonly Kind[];
}

const MOST_THREADS = 4;
const ALONE = 2_000_000;
/** What lives for a pack alone dies young in twice the room that Node gives: 8 % less time for 50 MB more a thread. */
const YOUNG_MEGABYTES = 96;

/** Throws SuaraError when the workspace's taxonomy cannot be used. */
export async function openTextPool(
  workspaceDir: string | null,
  options: PoolOptions = {},
): Promise<TextPool> {
  const { threads = Math.min(MOST_THREADS, availableParallelism()), alone = ALONE, without = [] } = options;
  const { worker = new URL("./textWorker.mjs", import.meta.url) } = options;
  const reader = await openTextReader(workspaceDir, without);
  const workers: TextThread[] = [];
  let characters = 0;
  return {
    reader,
    most: threads * 2,
    async read(pack, writers) {
      characters += pack.length;
      if (threads < 2 || characters <= alone) return readPack(reader, writers, pack);
      if (workers.length === 0) {
        for (let i = 0; i < threads; i++) workers.push(new TextThread(worker, { workspaceDir, without }));
      }
      const idlest = workers.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      return idlest.read(pack, writers);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

interface Asked {
  resolve(answer: string): void;
  reject(error: Error): void;
}

class TextThread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #next = 0;
  #failed: Error | undefined;

  constructor(url: URL, workerData: { workspaceDir: string | null; without: readonly Kind[] }) {
    this.#worker = new Worker(url, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#worker.on("message", ({ id, answer }: { id: number; answer: string }) => {
      this.#asked.get(id)?.resolve(answer);
      this.#asked.delete(id);
    });
    this.#worker.on("error", (error: Error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`a thread that reads texts ended with ${code}`)));
  }

  get waiting(): number {
    return this.#asked.size;
  }

  read(pack: string, writers: readonly Writer[]): Promise<string> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, writers, pack });
    });
  }

  async close(): Promise<void> {
    this.#fail(new Error("texts are no longer read"));
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const { reject } of this.#asked.values()) reject(this.#failed);
    this.#asked.clear();
  }
}
