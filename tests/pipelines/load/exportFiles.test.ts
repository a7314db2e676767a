import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import type { LocalEngine } from "../../../pipelines/engine/engine.js";
import { type LoadSummary, loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { withWarehouse, workDirectory } from "../../../pipelines/warehouse.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-files-"));
  await mkdir(path.join(dir, "exports"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer) => writeFile(path.join(dir, "exports", name), content);

async function load(
  look: (summary: LoadSummary, engine: LocalEngine) => Promise<void>,
  sources = "",
): Promise<void> {
  await writeFile(path.join(dir, "suara.yaml"), `name: Desk\ntime_zone: Asia/Jakarta\n${sources}`);
  const workspace = await openWorkspace(dir);
  await withWarehouse(workspace, async (engine) => {
    await look(
      await loadWorkspace(engine, workspace, { workDir: workDirectory(workspace) }, () => undefined),
      engine,
    );
  });
}

const zip = (members: Record<string, string>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const archive = new ZipFile();
    for (const [name, text] of Object.entries(members)) archive.addBuffer(Buffer.from(text), name);
    archive.end();
    const pieces: Buffer[] = [];
    archive.outputStream.on("data", (piece: Buffer) => pieces.push(piece));
    archive.outputStream.on("end", () => resolve(Buffer.concat(pieces)));
    archive.outputStream.on("error", reject);
  });

const TICKET = {
  status: "open",
  priority: "high",
  requester_id: 9,
  via: { channel: "web", source: {} },
  tags: ["b", "a"],
};
const page = {
  tickets: [
    {
      id: 1,
      created_at: "2025-01-01T00:00:00Z",
      updated_at: "2025-01-02T00:00:00Z",
      ...TICKET,
      satisfaction_rating: { score: "good" },
    },
    { id: 2, created_at: "2025-01-01T00:00:00Z", updated_at: "2025-01-02T00:00:00Z", ...TICKET },
  ],
  metric_sets: [
    {
      id: 5,
      ticket_id: 1,
      solved_at: "2025-01-01T12:00:00Z",
      reopens: 1,
      replies: 2,
      reply_time_in_minutes: { calendar: 90, business: 30 },
    },
    {
      id: 6,
      ticket_id: 2,
      solved_at: null,
      reopens: 0,
      replies: 0,
      reply_time_in_minutes: { calendar: null, business: null },
    },
  ],
  count: 2,
  end_of_stream: true,
};

describe("Zendesk pages on disk", () => {
  it.each([
    ["on one line", JSON.stringify(page)],
    ["written out", JSON.stringify(page, null, 2)],
    [
      "with the metric sets first",
      JSON.stringify({ metric_sets: page.metric_sets, tickets: page.tickets }, null, 1),
    ],
  ])("give tickets with their metric sets: %s", async (_, text) => {
    await put("page.json", text);
    await load(async ({ files }, engine) => {
      expect(files).toMatchObject([
        {
          path: "exports/page.json",
          format: "zendesk_tickets",
          feed: "ticket",
          records: 2,
          accepted: 2,
          unused: 0,
        },
        { path: "exports/page.json#metric_sets", status: "joined", records: 2, accepted: 2, unused: 0 },
      ]);
      expect(await engine.rows("select * from raw.ticket order by ticket_id")).toMatchObject([
        {
          ticket_id: "1",
          first_response_at: "2025-01-01T01:30:00Z",
          solved_at: "2025-01-01T12:00:00Z",
          csat_score: 1,
          tags: "a;b",
          reopen_count: 1,
        },
        { ticket_id: "2", first_response_at: null, solved_at: null, csat_score: null, reply_count: 0 },
      ]);
    });
  });

  it("are taken once when delivered twice, both lists of them", async () => {
    await put("page.json", JSON.stringify(page));
    await put("again.json", JSON.stringify(page));
    const shape = ({ files }: LoadSummary) =>
      files.map((file) => [file.path.slice(8), file.status, file.superseded]);
    const expected = [
      ["again.json", "loaded", 0],
      ["again.json#metric_sets", "joined", 0],
      ["page.json", "duplicate", 2],
      ["page.json#metric_sets", "duplicate", 2],
    ];
    await load(async (summary, engine) => {
      expect(shape(summary)).toEqual(expected);
      expect(await engine.value("select count(*) from raw.ticket")).toBe(2);
    });
    await load(async (summary) => {
      expect(summary.read).toBe(0);
      expect(shape(summary)).toEqual(expected);
    });
    await rm(path.join(dir, "exports", "again.json"));
    await load(async (summary, engine) => {
      expect(summary.read).toBe(0);
      expect(shape(summary)).toEqual([
        ["page.json", "loaded", 0],
        ["page.json#metric_sets", "joined", 0],
      ]);
      expect(await engine.value("select count(*) from raw.ticket")).toBe(2);
    });
  });

  it("give metric events, also as lines", async () => {
    const event = {
      id: 1,
      ticket_id: 7,
      metric: "reply_time",
      instance_id: 1,
      type: "fulfill",
      time: "2025-01-01T00:00:00Z",
    };
    await put("events.json", JSON.stringify({ ticket_metric_events: [event], count: 1, next_page: null }));
    await put(
      "events.ndjson",
      `${JSON.stringify({ ...event, id: 2 })}\n${JSON.stringify({ ...event, id: 3, type: "measure" })}\n`,
    );
    await load(async ({ files }, engine) => {
      expect(files).toMatchObject([
        { format: "zendesk_metric_events", records: 1, unused: 0 },
        { format: "zendesk_metric_events", records: 2, unused: 1 },
      ]);
      expect(await engine.value("select count(*) from raw.ticket_event where kind = 'public_reply'")).toBe(2);
    });
  });
});

describe("files of other tools on disk", () => {
  it("Play Console reviews in UTF-16", async () => {
    const header =
      "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link";
    const row =
      "id.app,21,2.10,id,Pixel 8,2025-01-01T00:00:00Z,1735689600000,2025-01-01T00:00:00Z,1735689600000,4,,Mantap 👍,,,,https://x?reviewId=gp%3AA&corpus=P";
    await put("reviews_id.app_202501.csv", Buffer.from(`\ufeff${header}\r\n${row}\r\n`, "utf16le"));
    await load(async ({ files }, engine) => {
      expect(files).toMatchObject([{ format: "play_console_reviews", records: 1, accepted: 1 }]);
      expect(await engine.rows("select * from raw.feedback")).toMatchObject([
        { feedback_id: "gp%3AA", text: "Mantap 👍", app_version: "2.10", created_at: "2025-01-01T00:00:00Z" },
      ]);
    });
  });

  it("an Asterisk queue_log", async () => {
    await put(
      "queue_log",
      "1784160000|NONE|NONE|NONE|QUEUESTART|\n1784160000|1.1|700|NONE|ENTERQUEUE||441632960111|1\n1784160010|1.1|700|PJSIP/201|CONNECT|10|1.2|3\n1784160200|1.2|700|NONE|ENTERQUEUE||441632960222|1\n",
    );
    await load(async ({ files }, engine) => {
      expect(files).toMatchObject([
        { format: "asterisk_queue_log", feed: "chat", records: 4, accepted: 4, unused: 1 },
      ]);
      expect(await engine.value("select count(*) from raw.chat where is_log_row")).toBe(3);
    });
  });

  it("canonical tables, packed and in an archive, each member for itself", async () => {
    const csv = (id: string) =>
      `ticket_id,created_at,status,channel\n${id},2025-01-01T00:00:00Z,open,email\n`;
    await put("a.csv.gz", gzipSync(csv("007")));
    await put("b.zip", await zip({ "in/one.csv": csv("1"), "in/two.csv": csv("2") }));
    await put("c.csv.gz", gzipSync(csv("3")).subarray(0, 30));
    await load(async ({ files, refused }, engine) => {
      expect(files.map((file) => [file.path, file.status, file.records])).toEqual([
        ["exports/a.csv.gz", "loaded", 1],
        ["exports/b.zip!in/one.csv", "loaded", 1],
        ["exports/b.zip!in/two.csv", "loaded", 1],
        ["exports/c.csv.gz", "refused", 0],
      ]);
      expect(refused).toBe(1);
      expect(await engine.rows("select ticket_id from raw.ticket order by all")).toEqual([
        { ticket_id: "007" },
        { ticket_id: "1" },
        { ticket_id: "2" },
      ]);
    });
    await load(async ({ read }) => expect(read).toBe(1));
  });

  it("a table of an unknown tool, through suara.yaml, with nothing of its content in the rejects", async () => {
    const secret = "Siti Rahayu 081234567890";
    await put(
      "crm.csv",
      `\ufeffNo;Tgl;Jam;Ket\r\n0001;03/04/2025;9:05;ok\r\n${secret};31/02/2025;9:05;x\r\n0003;03/04/2025;9:05;y;z\r\n`,
    );
    await load(
      async ({ files }, engine) => {
        expect(files).toMatchObject([
          {
            format: "mapped",
            records: 3,
            accepted: 1,
            rejected: 2,
            reasons: { impossible_time: 1, too_many_columns: 1 },
          },
        ]);
        expect(await engine.rows("select ticket_id, created_at from raw.ticket")).toEqual([
          { ticket_id: "0001", created_at: "2025-04-03T02:05:00Z" },
        ]);
        const csv = await readFile(path.join(dir, "out", "rejects.csv"), "utf8");
        expect(csv).toBe(
          "file,record,column,reason\nexports/crm.csv,2,Tgl + Jam,impossible_time\nexports/crm.csv,3,,too_many_columns\n",
        );
        expect(JSON.stringify(files)).not.toContain("Siti");
      },
      `sources:
  - files: exports/crm.csv
    time_zone: Asia/Jakarta
    feeds:
      - feed: ticket
        fields:
          ticket_id: No
          created_at: { columns: [Tgl, Jam], formats: ["%d/%m/%Y %H:%M"] }
          status: { constant: open }
          channel: { constant: email }
`,
    );
  });
});

describe("links among the exports", () => {
  it("are refused by name, and the others load", async () => {
    await put("good.csv", "ticket_id,created_at,status,channel\n1,2026-11-02T03:00:00Z,new,chat\n");
    await mkdir(path.join(dir, "elsewhere"));
    await mkdir(path.join(dir, "exports", "old"));
    await symlink("/nowhere/x.csv", path.join(dir, "exports", "old", "dangling.csv"));
    await symlink("good.csv", path.join(dir, "exports", "link.csv"));
    await symlink("../elsewhere", path.join(dir, "exports", "folder"));
    await load(async ({ files }) => {
      expect(files.map(({ path: name, status, refusal }) => [name, status, refusal?.split("\n")[0]])).toEqual(
        [
          ["exports/folder", "refused", expect.stringContaining("links are not followed")],
          ["exports/good.csv", "loaded", undefined],
          ["exports/link.csv", "refused", expect.stringContaining("links are not followed")],
          ["exports/old/dangling.csv", "refused", expect.stringContaining("leads nowhere")],
        ],
      );
    });
  });
});
