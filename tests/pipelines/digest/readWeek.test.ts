import path from "node:path";
import { describe, expect, it } from "vitest";
import { readWeek } from "../../../pipelines/digest/readWeek.js";
import { syntheticMeta } from "../../helpers/syntheticReports.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

/** What a site without any complete week of contacts answers, whose files hold these feeds. */
function askedOf(feeds: readonly string[][]): Promise<unknown> {
  return withFolder(async (folder) => {
    const meta = syntheticMeta();
    const [file] = meta.files;
    const files = feeds.map((of) => ({ ...file, feeds: of, accepted: 5 }));
    writeFiles(folder, {
      "data/meta.json": JSON.stringify({ ...meta, files }),
      "data/weeks/latest.json": JSON.stringify({ week: null, week_start: null, weeks: [], reports: {} }),
    });
    return readWeek(path.join(folder), null).catch((error: unknown) => error);
  });
}

describe("a site without a complete week", () => {
  it("says of a desk that has nothing to tell what is missing", async () => {
    expect(await askedOf([["ref.promotions"]])).toMatchObject({
      code: "no_contacts",
      exitCode: 64,
      message: "the digest is of tickets, chats, calls and feedback, and no export holds any",
    });
  });

  it("says of one of feedback alone that it needs a week, and what customers write", async () => {
    const error = await askedOf([["feedback"], ["ref.promotions"]]);
    expect(error).toMatchObject({ code: "no_week", exitCode: 64 });
    expect((error as { fix: string }).fix).toContain("needs their texts");
  });

  it("says of one of contacts that no week is over yet", async () => {
    expect(await askedOf([["feedback"], ["ticket"]])).toMatchObject({ code: "no_week", exitCode: 64 });
    expect(await askedOf([["chat"]])).toMatchObject({ code: "no_week" });
  });
});
