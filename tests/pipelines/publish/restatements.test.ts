import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forget } from "../../../pipelines/commands/forget.js";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { changesOf, restatementOf } from "../../../pipelines/publish/restatements/compare.js";
import type { Basis, History, PublishedFigure } from "../../../pipelines/publish/restatements/history.js";
import type { Brought } from "../../../pipelines/publish/restatements/reasons.js";
import { runStages } from "../../../pipelines/run.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { listener } from "../../helpers/listener.js";
import { hashTree, writeFiles } from "../../helpers/workspaces.js";

const BASIS: Basis = {
  asOf: "2026-11-09T00:00:00Z",
  version: "1",
  settings: "a",
  forgotten: "f",
  files: { x: "1" },
};
const figure = (given: Partial<PublishedFigure>): PublishedFigure => ({
  week: "2026-W45",
  week_start: "2026-11-02",
  measure: "first_response_p90",
  channel: null,
  value: 3600,
  n: 100,
  since: "2026-11-09T00:00:00Z",
  ...given,
});
const NONE = { count: 0, files: [] };
const NOTHING: Brought = {
  late: NONE,
  changed: NONE,
  replaced: { changed: 0, added: 0, gone: 0, files: [] },
  removed: NONE,
  uncompared: [],
};
const told = (before: PublishedFigure, now: PublishedFigure, brought = NOTHING, other: Partial<Basis> = {}) =>
  restatementOf({ before, now }, brought, { before: BASIS, now: { ...BASIS, ...other } }, 5);

describe("a change of a published figure", () => {
  it("is one of value or n, not of a double's last digit, nor of a week that is new", () => {
    const history: History = { version: 2, basis: BASIS, figures: [figure({})], restatements: [] };
    expect(changesOf(history, [figure({ value: 3600 * (1 + 1e-12) }), figure({ week: "2026-W46" })])).toEqual(
      [],
    );
    expect(changesOf(history, [figure({ n: 101 })])).toHaveLength(1);
    expect(changesOf(history, [figure({ value: null })])).toHaveLength(1);
    expect(changesOf(history, [])).toMatchObject([{ now: null }]);
  });

  it("of fewer people than small_cell tells no figure but counts", () => {
    const late = { ...NOTHING, late: { count: 3, files: ["late.csv"] } };
    expect(told(figure({}), figure({ n: 103, value: 4000 }), late)).toMatchObject({
      is_withheld: true,
      published_value: null,
      value: null,
      late_count: 3,
      late_files: "late.csv",
    });
    // The same people, of whom two were edited.
    const edited = { ...NOTHING, changed: { count: 2, files: ["e.csv"] } };
    expect(told(figure({}), figure({ value: 4000 }), edited)).toMatchObject({
      is_withheld: true,
      changed_count: 2,
    });
    const replaced = { ...NOTHING, replaced: { changed: 2, added: 1, gone: 1, files: ["e.csv"] } };
    expect(told(figure({}), figure({ value: 4000 }), replaced).is_withheld).toBe(true);
    // As many as nobody knows may be few.
    const unknown = { ...NOTHING, uncompared: ["e.csv"] };
    expect(told(figure({}), figure({ value: 4000 }), unknown)).toMatchObject({
      is_withheld: true,
      is_time_only: false,
      uncompared_files: "e.csv",
    });
    expect(
      told(
        figure({ measure: "tickets", value: 100 }),
        figure({ measure: "tickets", value: 103, n: 103 }),
        late,
      ),
    ).toMatchObject({
      is_withheld: false,
      published_value: 100,
      value: 103,
    });
    expect(
      told(figure({}), figure({ n: 105, value: 4000 }), { ...late, late: { count: 5, files: [] } }),
    ).toMatchObject({
      is_withheld: false,
      value: 4000,
      late_count: 5,
    });
  });

  it("names what else changed, and the time only where nothing did", () => {
    expect(told(figure({}), figure({ value: 1 }))).toMatchObject({ is_time_only: true });
    expect(
      told(figure({}), figure({ value: 1 }), NOTHING, {
        settings: "b",
        version: "2",
        forgotten: "g",
      }),
    ).toMatchObject({
      has_other_settings: true,
      has_other_version: true,
      has_forgotten: true,
      is_time_only: false,
    });
    // Holidays decide by when an answer was due; how long one was waited for, they do not.
    const other = { files: { x: "1", "reference/holidays.csv": "2", "reference/roster.csv": "3" } };
    const met = { measure: "met_first_response" } as const;
    expect(told(figure(met), figure({ ...met, value: 1 }), NOTHING, other)).toMatchObject({
      reference_files: "reference/holidays.csv",
      is_time_only: false,
    });
    expect(told(figure({}), figure({ value: 1 }), NOTHING, other)).toMatchObject({
      reference_files: null,
      is_time_only: true,
    });
  });
});

/** Tickets of three weeks, one every three hours, each answered after a while that its number tells. */
function tickets(from: number, to: number): string {
  const lines = ["ticket_id,created_at,first_response_at,status,channel,category,priority,customer_id"];
  for (let i = from; i < to; i++) {
    const created = new Date(Date.UTC(2026, 9, 26, 3) + i * 3 * 3_600_000);
    const answered = new Date(created.getTime() + (600 + (i % 17) * 300) * 1000);
    lines.push(`t${i},${created.toISOString()},${answered.toISOString()},open,email,refund,normal,c${i}`);
  }
  return `${lines.join("\n")}\n`;
}

describe("restatements of a workspace", () => {
  const root = mkdtempSync(path.join(tmpdir(), "suara-restated-"));
  const settings = (extra = "") =>
    writeFiles(root, { "suara.yaml": `name: Desk\ntime_zone: Asia/Jakarta\n${extra}` });
  async function run(
    asOf?: string,
  ): Promise<{ rows: ReportRow<"restatements">[]; hash: string; notes: readonly string[] }> {
    const options = {
      stages: ["load", "build", "publish"] as const,
      site: false,
      engine: "duckdb" as const,
      version: "1",
      asOf,
    };
    const { exitCode, notes } = await runStages(await openWorkspace(root), options, () => undefined);
    expect(exitCode).toBe(0);
    return {
      rows: history().restatements,
      hash: hashTree(path.join(root, "out/reports")),
      notes: notes.map(({ text }) => text),
    };
  }
  const history = (): History =>
    JSON.parse(readFileSync(path.join(root, "out/.current/published-figures.json"), "utf8")) as History;

  beforeAll(() => {
    settings();
    const all = tickets(0, 160).split("\n");
    // Twelve of the first week's come later.
    const late = all.filter((_, i) => i > 0 && i <= 48 && i % 4 === 0);
    const early = all.filter((line) => !late.includes(line));
    writeFiles(root, {
      "exports/tickets.csv": early.join("\n"),
      "held-back.csv": `${[all[0], ...late].join("\n")}\n`,
    });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("has none at first, names the late file once, and stays the same when the same exports are run again", async () => {
    const first = await run();
    expect(first.rows).toEqual([]);
    const before = history().figures.find((one) => one.measure === "tickets" && one.week === "2026-W44")!;
    writeFiles(root, { "exports/late.csv": readFileSync(path.join(root, "held-back.csv")) });
    const second = await run();
    const told = second.rows.find((row) => row.measure === "tickets" && row.week === "2026-W44");
    expect(told).toMatchObject({
      published_value: before.value,
      value: before.value! + 12,
      late_count: 12,
      late_files: "exports/late.csv",
      changed_files: null,
      has_other_settings: false,
      is_time_only: false,
    });
    expect(new Set(second.rows.map(({ week }) => week))).toEqual(new Set(["2026-W44"]));
    const third = await run();
    expect(third.rows).toEqual(second.rows);
    expect(third.hash).toBe(second.hash);
  });

  it("tell of the tickets that the page counts: those that turn out to be spam were work, and are in no figure on waiting", async () => {
    const { rows: before } = await run();
    const file = path.join(root, "exports/late.csv");
    const late = readFileSync(file, "utf8");
    writeFiles(root, { "exports/late.csv": late.replaceAll(",open,", ",spam,") });
    const { rows } = await run();
    const added = rows.slice(before.length).filter(({ week }) => week === "2026-W44");
    const wait = added.find(({ measure }) => measure === "first_response_p90");
    expect(wait).toMatchObject({ n: wait!.published_n - 12 });
    expect(added.filter(({ measure }) => measure === "tickets")).toEqual([]);
    writeFiles(root, { "exports/late.csv": late });
    await run();
  });

  it("are told too when the exports end earlier than they did, and not to who asks how it was", async () => {
    const { rows: before, notes: quiet } = await run();
    expect(quiet).toEqual([]);
    const last = history().basis.asOf;
    const asked = await run("2026-11-12T00:00:00Z");
    expect(asked.rows).toEqual(before);
    expect(asked.notes).toEqual([
      expect.stringContaining(`published as of 2026-11-12T00:00:00Z, which is before ${last}`),
    ]);
    expect(history().basis.asOf).toBe(last);
    // The last day is taken out, and six tickets of the second week.
    const file = path.join(root, "exports/tickets.csv");
    const whole = readFileSync(file, "utf8");
    const lines = whole.split("\n").slice(0, -9);
    writeFiles(root, { "exports/tickets.csv": `${lines.filter((_, i) => i < 60 || i > 65).join("\n")}\n` });
    const { rows, notes } = await run();
    expect(history().basis.asOf < last).toBe(true);
    expect(notes).toEqual([expect.stringContaining(`readers were last told of ${last}`)]);
    const added = rows
      .slice(before.length)
      .find((row) => row.measure === "tickets" && row.week === "2026-W45");
    expect(added).toMatchObject({
      value: added!.published_value! - 6,
      replaced_files: "exports/tickets.csv",
      replaced_changed_count: 0,
      replaced_added_count: 0,
      replaced_gone_count: 6,
      late_files: null,
      removed_files: null,
    });
    writeFiles(root, { "exports/tickets.csv": whole });
    expect((await run()).notes).toEqual([]);
  });

  it("says once that an export is gone, with what no other holds, and nothing of one that was renamed", async () => {
    const late = path.join(root, "exports/late.csv");
    renameSync(late, path.join(root, "exports/later.csv"));
    expect((await run()).notes).toEqual([]);
    renameSync(path.join(root, "exports/later.csv"), path.join(root, "held-back.csv"));
    const { notes } = await run();
    expect(notes).toEqual([
      "exports/later.csv was there in the last run and is gone, and with it 12 tickets that no other export holds: none of them is counted any more; put it back if that is not meant",
    ]);
    expect((await run()).notes).toEqual([]);
    // Of an export that another repeats, or that a fuller one takes the place of, nothing is lost.
    const held = readFileSync(path.join(root, "held-back.csv"), "utf8");
    writeFiles(root, { "exports/again.csv": `${held}\n`, "exports/late.csv": held });
    await run();
    rmSync(path.join(root, "exports/late.csv"));
    expect((await run()).notes).toEqual([]);
    rmSync(path.join(root, "exports/again.csv"));
    writeFiles(root, { "exports/late.csv": held });
    expect((await run()).notes).toEqual([]);
  });

  it("names settings that changed, and what was forgotten", async () => {
    const before = history().restatements.length;
    settings("sla:\n  - { metric: first_response, within: 30m }\n");
    await run();
    settings("sla:\n  - { metric: first_response, within: 60m }\n");
    const { rows } = await run();
    const added = rows.slice(before);
    expect(added.length).toBeGreaterThan(0);
    for (const row of added)
      expect(row).toMatchObject({
        measure: "met_first_response",
        has_other_settings: true,
        late_files: null,
      });
    await forget(root, "c5", { site: false }, listener().output);
    expect(existsSync(path.join(root, "out/published-figures.json"))).toBe(true);
    const forgotten = history().restatements.slice(rows.length);
    expect(forgotten.some((row) => row.measure === "tickets" && row.has_forgotten)).toBe(true);
  });
});
