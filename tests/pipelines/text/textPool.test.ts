import { describe, expect, it } from "vitest";
import { FIELD_MARK, RECORD_MARK, readPack } from "../../../pipelines/text/textPack.js";
import { openTextPool } from "../../../pipelines/text/textPool.js";
import { openTextReader } from "../../../pipelines/text/textReader.js";
import { labelledSentences, labelledTexts } from "../../helpers/textQuality.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const WRITERS = ["customer", "desk"] as const;

/** Every labelled text, some with a reply, in packs of 600. */
function packs(): string[] {
  const texts = [...labelledSentences(), ...labelledTexts()].map(({ text }) => text);
  const records = texts.map((text, i) =>
    [i, text, i % 3 === 0 ? (texts[(i * 7) % texts.length] as string) : ""].join(FIELD_MARK),
  );
  return Array.from({ length: Math.ceil(records.length / 600) }, (_, i) =>
    records.slice(600 * i, 600 * i + 600).join(RECORD_MARK),
  );
}

describe("texts read by several threads", () => {
  it("come out as each would alone", async () => {
    const reader = await openTextReader(null);
    for (const pack of packs()) {
      const alone = pack.split(RECORD_MARK).map((record) => readPack(reader, WRITERS, record));
      expect(readPack(reader, WRITERS, pack).split(RECORD_MARK)).toEqual(alone);
    }
  }, 300_000);

  it("come out to the byte as by one, in their order", async () => {
    const asked = packs();
    const answers: string[][] = [];
    for (const threads of [1, 3]) {
      const pool = await openTextPool(null, { threads, alone: 0 });
      try {
        answers.push(await Promise.all(asked.map((pack) => pool.read(pack, WRITERS))));
      } finally {
        await pool.close();
      }
    }
    const [one, ...others] = answers;
    expect(one?.join("").split(RECORD_MARK).length).toBeGreaterThan(900);
    expect(one?.join("")).toContain("[phone]");
    for (const other of others) expect(other).toEqual(one);
  }, 300_000);

  it("are not waited for where a thread fails", async () => {
    await withFolder(async (folder) => {
      const pool = await openTextPool(folder, { threads: 2, alone: 0 });
      writeFiles(folder, { "reference/taxonomy.yaml": "themes: [{ id: new }]" });
      try {
        await expect(pool.read(`1${FIELD_MARK}a${FIELD_MARK}`, WRITERS)).rejects.toThrow("needs its names");
      } finally {
        await pool.close();
      }
    });
  }, 300_000);
});
