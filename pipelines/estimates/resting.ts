import { createHash } from "node:crypto";
import type { Engine } from "../engine/engine.js";
import { writeTable } from "../engine/writeTable.js";
import { standingVersions } from "../models/standing.js";
import type { Estimate } from "./estimate.js";

const TABLE = "estimates.inputs";

/**
 * Which estimates stand as they are: made by the same code of relations that have the same versions as then. Of an
 * estimate that rests on another, what that rests on counts.
 */
export class Resting {
  readonly #now: ReadonlyMap<string, string>;
  readonly #then: ReadonlyMap<string, string>;

  private constructor(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>) {
    this.#now = now;
    this.#then = before;
  }

  static async read(engine: Engine, estimates: readonly Estimate[], code: string): Promise<Resting> {
    const inputs = [...new Set(estimates.flatMap((estimate) => estimate.inputs))];
    const versions = new Map(await standingVersions(engine, inputs));
    const now = new Map<string, string>();
    for (const { name, inputs } of estimates) {
      const read = inputs.map((input) => versions.get(input));
      // Of some of it nothing is known.
      if (!read.every((version) => version !== undefined)) continue;
      const digest = createHash("sha256")
        .update(JSON.stringify([code, name, inputs, read]))
        .digest("hex");
      now.set(name, digest);
      versions.set(name, digest);
    }
    await engine.run(`create table if not exists ${TABLE} (name VARCHAR, digest VARCHAR)`);
    // Only of tables that are there.
    const rows = await engine.rows<{ name: string; digest: string }>(
      `select i.name, i.digest from ${TABLE} as i join information_schema.tables as t on t.table_schema || '.' || t.table_name = i.name`,
    );
    return new Resting(now, new Map(rows.map(({ name, digest }) => [name, digest])));
  }

  rests({ name }: Estimate): boolean {
    const digest = this.#now.get(name);
    return digest !== undefined && digest === this.#then.get(name);
  }

  /** Remembers what the estimates rest on, when they are up to date. */
  async write(engine: Engine): Promise<void> {
    const rows = Array.from(this.#now, ([name, digest]) => ({ name, digest }));
    await writeTable(engine, TABLE, { name: "VARCHAR", digest: "VARCHAR" }, rows);
  }
}
