import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Engine } from "../../pipelines/engine/engine.js";
import { realDataDirectory } from "../helpers/realData.js";
import { describeReal, totals, withRealWorkspace } from "./realWorkspace.js";

const everyCsv = (file: string) => file.endsWith(".csv");
const count = (engine: Engine, sql: string) => engine.value<number>(`select count(*) from ${sql}`);

/** Records of a CSV by quote parity alone, to have a count that owes nothing to the loader. */
function csvRecords(file: string): number {
  const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  const lines = text.split(/\r?\n/);
  let records = 0;
  let quotes = 0;
  for (const line of lines) {
    const inside = quotes % 2 === 1;
    quotes += line.split('"').length - 1;
    if (!inside && line !== "") records++;
  }
  return records - 1;
}

describeReal("gojek_play_reviews", () => {
  it("loads 2,000 reviews in the scraper's own columns", () =>
    withRealWorkspace("gojek_play_reviews", everyCsv, async ({ engine, summary }) => {
      expect(summary.files).toMatchObject([
        {
          format: "google_play_scraper",
          feed: "feedback",
          records: 2000,
          accepted: 2000,
          rejected: 0,
          superseded: 0,
        },
      ]);
      expect(await count(engine, "raw.feedback where score between 1 and 5 and channel = 'play_store'")).toBe(
        2000,
      );
      expect(await engine.value("select count(distinct feedback_id) from raw.feedback")).toBe(2000);
      const [first] = await engine.rows("select * from raw.feedback where record_no = 1");
      expect(first).toMatchObject({
        feedback_id: "3355d3b0-b9b9-4396-a622-58490ceace56",
        score: 1,
        created_at: "2025-02-23T15:41:08Z",
        replied_at: "2025-02-23T16:07:53Z",
        app_version: "5.10.1",
      });
    }));
});

describeReal("sumo_questions_2023_03", () => {
  it("loads 1,714 questions of 31 days, each at its own offset", () =>
    withRealWorkspace("sumo_questions_2023_03", everyCsv, async ({ engine, summary }) => {
      expect(summary.files).toHaveLength(31);
      expect(totals(summary)).toEqual({
        records: 1714,
        accepted: 1714,
        rejected: 0,
        unused: 0,
        superseded: 0,
      });
      expect(summary.files.map((file) => file.records)).toEqual(
        summary.files.map((file) =>
          csvRecords(path.join(realDataDirectory(), "sumo_questions_2023_03", path.basename(file.path))),
        ),
      );
      const [one] = await engine.rows("select * from raw.ticket where ticket_id = '1408125'");
      expect(one).toMatchObject({
        created_at: "2023-03-15T23:34:49Z",
        language: "en-US",
        tags: "desktop;firefox-1110;other;windows-10",
        category: "other",
        channel: "community",
      });
      // Eight hours before the clocks went forward on 12 March, seven after: the files are UTC days.
      expect(
        await engine.rows(`select min(created_at) as first, max(created_at) as last, count(*) filter (
          cast(created_at as date) <> cast(substr(f.path, 9, 10) as date)) as elsewhere
          from raw.ticket join raw.files as f using (file_id)`),
      ).toEqual([{ first: "2023-03-01T00:25:14Z", last: "2023-03-31T23:49:37Z", elsewhere: 0 }]);
    }));
});

describeReal("bank_call_centre_1999", () => {
  it("loads 3,000 calls from split dates and times", () =>
    withRealWorkspace(
      "bank_call_centre_1999",
      (file) => file.endsWith(".txt"),
      async ({ engine, summary }) => {
        expect(totals(summary)).toEqual({
          records: 3000,
          accepted: 3000,
          rejected: 0,
          unused: 0,
          superseded: 0,
        });
        expect(
          await engine.rows("select outcome, count(*) as calls from raw.chat group by outcome order by all"),
        ).toEqual([
          { outcome: "abandoned", calls: 393 },
          { outcome: "failed", calls: 19 },
          { outcome: "served", calls: 2588 },
        ]);
        // 393 hung up: 288 in the queue, 105 in the menu, which is no abandonment of a queue.
        expect(await count(engine, "raw.chat where outcome = 'abandoned' and queued_at is not null")).toBe(
          288,
        );
        expect(
          await engine.rows("select * from raw.chat where record_no in (1, 3) order by record_no"),
        ).toMatchObject([
          {
            chat_id: "AA0101-33116",
            attempted_at: "1998-12-31T22:00:31Z",
            queued_at: "1998-12-31T22:00:36Z",
            accepted_at: null,
            ended_at: "1998-12-31T22:03:09Z",
            outcome: "abandoned",
            agent_id: null,
          },
          {
            chat_id: "AA0101-33118",
            attempted_at: "1999-01-01T04:55:20Z",
            accepted_at: "1999-01-01T04:55:43Z",
            ended_at: "1999-01-01T04:56:37Z",
            outcome: "served",
            agent_id: expect.stringMatching(/^[0-9a-f]{24}$/),
          },
        ]);
        expect(await count(engine, "raw.chat where customer_id is null")).toBeGreaterThan(0);
      },
    ));
});

describeReal("helpdesk_event_log", () => {
  it("is 500 cases, not 2,521 tickets", () =>
    withRealWorkspace("helpdesk_event_log", everyCsv, async ({ engine, summary }) => {
      expect(totals(summary)).toMatchObject({ records: 2521, accepted: 2521, rejected: 0, unused: 0 });
      const cases =
        await engine.rows(`select ticket_id, min(created_at) as created_at, max(solved_at) as solved_at,
        max(closed_at) as closed_at, arg_max(status, updated_at) as status
        from raw.ticket where is_log_row group by ticket_id order by ticket_id`);
      expect(cases).toHaveLength(500);
      expect(cases.find((one) => one.ticket_id === "Case3608")).toEqual({
        ticket_id: "Case3608",
        created_at: "2010-01-13T08:40:25Z",
        solved_at: "2010-01-29T08:52:34Z",
        closed_at: "2010-02-13T08:52:48Z",
        status: "closed",
      });
      expect(cases.filter((one) => one.status === "closed")).toHaveLength(
        await engine.value<number>(
          "select count(distinct ticket_id) from raw.ticket where closed_at is not null",
        ),
      );
      // Exact repetitions of a line are the only ones replaced.
      const repeated = await engine.value<number>(
        "select count(*) - count(distinct (ticket_id, event_at, actor_id, value)) from raw.ticket_event",
      );
      expect(totals(summary).superseded).toBe(repeated);
    }));
});

describeReal("zendesk_tables", () => {
  it("accounts for every record of every table", () =>
    withRealWorkspace("zendesk_tables", everyCsv, async ({ engine, summary }) => {
      const folder = path.join(realDataDirectory(), "zendesk_tables");
      const expected = readdirSync(folder).filter(everyCsv).sort();
      expect(summary.refused).toBe(0);
      expect(summary.files.map((file) => [path.basename(file.path), file.accepted + file.rejected])).toEqual(
        expected.map((file) => [file, csvRecords(path.join(folder, file))]),
      );
      expect(totals(summary).rejected).toBe(0);
      expect(await count(engine, "raw.ticket")).toBe(10);
      expect(
        await engine.rows(
          "select kind, count(*) as events from raw.ticket_event group by kind order by kind",
        ),
      ).toEqual([
        { kind: "assignment", events: 2 },
        { kind: "public_message", events: csvRecords(path.join(folder, "ticket_comment_data.csv")) },
        { kind: "sla_applied", events: 10 },
        { kind: "status", events: 30 },
      ]);
      // Every chat line of the extract was written by the answer bot, whatever agent it names.
      expect(await count(engine, "raw.chat")).toBe(
        csvRecords(path.join(folder, "ticket_chat_event_data.csv")),
      );
      expect(await count(engine, "raw.chat where first_response_at is not null")).toBe(0);
      expect(
        await count(
          engine,
          "raw.ticket where ticket_id = '16988' and created_at = timestamp '2020-12-22 00:19:23'",
        ),
      ).toBe(1);
    }));
});

describeReal("ubuntu_irc", () => {
  it("counts every line of the logs and uses none", () =>
    withRealWorkspace(
      "ubuntu_irc",
      (file) => file.endsWith(".txt"),
      async ({ summary }) => {
        const { records, accepted, unused } = totals(summary);
        const logs = summary.files.filter((file) => file.path.endsWith(".raw.txt"));
        expect(logs).toHaveLength(10);
        expect(logs.every((file) => file.records === 1250 && file.status === "ignored")).toBe(true);
        expect([accepted, unused]).toEqual([records, records]);
      },
    ));
});
