import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { exportModels } from "../../../pipelines/models/exportModels.js";
import { smallDesk } from "./smallDesk.js";
import { build, insert, openWarehouse } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const PARTS = "marts/parts.json";

describe("marts, some in a file a week", () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "suara-export-"));
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse({ directories: [root] });
    await insert(engine, smallDesk);
    await build(engine, { asOf: AS_OF });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(root, { recursive: true });
  });

  let exports = 0;
  async function exported(previous?: string) {
    const directory = path.join(root, `export-${exports++}`);
    const files = await exportModels(engine, directory, previous === undefined ? {} : { previous });
    const names = files.map((file) => path.relative(directory, file)).concat(PARTS);
    const inode = (name: string) => statSync(path.join(directory, name)).ino;
    const content = () =>
      Object.fromEntries(names.map((name) => [name, readFileSync(path.join(directory, name), "hex")]));
    return { directory, names, inode, content };
  }
  const weeks = (names: readonly string[]) =>
    names.filter((name) => /\d{4}-\d{2}-\d{2}\.parquet$/.test(name));

  it("hold every row once, in the week it is of", async () => {
    const { directory, names } = await exported();
    expect(weeks(names).length).toBeGreaterThan(3);
    for (const table of ["tickets", "chats", "feedback"]) {
      const [read] = await engine.rows(
        `select (select count(*) from marts.${table}) as whole, count(*) as parts,
          count(*) filter (where filename not like '%/' || week_start || '.parquet') as astray
        from read_parquet('${directory}/marts/${table}/*.parquet', filename = true)`,
      );
      expect(read).toEqual({ whole: read?.whole, parts: read?.whole, astray: 0 });
      expect(read?.whole).toBeGreaterThan(0);
    }
  });

  it("are linked while their rows stay, written anew when one changes, and always the same bytes", async () => {
    const first = await exported();
    const same = await exported(first.directory);
    expect(same.content()).toEqual(first.content());
    const marts = first.names.filter((name) => name.startsWith("marts/") && name !== PARTS);
    for (const name of marts) expect(same.inode(name), name).toBe(first.inode(name));

    const [row] = await engine.rows<{ ticket_id: string; week: string; status: string }>(
      "select ticket_id, cast(week_start as varchar) as week, status from marts.tickets order by 1 limit 1",
    );
    const status = async (value: string) =>
      engine.run("update marts.tickets set status = $1 where ticket_id = $2", [value, row!.ticket_id]);
    await status("on_hold");
    const changed = await exported(first.directory);
    const rewritten = marts.filter((name) => changed.inode(name) !== first.inode(name));
    expect(rewritten).toEqual([`marts/tickets/${row!.week}.parquet`]);
    expect(changed.content()).toEqual((await exported()).content());
    await status(row!.status);
    expect((await exported(changed.directory)).content()).toEqual(first.content());
  });

  it("are not linked from a file of another length than was written, nor without their list", async () => {
    const first = await exported();
    const whole = first.content();
    const [name = ""] = weeks(first.names);
    appendFileSync(path.join(first.directory, name), "x");
    const mended = await exported(first.directory);
    expect(mended.content()).toEqual(whole);
    expect(mended.inode(name)).not.toBe(first.inode(name));
    rmSync(path.join(first.directory, PARTS));
    expect((await exported(first.directory)).content()).toEqual(whole);
  });
});
