import { describe, expect, it } from "vitest";
import type { FileKind, FileSample } from "../../../pipelines/intake/types.js";
import { SOURCES } from "../../../pipelines/sources/index.js";
import { recognise } from "../../../pipelines/sources/recognise.js";
import { loadFresh } from "../load/stagedTable.js";

type Cells = readonly (string | null)[];

const sampleOf = (header: readonly string[], rows: readonly Cells[], kind: FileKind = "csv"): FileSample => ({
  file: { path: "exports/file", sha256: "", bytes: 0 },
  kind,
  header,
  rows,
});

/** Recognises a table and loads it as its source maps it. */
async function loadVendor(
  name: string,
  header: readonly string[],
  records: readonly Cells[],
  kind?: FileKind,
  zone?: string,
) {
  const source = recognise(sampleOf(header, records, kind));
  expect(source.name).toBe(name);
  const mapping = source.mapping(header);
  return loadFresh(zone === undefined ? mapping : { ...mapping, timeZone: zone }, header, records);
}

describe("Zendesk tickets", () => {
  const header = [
    "id",
    "created_at",
    "updated_at",
    "status",
    "priority",
    "type",
    "subject",
    "description",
    "requester_id",
    "assignee_id",
    "group_id",
    "tags",
    "via.channel",
    "satisfaction_rating.score",
    "metric_set.solved_at",
    "metric_set.reopens",
    "metric_set.replies",
    "metric_set.reply_time_in_minutes.calendar",
  ];
  const record = (over: Record<string, string | null>): Cells => {
    const base: Record<string, string | null> = {
      id: "4343",
      created_at: "2025-03-01T01:00:00Z",
      updated_at: "2025-03-05T10:38:52Z",
      status: "hold",
      requester_id: "77",
      "via.channel": "native_messaging",
      tags: '["b","a"]',
    };
    return header.map((name) => ({ ...base, ...over })[name] ?? null);
  };

  it("keep ids as text, map status, channel and satisfaction, and add whole minutes to the creation", async () => {
    const { rows, rejects } = await loadVendor(
      "zendesk_tickets",
      header,
      [
        record({
          "satisfaction_rating.score": "good",
          "metric_set.reopens": "2",
          "metric_set.replies": "3",
          "metric_set.reply_time_in_minutes.calendar": "95",
          "metric_set.solved_at": "2025-03-04T00:00:00Z",
        }),
        record({
          id: "2",
          status: "deleted",
          "satisfaction_rating.score": "offered",
          "via.channel": "email",
        }),
        record({ id: "3", "via.channel": "carrier_pigeon" }),
      ],
      "json",
    );
    expect(rejects).toEqual([{ record_no: 3, column_name: "via.channel", reason: "unmapped_value" }]);
    expect(await rows("ticket")).toMatchObject([
      {
        ticket_id: "4343",
        status: "on_hold",
        channel: "chat",
        tags: "a;b",
        csat_score: 1,
        csat_scale: 1,
        first_response_at: "2025-03-01T02:35:00Z",
        solved_at: "2025-03-04T00:00:00Z",
        reopen_count: 2,
        reply_count: 3,
      },
      { ticket_id: "2", status: "deleted", csat_score: null, first_response_at: null },
    ]);
  });

  it("take a closed ticket with Zendesk's tag of merged tickets for merged, and no other", async () => {
    const closed = (id: string, tags: string, over: Record<string, string> = {}) =>
      record({ id, status: "closed", tags, ...over });
    const { rows } = await loadVendor(
      "zendesk_tickets",
      header,
      [
        closed("1", '["refund","closed_by_merge"]'),
        closed("2", '["not_closed_by_merge","closed_by_merge-2"]'),
        // A follow-up of a merged ticket inherits its tags.
        closed("3", '["closed_by_merge"]', { status: "open" }),
      ],
      "json",
    );
    const statuses = (await rows("ticket")).map(({ status }) => status);
    expect(statuses).toEqual(["merged", "closed", "open"]);
  });

  it("load without tags", async () => {
    const bare = header.filter((name) => name !== "tags");
    const cells = record({ status: "closed" }).filter((_, index) => header[index] !== "tags");
    const { rows } = await loadVendor("zendesk_tickets", bare, [cells], "json");
    expect(await rows("ticket")).toMatchObject([{ status: "closed" }]);
  });

  it("load without metric sets", async () => {
    const short = header.slice(0, 13);
    const { rows } = await loadVendor("zendesk_tickets", short, [record({}).slice(0, 13)], "json");
    expect(await rows("ticket")).toMatchObject([{ solved_at: null, reopen_count: null }]);
  });
});

describe("Zendesk metric events", () => {
  it("become replies and applied SLAs; the rest is accepted and unused", async () => {
    const header = [
      "id",
      "ticket_id",
      "metric",
      "instance_id",
      "type",
      "time",
      "sla.policy.title",
      "deleted",
    ];
    const at = "2015-08-27T08:00:00Z";
    const { rows, counts } = await loadVendor(
      "zendesk_metric_events",
      header,
      [
        ["1", "987", "requester_wait_time", "1", "activate", at, null, null],
        ["2", "987", "reply_time", "1", "fulfill", at, null, null],
        ["3", "987", "reply_time", "1", "apply_sla", at, "Gold", "false"],
        ["4", "987", "reply_time", "2", "fulfill", at, null, "true"],
        ["5", "987", "reply_time", "1", "breach", at, null, null],
      ],
      "json",
    );
    expect(counts).toEqual({ rejected: 0, unused: 3 });
    expect((await rows("ticket_event")).map((r) => [r.event_id, r.kind, r.actor_kind, r.value])).toEqual([
      ["2", "public_reply", "agent", null],
      ["3", "sla_applied", "system", "Gold"],
    ]);
  });
});

describe("Play Console reviews", () => {
  const header = [
    "Package Name",
    "App Version Code",
    "App Version Name",
    "Reviewer Language",
    "Device",
    "Review Submit Date and Time",
    "Review Submit Millis Since Epoch",
    "Review Last Update Date and Time",
    "Review Last Update Millis Since Epoch",
    "Star Rating",
    "Review Title",
    "Review Text",
    "Developer Reply Date and Time",
    "Developer Reply Millis Since Epoch",
    "Developer Reply Text",
    "Review Link",
  ];
  const link =
    "https://play.google.com/console/developers/1/app/2/user-feedback/review-details?reviewId=gp%3AAOqpTOE&corpus=PUBLIC_REVIEWS";
  const review: Cells = [
    "ro.cbsoft.app",
    "210",
    "2.1",
    "ro",
    "Pixel 8",
    "2026-09-10T10:00:00Z",
    "1789120800000",
    "2026-09-10T10:00:00Z",
    "1789120800000",
    "5",
    null,
    "Excelent",
    null,
    null,
    null,
    link,
  ];

  it("take their id from the link, their time from the milliseconds, their version as text", async () => {
    const { rows, counts } = await loadVendor("play_console_reviews", header, [review]);
    expect(counts).toEqual({ rejected: 0, unused: 0 });
    expect(await rows("feedback")).toMatchObject([
      {
        feedback_id: "gp%3AAOqpTOE",
        created_at: "2026-09-11T10:00:00Z",
        updated_at: "2026-09-11T10:00:00Z",
        channel: "play_store",
        kind: "review",
        score: 5,
        score_scale: 5,
        text: "Excelent",
        app_version: "2.1",
        device: "Pixel 8",
        language: "ro",
        replied_at: null,
      },
    ]);
  });

  it("keep stars without words, which have no link, also where the device is not exported", async () => {
    const starOnly = review.map((cell, i) => (i === 11 || i === 15 ? null : cell));
    const { rows } = await loadVendor("play_console_reviews", header, [starOnly, starOnly.with(10, "T")]);
    expect(await rows("feedback")).toMatchObject([
      { feedback_id: "ro.cbsoft.app:1789120800000:Pixel 8", text: null },
      { feedback_id: "ro.cbsoft.app:1789120800000:Pixel 8", text: "T" },
    ]);
    const without = (cells: Cells) => cells.filter((_, i) => i !== 4);
    const older = await loadVendor("play_console_reviews", without(header) as string[], [without(starOnly)]);
    expect(await older.rows("feedback")).toMatchObject([
      { feedback_id: "ro.cbsoft.app:1789120800000", device: null },
    ]);
  });
});

describe("google-play-scraper reviews", () => {
  const header = [
    "reviewId",
    "userName",
    "score",
    "content",
    "thumbsUpCount",
    "reviewCreatedVersion",
    "at",
    "replyContent",
    "repliedAt",
  ];
  const review: Cells = [
    "a-1",
    "Somebody",
    "1",
    "lama",
    "0",
    "5.10",
    "2025-02-23 15:41:08",
    "Hai",
    "2025-02-23 15:00:00",
  ];

  it("ask for the zone that the script's machine had", async () => {
    await expect(loadVendor("google_play_scraper", header, [review])).rejects.toMatchObject({
      code: "no_time_zone",
    });
  });

  it("keep a reply that precedes the last edit as it is", async () => {
    const { rows } = await loadVendor("google_play_scraper", header, [review], "csv", "UTC");
    expect(await rows("feedback")).toMatchObject([
      {
        feedback_id: "a-1",
        created_at: "2025-02-23T15:41:08Z",
        updated_at: "2025-02-23T15:41:08Z",
        replied_at: "2025-02-23T15:00:00Z",
        app_version: "5.10",
        customer_id: expect.stringMatching(/^[0-9a-f]{24}$/),
      },
    ]);
  });
});

describe("Asterisk queue_log", () => {
  const lines = [
    "1784160000|NONE|NONE|NONE|QUEUESTART|",
    "1784160000|1.1|700|NONE|ENTERQUEUE||441632960111|1",
    "1784160010|1.1|700|PJSIP/201|CONNECT|10|1.2|3",
    "1784160130|1.1|700|PJSIP/201|COMPLETEAGENT|10|120|1",
    "1784160200|1.2|700|NONE|ENTERQUEUE||441632960222|1",
    "1784160205|1.2|700|PJSIP/201|RINGNOANSWER|5000",
    "1784160290|1.2|700|NONE|ABANDON|1|1|90",
    "1784160300|1.3|700|NONE|ENTERQUEUE||441632960333|1",
  ];
  const source = SOURCES.find((one) => one.name === "asterisk_queue_log")!;
  const header = source.readOptions?.header as string[];
  const records = lines.map((line) => {
    const cells: (string | null)[] = line.split("|").map((cell) => cell || null);
    return header.map((_, i) => cells[i] ?? null);
  });

  it("is known without a header, split or not", () => {
    const [first = "", ...rest] = lines;
    expect(
      recognise(
        sampleOf(
          first.split("|"),
          rest.map((line) => line.split("|")),
        ),
      ).name,
    ).toBe(source.name);
    expect(
      recognise(
        sampleOf(
          [first],
          rest.map((line) => [line]),
        ),
      ).name,
    ).toBe(source.name);
  });

  it("gives log rows of calls; a caller who never left the queue stays open", async () => {
    const { rows, counts } = await loadFresh(source.mapping(header), header, records);
    expect(counts).toEqual({ rejected: 0, unused: 2 });
    const calls = await rows("chat");
    expect(calls.every((row) => row.is_log_row === true && row.channel === "phone")).toBe(true);
    const of = (id: string) => calls.filter((row) => row.chat_id === id);
    expect(of("1.1")).toMatchObject([
      { queued_at: "2026-07-16T00:00:00Z", accepted_at: null, outcome: null, agent_id: null },
      { queued_at: null, accepted_at: "2026-07-16T00:00:10Z", outcome: null },
      { ended_at: "2026-07-16T00:02:10Z", outcome: "served" },
    ]);
    expect(of("1.1")[0]?.customer_id).toMatch(/^[0-9a-f]{24}$/);
    expect(of("1.1")[1]?.agent_id).toMatch(/^[0-9a-f]{24}$/);
    expect(of("1.2").map((row) => row.outcome)).toEqual([null, "abandoned"]);
    expect(of("1.3")).toMatchObject([{ outcome: null, ended_at: null }]);
  });
});

describe("Suara's own columns", () => {
  it("are found in any order and case, and name their feed by what is required", () => {
    const feedOf = (header: string[]) => recognise(sampleOf(header, [])).mapping(header).feeds[0]?.feed;
    expect(feedOf(["Status", "Created At", "CHANNEL", "ticket_id", "extra"])).toBe("ticket");
    expect(feedOf(["ticket_id", "event_at", "kind"])).toBe("ticket_event");
    expect(feedOf(["chat_id", "attempted_at", "channel"])).toBe("chat");
    expect(feedOf(["chat_id", "turn_number", "customer_message_at"])).toBe("chat_turn");
    expect(feedOf(["feedback_id", "created_at", "channel", "kind", "ticket_id"])).toBe("feedback");
  });
});

describe("a table that nobody knows", () => {
  it("is refused with its columns, the closest format and a mapping to paste", () => {
    const unknown = () => recognise(sampleOf(["reviewID", "score", "content", "when"], []));
    expect(unknown).toThrow(/reviewID, score, content, when.*Closest: google-play-scraper reviews.* at/s);
    expect(unknown).toThrow(
      expect.objectContaining({ code: "unknown_format", fix: expect.stringContaining("sources:") }),
    );
  });
});
