import type { FileSample } from "../intake/types.js";
import type { FeedMapping } from "../workspace/mappingSchema.js";
import type { Source } from "./source.js";

const HEADER = ["time", "callid", "queue", "agent", "event", "data1", "data2", "data3", "data4", "data5"];
const TIME = { column: "time", formats: ["epoch_s"] };
const ENTERED = ["ENTERQUEUE"];
const ANSWERED = ["CONNECT"];
const COMPLETED = ["COMPLETECALLER", "COMPLETEAGENT", "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER"];
const GAVE_UP = ["ABANDON", "EXITWITHKEY"];
const TIMED_OUT = ["EXITWITHTIMEOUT"];
const FAILED = ["EXITEMPTY"];
const ENDED = [...COMPLETED, ...GAVE_UP, ...TIMED_OUT, ...FAILED];
const OUTCOMES = Object.fromEntries([
  ...COMPLETED.map((event) => [event, "served"]),
  ...GAVE_UP.map((event) => [event, "abandoned"]),
  ...TIMED_OUT.map((event) => [event, "timed_out"]),
  ...FAILED.map((event) => [event, "failed"]),
]) as Record<string, string>;

/**
 * One line is one event of a call; staging folds the lines of a call. A caller who entered and of whom the
 * log says nothing more has no outcome: still waiting, not dropped. A call whose entry the log lacks has
 * no `queued_at`, so its wait is unknown and not zero.
 */
const calls: FeedMapping = {
  feed: "chat",
  rows: "log",
  where: [
    { column: "event", is: [...ENTERED, ...ANSWERED, ...ENDED] },
    { column: "callid", is_not: ["NONE", "REALTIME"] },
  ],
  fields: {
    chat_id: "callid",
    channel: { constant: "phone" },
    attempted_at: TIME,
    connected_at: { ...TIME, when: { column: "event", is: ENTERED } },
    queued_at: { ...TIME, when: { column: "event", is: ENTERED } },
    accepted_at: { ...TIME, when: { column: "event", is: ANSWERED } },
    first_response_at: { ...TIME, when: { column: "event", is: ANSWERED } },
    ended_at: { ...TIME, when: { column: "event", is: ENDED } },
    outcome: { column: "event", map: OUTCOMES, otherwise: null },
    customer_id: { column: "data2", when: { column: "event", is: ENTERED } },
    agent_id: {
      column: "agent",
      when: { column: "event", is: [...ANSWERED, ...COMPLETED] },
      missing: ["NONE"],
    },
    updated_at: TIME,
  },
};

/** Asterisk's queue_log: pipes, no header, as many fields as the event has. */
export const asteriskQueueLog: Source = {
  name: "asterisk_queue_log",
  title: "Asterisk queue_log",
  signature: HEADER.slice(0, 5),
  recognise: looksLikeQueueLog,
  readOptions: { delimiter: "|", header: HEADER, quote: "none", ragged: true },
  mapping: () => ({ feeds: [calls] }),
};

const EVENT = /^[A-Z]{4,}$/;

/** The file has no header, so its first record may stand in the header's place or in one unsplit cell. */
function looksLikeQueueLog(sample: FileSample): boolean {
  if (sample.kind !== "csv") return false;
  const records = [sample.header, ...sample.rows].map((cells) =>
    cells
      .map((cell) => cell ?? "")
      .join("|")
      .split("|"),
  );
  if (HEADER.every((name, i) => sample.header[i] === name)) records.shift();
  return (
    records.length > 0 &&
    records.every((cells) => /^\d{9,10}$/.test(cells[0] ?? "") && EVENT.test(cells[4] ?? ""))
  );
}
