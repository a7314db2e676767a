import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const own = (...rows: string[]): string =>
  ["ticket_id,created_at,updated_at,first_response_at,status,channel", ...rows, ""].join("\n");
const crm = (...rows: string[]): string => ["No,Opened", ...rows, ""].join("\n");
const settings = (id: string): string => `sources:
  - files: exports/crm/*.csv
    feeds:
      - feed: ticket
        fields:
          ticket_id: ${id}
          created_at: Opened
          first_response_at: Opened
          status: { constant: open }
          channel: { constant: email }
`;
const files = {
  "own/a.csv": own(
    "1,2026-11-02T03:00:00Z,2026-11-02T03:00:00Z,,new,chat",
    "2,2026-11-03T03:00:00Z,2026-11-03T03:00:00Z,,new,chat",
  ),
  // A later export of the same tool, where a ticket began is corrected.
  "own/b.csv": own("2,2026-11-05T03:00:00Z,2026-11-05T03:00:00Z,,new,chat"),
  "crm/a.csv": crm("1,2026-10-01T03:00:00Z", "2,2026-11-03T03:00:40Z", "3,2026-10-01T03:00:00Z"),
};
const notesOf = async (id: string) =>
  (await loadFiles(files, settings(id))).notes.filter(({ facts }) => facts.code === "shared_ids");

describe("an id that two tools give", () => {
  it("is told where what they mean began on different days, with how to keep them apart", async () => {
    const [note, ...others] = await notesOf("No");
    expect(others).toEqual([]);
    expect(note?.facts).toEqual({
      code: "shared_ids",
      feed: "ticket",
      count: 1,
      files: ["exports/crm/a.csv", "exports/own/a.csv"],
    });
    expect(note?.text).toContain(
      "add id_prefix: crm- to the entry of sources: in suara.yaml that maps exports/crm/a.csv",
    );
  });

  it("is none where the mapping does that", async () => {
    const id = '{ column: No, from_path: "exports/(crm)/", join: "-" }';
    expect(await notesOf(id)).toEqual([]);
    const { tickets } = await loadFiles(files, settings(id));
    expect(tickets.map(({ ticket_id: one }) => one)).toContain("crm-1");
  });
});

const mapped = (glob: string): string => settings("No").replace("exports/crm/*.csv", glob);
const zendesk = (...tickets: [id: number, at: string][]): string =>
  JSON.stringify({
    tickets: tickets.map(([id, at]) => ({
      id,
      created_at: at,
      updated_at: at,
      status: "open",
      via: { channel: "email" },
      requester_id: 5,
    })),
  });
const ZENDESK = zendesk([1, "2026-10-01T03:00:00Z"], [9, "2026-10-01T03:00:00Z"]);

/** What a note proposes, done: files moved, the line set where it says. */
function followed(text: string, exports: Record<string, string>, yaml: string) {
  const folder = /into a folder of their own, exports\/([\w-]+)\//.exec(text)?.[1];
  const moved = /move exports\/(\S+) and/.exec(text)?.[1];
  const kept = Object.entries(exports).map(([name, content]) => [
    name === moved ? `${folder}/${name.split("/").at(-1)}` : name,
    content,
  ]);
  const entry = /- \{ files: .* \}/.exec(text)?.[0];
  const line = /add (id_prefix: [\w-]+) to/.exec(text)?.[1];
  const settled =
    entry === undefined
      ? yaml.replace("    feeds:", `    ${line}\n    feeds:`)
      : `sources:\n  ${entry}\n${yaml.replace("sources:\n", "")}`;
  return { exports: Object.fromEntries(kept) as Record<string, string>, yaml: settled };
}

describe("what is proposed to keep ids apart, followed to the letter", () => {
  const ours = own("1,2026-11-02T03:00:00Z,2026-11-02T03:00:00Z,,new,chat");
  const theirs = crm("1,2026-10-01T03:00:00Z");
  it.each([
    [
      "a mapping in a folder of its own",
      { "own/a.csv": ours, "crm/a.csv": theirs },
      mapped("exports/crm/*.csv"),
      ["1", "crm-1"],
    ],
    [
      "a mapping of a file beside the other's",
      { "a.csv": ours, "freshdesk 1.csv": theirs },
      mapped("exports/fresh*.csv"),
      ["1", "freshdesk-1"],
    ],
    [
      "a mapping in the other's folder",
      { "all/a.csv": ours, "all/7.csv": theirs },
      mapped("exports/all/7.csv"),
      ["1", "other-1"],
    ],
    [
      "a known format in a folder of its own",
      { "own/a.csv": ours, "zd/t.json": ZENDESK },
      "",
      ["1", "zd-1", "zd-9"],
    ],
    [
      "a known format in a folder, the other's in none",
      { "a.csv": ours, "zd/t.json": ZENDESK },
      "",
      ["1", "zd-1", "zd-9"],
    ],
    [
      "a known format beside the other's",
      { "a.csv": ours, "t.json": ZENDESK },
      "",
      ["1", "zendesk-1", "zendesk-9"],
    ],
    [
      "a known format in a folder with its name",
      { "zendesk/a.csv": ours, "zendesk/t.json": ZENDESK },
      "",
      ["1", "zendesk-1", "zendesk-9"],
    ],
  ])("keeps both tickets of %s", async (_, exports, yaml, ids) => {
    const all = exports as unknown as Record<string, string>;
    const [note] = (await loadFiles(all, yaml)).notes.filter(({ facts }) => facts.code === "shared_ids");
    const after = followed(note?.text ?? "", all, yaml);
    const { tickets, notes, files } = await loadFiles(after.exports, after.yaml);
    expect(Object.values(files).map(({ status }) => status)).toEqual(["loaded", "loaded"]);
    expect(notes.filter(({ facts }) => facts.code === "shared_ids")).toEqual([]);
    expect(tickets.map(({ ticket_id: id }) => id)).toEqual(ids);
  });
});

describe("a prefix before the ids of a tool", () => {
  it("stands before those of tickets, chats and feedback wherever they are named, and before nothing else", async () => {
    const loaded = await loadFiles(
      {
        "b/events.csv": "ticket_id,event_at,kind,event_id\n7,2026-11-02T03:00:00Z,public_reply,e1\n",
        "b/chats.csv":
          "chat_id,ticket_id,channel,attempted_at,app_version\nc,,chat,2026-11-02T03:00:00Z,5.1\n",
        "b/survey.csv":
          "feedback_id,created_at,channel,kind,ticket_id\nf,2026-11-02T03:00:00Z,survey,comment,7\n",
      },
      "sources:\n  - { files: exports/b/**, id_prefix: b- }\n",
    );
    expect(loaded.rows("ticket_event")).toMatchObject([{ ticket_id: "b-7", event_id: "e1" }]);
    expect(loaded.rows("chat")).toMatchObject([{ chat_id: "b-c", ticket_id: null, app_version: "5.1" }]);
    expect(loaded.rows("feedback")).toMatchObject([{ feedback_id: "b-f", ticket_id: "b-7" }]);
  });

  it("leaves nothing of a person in an id", async () => {
    const { tickets } = await loadFiles(
      { "wa/a.csv": own("6281234567890@c.us,2026-11-02T03:00:00Z,2026-11-02T03:00:00Z,,new,chat") },
      "sources:\n  - { files: exports/wa/**, id_prefix: wa- }\n",
    );
    expect(tickets.map(({ ticket_id: id }) => id)).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/)]);
  });
});
