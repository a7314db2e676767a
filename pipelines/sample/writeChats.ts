import { rmSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../engine/duckdb/duckDbEngine.js";
import { quoteString } from "../engine/engine.js";
import { dateOf, isoUtc } from "./calendar.js";
import type { Attempt, Call } from "./chats.js";
import { csv } from "./exportFile.js";
import type { SampleFiles } from "./files.js";
import { localDay, type World, weekStart } from "./world.js";

const CHAT_COLUMNS = [
  "chat_id",
  "ticket_id",
  "channel",
  "attempted_at",
  "connected_at",
  "connect_milliseconds",
  "error_code",
  "queued_at",
  "accepted_at",
  "first_response_at",
  "ended_at",
  "outcome",
  "customer_id",
  "agent_id",
  "concurrent_chats",
  "app_version",
  "os",
  "network",
];
const TURN_HEADER = "chat_id,turn_number,customer_message_at,agent_reply_at,latency_milliseconds";
const TURNS = "exports/chat/turns.csv";
const TURNS_PARQUET = "exports/chat/turns.parquet";

export class ContactExports {
  private readonly files: SampleFiles;
  private readonly world: World;
  private readonly directory: string;

  constructor(files: SampleFiles, world: World, directory: string) {
    this.files = files;
    this.world = world;
    this.directory = directory;
  }

  /** What had happened by the time of the export; later instants are not known yet. */
  attempt(attempt: Attempt): void {
    const name = `exports/chat/attempts-${dateOf(localDay(attempt.at)).slice(0, 7)}.csv`;
    this.files.writer(name, csv(CHAT_COLUMNS));
    const known = (at: number | null): string | null =>
      at === null || at > this.world.asOf ? null : isoUtc(Math.round(at));
    const ended = known(attempt.endedAt);
    this.files.record(
      name,
      csv([
        attempt.id,
        attempt.ticket?.id ?? null,
        "chat",
        isoUtc(attempt.at),
        known(attempt.queuedAt),
        attempt.connectMs,
        attempt.error,
        known(attempt.queuedAt),
        known(attempt.acceptedAt),
        known(attempt.outcome === "served" ? (attempt.ticket?.respondedAt ?? null) : null),
        ended,
        ended === null ? "open" : attempt.outcome,
        attempt.ticket?.customer ?? null,
        known(attempt.acceptedAt) === null ? null : (attempt.ticket?.agent ?? null),
        known(attempt.acceptedAt) === null ? null : attempt.concurrent,
        attempt.version,
        attempt.os,
        attempt.network,
      ]),
    );
    this.turns(attempt);
  }

  private turns(attempt: Attempt): void {
    this.files.writer(TURNS, TURN_HEADER);
    attempt.turns.forEach((turn, i) => {
      if (turn.at > this.world.asOf) return;
      const replied = turn.reply !== null && turn.reply <= this.world.asOf;
      const latency = replied ? Math.round(((turn.reply as number) - turn.at) * 1000) : null;
      const reply = replied ? isoUtc(Math.round(turn.reply as number)) : null;
      this.files.record(TURNS, csv([attempt.id, i + 1, isoUtc(turn.at), reply, latency]));
    });
  }

  /** One line an event; a call still going on has no last line, and a few never get one. */
  call(call: Call, position: number, isLost: boolean): void {
    const name = `exports/phone/queue_log-${weekStart(localDay(call.at))}`;
    this.files.writer(name, null);
    const line = (at: number, agent: string, event: string, data: string): void => {
      if (at <= this.world.asOf)
        this.files.record(name, `${at}|${call.id}|1500123|${agent}|${event}|${data}`);
    };
    line(call.at, "NONE", "ENTERQUEUE", `|${call.caller}|${position}`);
    if (isLost) return;
    if (call.talk === null) line(call.at + call.wait, "NONE", "ABANDON", `1|${position}|${call.wait}`);
    else {
      line(call.at + call.wait, call.agent, "CONNECT", `${call.wait}|${call.id}|3`);
      line(
        call.at + call.wait + call.talk,
        call.agent,
        "COMPLETECALLER",
        `${call.wait}|${call.talk}|${position}`,
      );
    }
  }

  pause(at: number, agent: string): void {
    const name = `exports/phone/queue_log-${weekStart(localDay(at))}`;
    this.files.writer(name, null);
    this.files.record(name, `${at}|NONE|1500123|${agent}|PAUSE|Lunch`);
  }

  /** The turns as Parquet, typed, in the order they were written. */
  async finish(): Promise<void> {
    this.files.writer(TURNS, TURN_HEADER);
    const records = this.files.truth.get(TURNS)?.records ?? 0;
    this.files.close(TURNS);
    this.files.truth.delete(TURNS);
    const source = path.join(this.directory, TURNS);
    const engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [this.directory],
      threads: 1,
      timeZone: "UTC",
    });
    try {
      await engine.run(
        `copy (select chat_id, cast(turn_number as integer) as turn_number,
            cast(customer_message_at as timestamptz) as customer_message_at,
            cast(agent_reply_at as timestamptz) as agent_reply_at, cast(latency_milliseconds as bigint) as latency_milliseconds
          from read_csv(${quoteString(source)}, all_varchar = true, header = true))
         to ${quoteString(path.join(this.directory, TURNS_PARQUET))} (format parquet, compression zstd)`,
      );
    } finally {
      await engine.close();
    }
    rmSync(source);
    this.files.note(TURNS_PARQUET, records);
  }
}
