import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChecks } from "../../../pipelines/checks/runChecks.js";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { QueryError } from "../../../pipelines/errors.js";
import { smallDesk, smallDeskConfig } from "../models/smallDesk.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

/** A statement that breaks the sentence, for every check there is. */
const BREAKS: Record<string, string> = {
  accepted_plus_rejected_equals_records: "update raw.files set accepted = accepted - 1",
  arrivals_count_every_contact_once:
    "update marts.contacts_by_hour set contact_count = contact_count + 1 where hour = 8",
  arrivals_have_all_168_hours_of_a_week:
    "delete from reports.arrivals_by_weekday_hour where weekday = 3 and hour = 3",
  arrivals_of_the_week_add_up_to_its_contacts:
    "update reports.arrivals_by_weekday_hour set contact_count = contact_count + 1",
  backlog_is_the_open_tickets_at_as_of:
    "update marts.tickets set is_open = not is_open where ticket_id = 't1'",
  backlog_of_a_day_opens_as_the_day_before_closed:
    "update reports.backlog_by_day set opening_count = opening_count + 1",
  cause_waits_count_every_contact_once: "update marts.cause_waits set contact_count = contact_count + 1",
  nobody_switches_more_often_than_they_write:
    "insert into reports.switches_by_week values ('2026-W46', date '2026-11-09', 'chat', 5, 5, 6, 0, 1.2, 1, 1)",
  switches_by_week_count_what_contact_switches_count:
    "insert into reports.switches_by_week values ('2026-W46', date '2026-11-09', 'fax', 5, 5, 1, 0, 0.2, 0, 1)",
  waiting_with_causes_and_the_unexplained_is_all_waiting:
    "update marts.cause_waits set troubled_first_seconds = troubled_first_seconds + 1",
  waits_of_a_channel_are_those_of_its_hours:
    "insert into marts.channel_wait_counts values ('fax', null, null, 60, 1, 0)",
  chat_by_week_counts_every_attempt_once: "delete from marts.chats where chat_id = 'h1'",
  chat_outcomes_add_up_to_attempts: "update reports.chat_by_week set served_count = served_count + 1",
  chats_has_one_row_an_attempt: "insert into marts.chats select * from marts.chats where chat_id = 'h1'",
  complaints_due_counts_every_open_complaint_once:
    "update reports.complaints_due set ticket_count = ticket_count + 1",
  every_accepted_chat_is_in_chats_or_newer_than_as_of: "delete from marts.chats where chat_id = 'h1'",
  every_accepted_piece_of_feedback_is_in_feedback_or_newer_than_as_of: "delete from marts.feedback",
  every_accepted_ticket_is_in_tickets_or_newer_than_as_of: "delete from marts.tickets where ticket_id = 't1'",
  every_ticket_is_excluded_or_has_a_wait_outcome:
    "update marts.tickets set wait_outcome = null where ticket_id = 't50'",
  feedback_has_one_row_a_piece_of_feedback: "insert into marts.feedback select * from marts.feedback",
  first_response_by_week_counts_every_ticket_once:
    "update reports.first_response_by_week set waiting_count = waiting_count + 1 where scope_kind = 'category'",
  first_response_is_never_negative:
    "update marts.tickets set first_response_seconds = -1 where ticket_id = 't1'",
  half_wait_no_longer_than_nine_in_ten:
    "update reports.first_response_by_week set p90_seconds = p50_seconds - 1",
  nothing_happened_after_as_of:
    "update marts.tickets set closed_at = timestamp '2027-01-01' where ticket_id = 't1'",
  shares_lie_between_0_and_1: "update reports.chat_by_week set abandoned_share = 1.2",
  tickets_has_one_row_a_ticket:
    "insert into marts.tickets select * from marts.tickets where ticket_id = 't1'",
  waiting_now_counts_every_waiting_ticket_once:
    "update reports.waiting_now set ticket_count = ticket_count + 1",
  weekly_counts_add_up_to_tickets: "update reports.tickets_by_week set ticket_count = ticket_count + 1",
  what_was_not_reached_has_a_longest_wait: "update reports.first_response_by_week set longest_seconds = null",
};

describe("checks", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await insert(engine, smallDesk);
    await engine.run(`insert into raw.files (file_id, path, status, records, accepted, rejected, unused)
      values (1, 'exports/a.csv', 'loaded', 9, 8, 1, 0)`);
    await engine.run("insert into raw.rejects values (1, 4, 'created_at', 'not_an_instant')");
    await build(engine, { asOf: "2026-11-16T00:00:00Z", config: smallDeskConfig });
  });
  afterAll(() => engine.close());

  it("all pass on whole data", async () => {
    const results = await runChecks(engine);
    expect(results.filter((check) => check.status !== "passed")).toEqual([]);
    expect(results.map((check) => check.name)).toEqual(Object.keys(BREAKS).sort());
  });

  it.each(Object.entries(BREAKS))("%s notices when it is broken", async (name, statement) => {
    const broken = engine.transaction(async () => {
      await engine.run(statement);
      const result = (await runChecks(engine)).find((check) => check.name === name);
      expect(result).toMatchObject({ status: "failed", rows: expect.toSatisfy((rows: number) => rows > 0) });
      throw new Error("undo");
    });
    await expect(broken).rejects.toThrow("undo");
  });

  it("tell a check that cannot run from one that failed", async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), "suara-checks-"));
    try {
      writeFileSync(path.join(directory, "no_such_table.sql"), "select * from nowhere.nothing");
      writeFileSync(path.join(directory, "two_rows.sql"), "select 1 union all select 2");
      expect(await runChecks(engine, directory)).toEqual([
        { name: "no_such_table", status: "error", rows: 0 },
        { name: "two_rows", status: "failed", rows: 2 },
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("do not judge where the machine refuses: the run is told", async () => {
    const short: Engine = {
      ...engine,
      value: async (sql) => {
        throw new QueryError(
          sql,
          new Error("Out of Memory Error: failed to allocate data of size 128.0 MiB"),
        );
      },
    };
    await expect(runChecks(short)).rejects.toThrow(/Out of Memory/);
  });
});
