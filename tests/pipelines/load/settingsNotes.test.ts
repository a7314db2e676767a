import { describe, expect, it } from "vitest";
import { settingsNotes } from "../../../pipelines/load/settingsNotes.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";
import { insert, openWarehouse } from "../models/warehouse.js";

/** What is said of these settings over exports of these paths and tickets of these categories, or more. */
function notesOf(
  settings: string,
  paths: readonly string[],
  tickets: readonly (string | null | Record<string, string | null>)[] = [],
) {
  return withFolder(async (folder) => {
    writeFiles(folder, {
      "suara.yaml": `name: Desk\ntime_zone: Asia/Jakarta\n${settings}`,
      ...Object.fromEntries(paths.map((path) => [path.split(/[!#]/, 1)[0] ?? "", ""])),
    });
    const engine = await openWarehouse();
    try {
      await insert(engine, {
        "raw.files": paths.map((path, i) => ({ file_id: i + 1, path, status: "loaded" })),
        "raw.ticket": tickets.map((of, i) => ({
          ticket_id: `${i}`,
          ...(of === null || typeof of === "string" ? { category: of } : of),
        })),
      });
      return (await settingsNotes(engine, await openWorkspace(folder))).map(({ text }) => text);
    } finally {
      await engine.close();
    }
  });
}

describe("what suara.yaml says of what is not there", () => {
  it("a glob that no export matches is told with its line", async () => {
    const settings = `sources:
  - files: exports/crm/*.csv
    time_zone: Asia/Jakarta
  - files: [exports/mail/*.csv, mail/*.csv]
    time_zone: Asia/Jakarta
`;
    expect(await notesOf(settings, ["exports/crm/a.csv", "mail/b.csv"])).toEqual([
      'suara.yaml line 6: no export matches "exports/mail/*.csv", so its lines do nothing',
      'suara.yaml line 6: no export matches "mail/*.csv", so its lines do nothing; it begins at the workspace, as exports/ does',
    ]);
  });

  it("members of archives and lists of pages are matches too", async () => {
    const settings = "sources:\n  - { files: 'exports/a.zip!t*.csv' }\n  - { files: exports/p.json }\n";
    expect(await notesOf(settings, ["exports/a.zip!tickets.csv", "exports/p.json#metric_sets"])).toEqual([]);
    expect(await notesOf(settings, ["exports/a.zip", "exports/p.json"])).toEqual([]);
    expect(await notesOf(settings, ["exports/a.zip!chats.csv", "exports/p.json"])).toHaveLength(1);
  });

  it("a target that another goes before wherever it fits, and none that one ticket has or that no ticket is yet", async () => {
    const settings = `sla:
  - { metric: first_response, channel: chat, within: 10m }
  - { metric: first_response, priority: urgent, within: 30m }
  - { metric: first_response, priority: high, within: 4h }
  - { metric: first_response, priority: high, within: 2h }
  - { metric: resolution, channel: chat, within: 1d }
  - { metric: resolution, channel: email, within: 3d }
  - { metric: resolution, within: 3d }
`;
    const chats = [
      { channel: "chat", category: "refund", priority: "high" },
      { channel: "chat", category: null, priority: "urgent" },
      { channel: "web", category: null, priority: null },
    ];
    const rule =
      "; one that names a category goes before one that names a priority, and that before one that names a channel";
    const says = (line: number, before: string) =>
      `suara.yaml line ${line}: no ticket has this target, for another goes before it wherever it fits (${before})${rule}`;
    expect(await notesOf(settings, [], chats)).toEqual([says(4, "lines 5, 7"), says(6, "line 7")]);
    // One chat without a priority has it.
    const plain = [...chats, { channel: "chat", category: null, priority: null }];
    expect(await notesOf(settings, [], plain)).toEqual([says(6, "line 7")]);
    expect(await notesOf(settings, [])).toEqual([]);
  });

  it("a target for a category that no ticket has, with the one that was meant", async () => {
    const settings = `sla:
  - { metric: resolution, category: Refund, within: 3d }
  - { metric: resolution, category: refund, within: 3d }
  - { metric: resolution, category: uncategorised, within: 3d }
  - { metric: resolution, within: 5d }
complaints:
  - { rule: OJK, categories: [fraud], working_days: 10 }
`;
    expect(await notesOf(settings, [], ["refund", null, "lending"])).toEqual([
      'suara.yaml line 4: no ticket has ever had the category "Refund", did you mean "refund"? its target is for none',
      'suara.yaml line 9: no ticket has ever had the category "fraud", its rule is for none',
    ]);
    expect(await notesOf(settings, [])).toEqual([]);
  });
});
