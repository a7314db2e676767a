import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { stampOf } from "../../../pipelines/intake/index.js";
import { DEFAULT_LIMITS } from "../../../pipelines/intake/types.js";
import { openSeenFiles } from "../../../pipelines/load/seenFiles.js";
import { openTestEngine } from "./stagedTable.js";

const directory = mkdtempSync(path.join(os.tmpdir(), "suara-seen-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = path.join(directory, "tickets.csv");
const NAME = "exports/tickets.csv";
const FOUND = [{ path: NAME, sha256: "ab", bytes: 5 }];
const later = () => statSync(file).ctimeMs + 10_000;
const soon = () => statSync(file).ctimeMs + 100;

describe("files seen before", () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openTestEngine();
    writeFileSync(file, "first");
  });

  const noted = async (now = later) => {
    const seen = await openSeenFiles(engine, DEFAULT_LIMITS, now);
    seen.note(NAME, stampOf(file), FOUND);
    await seen.save("exports");
  };
  const known = async (limits = DEFAULT_LIMITS) =>
    (await openSeenFiles(engine, limits)).at(NAME, stampOf(file));

  it("are known while nobody touches them", async () => {
    await noted();
    expect(await known()).toEqual(FOUND);
  });

  it("are read again when other bytes stand in them, though size and modification time were put back", async () => {
    await noted();
    const { atime, mtime, size } = statSync(file);
    writeFileSync(file, "other");
    utimesSync(file, atime, mtime);
    expect(statSync(file)).toMatchObject({ size, mtime });
    expect(await known()).toBeUndefined();
  });

  it("are not taken for known so soon after a change that another could bear the same time", async () => {
    await noted(soon);
    expect(await known()).toBeUndefined();
  });

  it("are judged anew under other limits", async () => {
    await noted();
    expect(await known({ ...DEFAULT_LIMITS, zipEntries: 1 })).toBeUndefined();
  });

  it("are forgotten when they are gone, those of other folders are not", async () => {
    await noted();
    const before = await openSeenFiles(engine, DEFAULT_LIMITS);
    await before.save("reference");
    expect(await known()).toEqual(FOUND);
    await before.save("exports");
    expect(await known()).toBeUndefined();
  });
});
