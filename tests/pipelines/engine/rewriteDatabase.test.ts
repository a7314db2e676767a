import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { rewriteDatabase } from "../../../pipelines/engine/duckdb/rewriteDatabase.js";
import { withFolder } from "../../helpers/workspaces.js";

it("a database that is written anew has the same rows and none of the bytes that were taken out", async () => {
  await withFolder(async (folder) => {
    const file = path.join(folder, "test.duckdb");
    const open = () => openDuckDb({ path: file, allowedDirectories: [], timeZone: "UTC" });
    const one = await open();
    await one.run("create schema raw");
    await one.run("create table raw.kept as select i, 'kept ' || i as text from range(3000) as t(i)");
    await one.run(
      "create table raw.note as select i, 'KENARI-' || md5(i::varchar) as text from range(3000) as t(i)",
    );
    await one.run("create view raw.seen as select count(*) as n from raw.kept");
    await one.close();
    const two = await open();
    await two.run("update raw.note set text = null");
    await two.close();
    expect(readFileSync(file).includes("KENARI-")).toBe(true);
    await rewriteDatabase(file, folder, "200MB");
    expect(readFileSync(file).includes("KENARI-")).toBe(false);
    const three = await open();
    expect(await three.rows("select count(*) as n, count(text) as texts from raw.note")).toEqual([
      { n: 3000, texts: 0 },
    ]);
    expect(await three.value("select text from raw.kept where i = 2999")).toBe("kept 2999");
    expect(await three.value("select n from raw.seen")).toBe(3000);
    await three.close();
  });
});
