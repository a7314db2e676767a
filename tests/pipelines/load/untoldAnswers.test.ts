import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { writeUntoldAnswers } from "../../../pipelines/load/untoldAnswers.js";
import { type Given, insert, openWarehouse } from "../models/warehouse.js";

type Rows = Record<string, Bindable>[];

const file = (file_id: number, tells_first_response: boolean, more = {}): Rows[number] => ({
  file_id,
  path: `exports/${file_id}.csv`,
  mapping_sha256: "m",
  format: "canonical",
  status: "loaded",
  tells_first_response,
  ...more,
});

const tickets = (file_id: number, count: number, more: (i: number) => Rows[number] = () => ({})): Rows =>
  Array.from({ length: count }, (_, i) => ({
    file_id,
    ticket_id: `${file_id}-${i}`,
    created_at: "2026-11-02 05:00",
    status: "solved",
    channel: "email",
    ...more(i),
  }));

async function untold(given: Given): Promise<string[]> {
  const engine = await openWarehouse();
  try {
    await insert(engine, given);
    // Twice: what the load before found is forgotten.
    await writeUntoldAnswers(engine);
    await writeUntoldAnswers(engine);
    const rows = await engine.rows<{ told: string }>(
      "select mapping_sha256 || ' ' || format || ' ' || tells_first_response || ' ' || channel as told from ref.untold_answers order by 1",
    );
    return rows.map(({ told }) => told);
  } finally {
    await engine.close();
  }
}

const message = (ticket_id: string, kind = "public_reply") => ({
  ticket_id,
  event_at: "2026-11-02 06:00",
  kind,
});

describe("sources of which nobody knows when their tickets were answered", () => {
  it("have no column for it, however few their tickets", async () => {
    expect(await untold({ "raw.files": [file(1, false)], "raw.ticket": tickets(1, 1) })).toEqual([
      "m canonical false email",
    ]);
  });

  it("have an empty one, in all tickets of all their files, though twenty are solved or closed", async () => {
    const files = [file(1, true), file(2, true)];
    const split = (n: number) => ({
      "raw.files": files,
      "raw.ticket": [...tickets(1, 10), ...tickets(2, n)],
    });
    expect(await untold(split(9))).toEqual([]);
    expect(await untold(split(10))).toEqual(["m canonical true email"]);
    const open = tickets(2, 10, () => ({ status: "open" }));
    expect(await untold({ "raw.files": files, "raw.ticket": [...tickets(1, 10), ...open] })).toEqual([]);
  });

  it("are not those that tell the answers of others: a channel that nobody answers stays unanswered", async () => {
    const social = tickets(2, 40, () => ({ channel: "social" }));
    const email = tickets(1, 1, () => ({ first_response_at: "2026-11-02 06:00" }));
    const given = { "raw.files": [file(1, true), file(2, true)], "raw.ticket": [...email, ...social] };
    expect(await untold(given)).toEqual([]);
    expect(
      await untold({ ...given, "raw.files": [file(1, true), file(2, true, { format: "zendesk_tickets" })] }),
    ).toEqual(["m zendesk_tickets true social"]);
  });

  it("are known by the tickets' messages, channel by channel", async () => {
    const given = {
      "raw.files": [file(1, false)],
      "raw.ticket": tickets(1, 2, (i) => ({ channel: i === 0 ? "email" : "web" })),
    };
    expect(await untold({ ...given, "raw.ticket_event": [message("1-0")] })).toEqual([
      "m canonical false web",
    ]);
    expect(await untold({ ...given, "raw.ticket_event": [message("1-0", "status")] })).toHaveLength(2);
    expect(await untold({ ...given, "raw.ticket_event": [message("another")] })).toHaveLength(2);
  });

  it("are heard by every event that the model of messages reads, and by no other", async () => {
    const model = readFileSync("pipelines/models/intermediate/int_ticket_messages.sql", "utf8");
    const read = [...(/e\.kind in \(([^)]*)\)/.exec(model)?.[1] ?? "").matchAll(/'(\w+)'/g)].map(
      ([, kind]) => kind,
    );
    expect(read.length).toBeGreaterThan(3);
    const kinds = FEEDS.ticket_event.fields.find(({ name }) => name === "kind")?.values ?? [];
    for (const kind of kinds) {
      const heard = await untold({
        "raw.files": [file(1, false)],
        "raw.ticket": tickets(1, 1),
        "raw.ticket_event": [message("1-0", kind)],
      });
      expect(heard.length === 0, kind).toBe(read.includes(kind));
    }
  });

  it("are none where no ticket was loaded", async () => {
    expect(await untold({ "raw.files": [file(1, false)] })).toEqual([]);
  });
});
