import pc from "picocolors";
import type { Output } from "./output.js";

type Stream = Pick<NodeJS.WritableStream, "write">;

/** Where a command speaks. */
export interface Streams {
  stdout: Stream & { isTTY?: boolean };
  stderr: Stream & { isTTY?: boolean; columns?: number };
}

/** Output on a real terminal or into a log file: live line only on a TTY, colour where both are one, by picocolors' rules (NO_COLOR). */
export function terminalOutput(streams: Streams, options: { json: boolean; quiet: boolean }): Output {
  const live = streams.stderr.isTTY === true && !options.quiet && !options.json;
  const colour = pc.createColors(live && streams.stdout.isTTY === true && pc.isColorSupported);
  let isLive = false;
  const clear = () => {
    if (isLive) streams.stderr.write("\r\u001b[2K");
    isLive = false;
  };
  return {
    json: options.json,
    quiet: options.quiet,
    say(line) {
      clear();
      if (!options.quiet && !options.json) streams.stderr.write(`${line}\n`);
    },
    data(text) {
      clear();
      streams.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    event(event) {
      if (options.json) streams.stdout.write(`${JSON.stringify(event)}\n`);
    },
    progress(text) {
      if (!live) return;
      clear();
      streams.stderr.write(colour.dim(text.slice(0, (streams.stderr.columns ?? 80) - 1)));
      isLive = true;
    },
    done: clear,
    style: { bold: colour.bold, dim: colour.dim, good: colour.green, warn: colour.yellow, bad: colour.red },
  };
}

/** The same streams; when their reader has seen enough, as `head` may have, what is under way goes on, unheard. */
export function outlivingPipes(
  streams: Streams & { stdout: NodeJS.EventEmitter; stderr: NodeJS.EventEmitter },
): Streams {
  for (const stream of [streams.stdout, streams.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  return streams;
}
