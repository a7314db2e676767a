import path from "node:path";
import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { loadNotes } from "../../../pipelines/load/loadNotes.js";
import { loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

/** What a load makes of reference tables, given by name and lines: counts, rows left, and what is said. */
function loadTables(tables: Record<string, readonly string[]>) {
  return withFolder(async (folder) => {
    const files = Object.entries(tables).map(([name, lines]) => [
      `reference/${name}.csv`,
      `${lines.join("\n")}\n`,
    ]);
    writeFiles(folder, {
      "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n",
      ...Object.fromEntries(files),
    });
    const workspace = await openWorkspace(folder);
    const engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [workspace.dir],
      timeZone: "Asia/Jakarta",
    });
    try {
      const load = () =>
        loadWorkspace(engine, workspace, { workDir: path.join(folder, "out/.work") }, () => undefined);
      const { files } = await load();
      const notes = await loadNotes(engine);
      // A second load reads nothing anew and says it again.
      await load();
      expect(await loadNotes(engine)).toEqual(notes);
      const [name] = Object.keys(tables);
      const rows = await engine.value<number>(`select count(*) from ref.${name}`);
      return {
        notes: notes.map(({ shown }) => shown).join("\n"),
        texts: notes.map(({ text }) => text).join("\n"),
        facts: notes.map(({ facts }) => facts),
        rows,
        account: files[0],
      };
    } finally {
      await engine.close();
    }
  });
}

describe("slips in a reference table", () => {
  it("an unknown channel is told with its record, the one that was meant and all there are", async () => {
    const { notes, texts, facts, rows, account } = await loadTables({
      roster: [
        "starts_at,ends_at,team,Channel,agents",
        "2026-10-19 08:00,2026-10-19 12:00,A,Chat,2",
        "2026-10-19 08:00,2026-10-19 12:00,A,chta,3",
      ],
    });
    expect(rows).toBe(1);
    expect(account).toMatchObject({ accepted: 1, rejected: 1, reasons: { not_in_list: 1 } });
    expect(notes).toBe(
      'reference/roster.csv: 1 of 2 records, the header not counted, left out: record 2: Channel "chta" is unknown, did you mean "chat"? it must be one of chat, web, social, phone, email, community',
    );
    // What is kept and published holds no value.
    expect(texts).toBe(
      "reference/roster.csv: 1 of 2 records, the header not counted, left out: record 2: Channel is unknown, it must be one of chat, web, social, phone, email, community",
    );
    const faults = [{ record: 2, column: "Channel", reason: "not_in_list" }];
    expect(facts).toEqual([
      { code: "slips", file: "reference/roster.csv", left: 1, records: 2, faults, more: 0 },
    ]);
  });

  it("so are kinds of holidays and clocks of policies", async () => {
    const holidays = await loadTables({
      holidays: [
        "date,name,kind",
        "2026-12-31,Tutup buku,Half day",
        "2026-12-30,Cuti,cuti bersama",
        "2026-12-29,Libur,",
      ],
    });
    expect(holidays.rows).toBe(2);
    expect(holidays.notes).toContain(
      'record 2: kind "cuti bersama" is unknown, it must be one of public, joint_leave, half_day, observance',
    );
    const policies = await loadTables({
      sla_policies: ["policy,metric,target_seconds", "gold,first_reponse,60", "gold,resolution,60"],
    });
    expect(policies.notes).toContain('metric "first_reponse" is unknown, did you mean "first_response"?');
  });

  it("what ends before it starts is left out; an incident may end as it starts, or not yet", async () => {
    const promotions = await loadTables({
      promotions: [
        "name,starts_at,ends_at",
        "10.10,2026-10-10,2026-10-10",
        "11.11,2026-11-11,2026-11-12",
        "12.12,2026-12-12,2026-12-11",
      ],
    });
    expect(promotions.rows).toBe(1);
    expect(promotions.account).toMatchObject({ accepted: 1, rejected: 2, reasons: { ends_before_start: 2 } });
    expect(promotions.notes).toContain(
      'record 1: ends_at "2026-10-10": ends before it starts; ends_at is exclusive, so a single day ends on the next',
    );
    const incidents = await loadTables({
      incidents: [
        "name,starts_at,ends_at",
        "a,2026-10-10 08:00,2026-10-10 08:00",
        "b,2026-10-10 08:00,",
        "c,2026-10-10 08:00,2026-10-10 07:59",
      ],
    });
    expect(incidents.rows).toBe(2);
  });

  it("a repeated record counts once, but on a roster, where equal records are added up, which is said", async () => {
    const users = await loadTables({
      active_users: ["date,users", "2026-10-10,500", "2026-10-10,500", "2026-10-11,500"],
    });
    expect(users.rows).toBe(2);
    expect(users.account).toMatchObject({ accepted: 2, reasons: { repeated: 1 } });
    expect(users.notes).toContain("record 2: says exactly what a record before it says, and counts once");
    const shift = "2026-10-19 08:00,2026-10-19 12:00,chat,1";
    const roster = await loadTables({ roster: ["starts_at,ends_at,channel,agents", shift, shift] });
    expect(roster.rows).toBe(2);
    expect(roster.notes).toBe(
      "reference/roster.csv: 1 of its records says exactly what another says; their agents are added up",
    );
  });

  it("tells the first few of many, and what no date is", async () => {
    const days = Array.from({ length: 9 }, (_, i) => `${i + 1}/1/2026,Libur ${i}`);
    const { notes, rows } = await loadTables({ holidays: ["date,name", ...days, "2026-01-01,Tahun baru"] });
    expect(rows).toBe(1);
    expect(notes).toContain('record 1: date "1/1/2026": not a calendar date as YYYY-MM-DD');
    expect(notes).toContain("and 4 more; `suara rejects` lists them");
  });

  it("is nothing where there is none", async () => {
    const { notes } = await loadTables({
      promotions: ["name,starts_at,ends_at,channel", "x,2026-10-10,2026-10-11,push"],
    });
    expect(notes).toBe("");
  });
});
