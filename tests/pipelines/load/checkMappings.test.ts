import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { LocalEngine } from "../../../pipelines/engine/engine.js";
import { checkMappings } from "../../../pipelines/load/checkMappings.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";

let dir = "";
let engine: LocalEngine;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-mappings-"));
  engine = await openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "Asia/Jakarta" });
});
afterAll(async () => {
  await engine.close();
  await rm(dir, { recursive: true, force: true });
});

async function complaint(fields: string): Promise<string> {
  const yaml = `name: Desk
time_zone: Asia/Jakarta
sources:
  - files: "exports/*.csv"
    feeds:
      - feed: ticket
        fields:
          ticket_id: Number
${fields.replaceAll(/^/gm, "          ")}
`;
  await writeFile(path.join(dir, "suara.yaml"), yaml);
  const failure = await checkMappings(engine, await openWorkspace(dir)).catch((error: unknown) => error);
  return failure instanceof Error ? failure.message : "";
}

const SOUND = `created_at: { column: Opened, formats: ["%d/%m/%Y"] }
status: { column: State, map: { Baru: New, Proses: open, Tunda: On hold, Hapus: null }, otherwise: keep }
channel: { constant: e-mail }`;

describe("what a mapping gives a field", () => {
  it("must be a value that the field allows, whatever its case and dashes", async () => {
    expect(await complaint(SOUND.replace("e-mail", "E mail"))).toBe("");
    const wrong = SOUND.replace("New", "neww").replace("e-mail", "whatsapp").replace("keep", "opened");
    const message = await complaint(wrong);
    expect(message).toContain(
      'line 10: sources[0].feeds[0].fields.status.map: Baru: "neww" is no status, did you mean "new"? (allowed: new, open, pending,',
    );
    expect(message).toContain(
      'line 10: sources[0].feeds[0].fields.status.otherwise: "opened" is no status, did you mean "open"?',
    );
    expect(message).toContain(
      'line 11: sources[0].feeds[0].fields.channel.constant: "whatsapp" is no channel (allowed: chat, web, social, phone, email, community)',
    );
  });

  it("holds for what a condition puts in its place, whose expression must be one", async () => {
    const instead = (matches: string, value: string) =>
      SOUND.replace(
        "keep }",
        `keep, instead: { when: { column: Tags, matches: "${matches}" }, value: ${value} } }`,
      );
    expect(await complaint(instead("duplicate", "Merged"))).toBe("");
    expect(await complaint(instead("duplicate", "merge"))).toContain(
      'fields.status.instead: "merge" is no status, did you mean "merged"?',
    );
    expect(await complaint(instead("(duplicate", "merged"))).toContain(
      "not an RE2 regular expression: (duplicate",
    );
  });

  it("names the line of a format that cannot be used", async () => {
    expect(await complaint(SOUND.replace("%m", "%M"))).toContain(
      'line 9: sources[0].feeds[0].fields.created_at.formats: "%d/%M/%Y" cannot be used: it has no month',
    );
  });
});
