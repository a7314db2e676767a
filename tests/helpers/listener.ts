import type { Output } from "../../pipelines/commands/output.js";

const plain = (text: string): string => text;

/** An output that keeps what a command says, for commands called in this process: its events only with `json`. */
export function listener({ json } = { json: false }) {
  const lines: string[] = [];
  const events: ({ event: string } & Record<string, unknown>)[] = [];
  const output: Output = {
    json,
    quiet: false,
    say: (line) => lines.push(line),
    data: (text) => lines.push(text),
    event: (event) => events.push(event),
    progress: () => undefined,
    done: () => undefined,
    style: { bold: plain, dim: plain, good: plain, warn: plain, bad: plain },
  };
  return { output, lines, events };
}
