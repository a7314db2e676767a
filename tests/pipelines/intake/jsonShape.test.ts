import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const ticket = (id: number): Record<string, unknown> => ({
  id,
  created_at: "2026-11-10T02:00:00Z",
  updated_at: "2026-11-10T03:00:00Z",
  status: "open",
  via: { channel: "email" },
  requester_id: 7,
  tags: [],
  custom_fields: [{ id: 1, value: 'a {brace}, a [ and \\ and a "quote"' }],
});
const page = (tickets: unknown[]) => ({ tickets, next_page: null, count: 0, end_of_stream: true });
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

const MAPPED = `sources:
  - files: exports/mapped/*
    feeds:
      - feed: ticket
        fields:
          ticket_id: no
          created_at: at
          status: { constant: open }
          channel: { constant: email }
`;

const nothing = { status: "loaded", records: 0, accepted: 0, rejected: 0, refusal: null };

describe("a page of an export with nothing on it", () => {
  it("is an export of no records, whatever is said beside the list", async () => {
    const { files, tickets } = await loadFiles(
      {
        "tickets.json": JSON.stringify(page([ticket(1)])),
        "last.json": JSON.stringify(page([])),
        "lines.json": pretty({ ...page([]), metric_sets: [] }),
        "list.json": " [ ]\n",
        "store.json": '{"data":[],"links":{"self":"x"},"meta":{"paging":{"total":0}}}',
        "mapped/a.json": '{"cases":[],"has_more":false}',
        "mapped/b.json": "[]",
      },
      MAPPED,
    );
    expect(files["last.json"]).toMatchObject({ ...nothing, format: "zendesk_tickets" });
    expect(files["lines.json"]).toMatchObject({ ...nothing, format: "zendesk_tickets" });
    expect(files["list.json"]).toMatchObject({ ...nothing, format: "empty_page" });
    expect(files["store.json"]).toMatchObject({ ...nothing, format: "empty_page" });
    expect(files["mapped/a.json"]).toMatchObject({ ...nothing, format: "mapped" });
    expect(files["mapped/b.json"]).toMatchObject(nothing);
    expect(tickets).toHaveLength(1);
  });

  it("is not what a list is empty in: a record, an answer of a server, a page of another list", async () => {
    const { files } = await loadFiles(
      {
        "error.json": '{"error":"expired","tickets":[]}',
        "mapped/one.json": '{"no":1,"at":"2026-11-10T02:00:00Z","tags":[]}',
        "events.json":
          '{"ticket_metric_events":[{"id":1,"ticket_id":1,"metric":"reply_time","instance_id":1,"type":"fulfill","time":"2026-11-10T02:00:00Z"}],"tickets":[]}',
      },
      MAPPED,
    );
    expect(files["error.json"]?.refusal).toMatch(/^is the error that a server answered with/);
    expect(files["mapped/one.json"]).toMatchObject({ records: 1, accepted: 1 });
    expect(files["events.json"]).toMatchObject({ format: "zendesk_metric_events", accepted: 1 });
  });
});

describe("objects that stand by themselves", () => {
  it("are a record each, over one line or several, with lists in them or none", async () => {
    const { files, tickets } = await loadFiles(
      {
        "one.json": pretty(ticket(1)),
        "line.json": JSON.stringify(ticket(2)),
        "stream.json": [3, 4, 5].map((id) => pretty(ticket(id))).join("\n"),
        "mapped/one.json": pretty({ no: 6, at: "2026-11-10T02:00:00Z", items: [{ sku: 1 }], id: 9 }),
      },
      MAPPED,
    );
    const accepted = Object.values(files).map((file) => [file.path, file.records, file.accepted]);
    expect(accepted).toEqual([
      ["exports/line.json", 1, 1],
      ["exports/mapped/one.json", 1, 1],
      ["exports/one.json", 1, 1],
      ["exports/stream.json", 3, 3],
    ]);
    expect(tickets.map((row) => row.ticket_id)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("are read one after the other though they are more than is looked at first, and refused where they are cut", async () => {
    const many = Array.from({ length: 5000 }, (_, i) => pretty(ticket(i + 1))).join("\n");
    const { files } = await loadFiles({ "many.json": many, "cut.json": many.slice(0, -20) });
    expect(many.length).toBeGreaterThan(1024 * 1024);
    expect(files["many.json"]).toMatchObject({ records: 5000, accepted: 5000 });
    expect(files["cut.json"]?.refusal).toMatch(
      /^is not a whole JSON document \(the document ends in the middle\)/,
    );
  });

  it("of which the first line is no JSON are NDJSON none the less", async () => {
    const { files, rejects } = await loadFiles({
      "t.ndjson": `{"id":1,,}\n${JSON.stringify(ticket(2))}\n`,
    });
    expect(files["t.ndjson"]).toMatchObject({ records: 2, accepted: 1, rejected: 1 });
    expect(rejects).toEqual([{ record_no: 1, column_name: null, reason: "invalid_json" }]);
  });
});
