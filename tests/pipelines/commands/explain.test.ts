import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explain } from "../../../pipelines/commands/explain.js";
import { ESTIMATES } from "../../../pipelines/estimates/index.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { listener } from "../../helpers/listener.js";
import { suara, withFolder } from "../../helpers/workspaces.js";

const metrics = JSON.parse(
  readFileSync(new URL("../../../data/reference/metrics.json", import.meta.url), "utf8"),
) as { id: string; model: string; current?: { kind: string } }[];

describe("suara explain", () => {
  it("knows a report or a file behind every measure", async () => {
    const reports = (await readModels()).filter(({ layer }) => layer === "reports");
    const names = new Set([...reports, ...ESTIMATES].map(({ name }) => name.replace(/^\w+\./, "")));
    for (const { id, model } of metrics) expect(names.has(model) || model === "run.json", id).toBe(true);
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
  });

  it("lists the measures, tells what one means, and its value now as the report has it", async () => {
    await withFolder(async (directory) => {
      const desk = `${directory}/desk`;
      expect((await suara(["sample", desk, "--tickets", "300", "--weeks", "6"])).code).toBe(0);
      expect((await suara(["run", "-w", desk, "--no-site"])).code).toBe(0);
      const list = await suara(["explain", "-w", desk]);
      for (const { id } of metrics) expect(list.stdout).toContain(id);
      for (const { id, current } of metrics) {
        const said = listener({ json: true });
        await explain(desk, id, said.output);
        const [event] = said.events as unknown as { formula: string; value?: number | null; n?: number }[];
        if (event === undefined) throw new Error(`${id}: nothing was said`);
        expect(event.formula.length, id).toBeGreaterThan(0);
        const least = current === undefined || id === "next_reply" ? -1 : 0;
        expect(event.n ?? 0, id).toBeGreaterThan(least);
        if (current?.kind === "share") expect(event.value, id).toBeGreaterThan(0);
      }
      const text = await suara(["explain", "backlog", "-w", desk]);
      expect(text.stdout).toMatch(/raw\.ticket_event/);
      expect(text.stdout).toMatch(/now\s+\d+/);
    });
  }, 120_000);

  it("says what was meant by a name it does not know", async () => {
    const told = await suara(["explain", "backlok"]);
    expect([told.code, told.stderr]).toEqual([64, expect.stringContaining("did you mean backlog?")]);
  });
});
