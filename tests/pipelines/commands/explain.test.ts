import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { explain, perCent } from "../../../pipelines/commands/explain.js";
import {
  type Current,
  computedRelations,
  currentValues,
  readMetrics,
  reportOf,
} from "../../../pipelines/commands/metricValues.js";
import { ESTIMATES } from "../../../pipelines/estimates/index.js";
import { updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { writeSample } from "../../../pipelines/sample/writeSample.js";
import { withWarehouse, workDirectory } from "../../../pipelines/warehouse.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { suaraHere } from "../../helpers/commandLine.js";
import { listener } from "../../helpers/listener.js";
import { withFolder } from "../../helpers/workspaces.js";

const metrics = await readMetrics();

/** Reports that show no measure of their own: the same ones cut in another way, what they rest on, and marks. */
const OTHER_CUTS = [
  ...[
    "arrivals_by_day",
    "calendar_marks",
    "cause_examples",
    "cause_rules",
    "chat_by_hour",
    "connect_failures",
  ],
  ...[
    "coverage",
    "first_response_by_hour",
    "forecast_backtest",
    "peak_days",
    "sla_by_team",
    "staffing_basis",
  ],
  ...[
    "theme_by_release",
    "theme_cube",
    "theme_discovered",
    "theme_pairs",
    "theme_per_user",
    "theme_quotes",
    "themes_by_week",
    "untold_answers",
  ],
];

/** Of a made-up desk of six weeks: too young for these. */
const NOT_YET = [
  ...["agents_needed", "best_hours", "category_change", "category_level", "complaints_due"],
  ...[
    "finding",
    "forecast",
    "next_reply_business",
    "peak",
    "roster_gave",
    "theme_by_version",
    "theme_emergence",
  ],
  ...["uplift", "usual_range", "wait_in_peak"],
];

/** A formula that is not the usual one. */
function setFormula(directory: string): void {
  const file = path.join(directory, "suara.yaml");
  const text = readFileSync(file, "utf8");
  const set = text.replace("short_abandon: 5s }", "short_abandon: 5s, formula: accepted }");
  expect(set).not.toBe(text);
  writeFileSync(file, set);
}

/** Everything but publishing, of 300 tickets; and every measure's values. */
async function buildDesk(directory: string): Promise<Map<string, Current[]>> {
  await writeSample(directory, { tickets: 300, weeks: 6, until: "2026-11-15", seed: 1 });
  setFormula(directory);
  const workspace = await openWorkspace(directory);
  const relations = await computedRelations();
  const values = new Map<string, Current[]>();
  await withWarehouse(workspace, async (engine) => {
    await loadWorkspace(engine, workspace, { workDir: workDirectory(workspace) }, () => undefined);
    await writeSettings(engine, workspace, await resolveAsOf(engine, undefined));
    await buildModels(engine, await readModels());
    await updateEstimates(engine, ESTIMATES);
    for (const metric of metrics) {
      values.set(metric.id, await currentValues(engine, metric, reportOf(metric, relations)));
    }
  });
  return values;
}

describe("suara explain", () => {
  it("knows a report or a file behind every measure, and a measure of every report", async () => {
    const reports = (await readModels()).filter(({ layer }) => layer === "reports");
    const names = [...reports, ...ESTIMATES].map(({ name }) => name.replace(/^\w+\./, ""));
    const known = new Set(metrics.map(({ model }) => model));
    expect([...known].filter((model) => model !== "run.json" && !names.includes(model))).toEqual([]);
    expect(names.filter((name) => !known.has(name)).sort()).toEqual([...OTHER_CUTS].sort());
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
  });

  it("lists the measures, tells what one means, and its value now with its n as the report has it", async () => {
    await withFolder(async (directory) => {
      const desk = `${directory}/desk`;
      const values = await buildDesk(desk);
      const list = listener();
      await explain(desk, undefined, list.output);
      for (const { id } of metrics) expect(list.lines.join("\n")).toContain(id);
      const without = [...values].filter(([, found]) => !found.some(({ n }) => n > 0));
      expect(without.map(([id]) => id).filter((id) => !NOT_YET.includes(id))).toEqual([]);
      const shares = metrics.filter(({ current }) => current.kind === "share");
      const shown = shares.flatMap(({ id }) => values.get(id) ?? []).map(({ value }) => value ?? 0);
      expect(shown.length).toBeGreaterThan(10);
      expect(shown.filter((share) => share < 0 || share > 1)).toEqual([]);
      // What a definition calls a share is told as one, not as the waiting behind it.
      expect(
        metrics.filter(({ texts }) => texts.en?.unit === "share").map(({ current }) => current.kind),
      ).toEqual(metrics.filter(({ texts }) => texts.en?.unit === "share").map(() => "share"));
      expect(values.get("cause_unexplained")).toHaveLength(1);
      const told = listener({ json: true });
      await explain(desk, "abandonment", told.output);
      expect(told.events).toMatchObject([
        { id: "abandonment", formula: expect.any(String), values: values.get("abandonment") },
      ]);
      const levels = listener();
      await explain(desk, "service_level", levels.output);
      const found = values.get("service_level") ?? [];
      const own = found.filter(({ by }) => by === "accepted, the desk's own");
      expect(own.map(({ of }) => of)).toEqual(["chat", "phone"]);
      expect(found).toHaveLength(10);
      expect(found[0]).toEqual(own[0]);
      // Each by its own n: the contacts in time are a whole number of them, and those queued more than those accepted.
      for (const { value, n } of found) expect((value ?? 0) * n).toBeCloseTo(Math.round((value ?? 0) * n), 6);
      const all = found.find(({ of, by }) => of === "phone" && by === "all queued");
      expect(all?.n).toBeGreaterThan(own[1]?.n ?? 0);
      expect(levels.lines.join("\n")).toContain(`n ${all?.n}, phone, all queued, 2026-W46`);
      const text = await suaraHere(["explain", "backlog", "-w", desk]);
      await withWarehouse(await openWorkspace(desk), (engine) =>
        engine.run("alter table reports.chat_by_week drop column abandoned_share"),
      );
      const stale = await suaraHere(["explain", "abandonment", "-w", desk]);
      expect([stale.code, stale.stderr]).toEqual([
        64,
        expect.stringMatching(/another version of Suara[\s\S]*suara run/),
      ]);
      expect(text.stdout).toMatch(/raw\.ticket_event/);
      expect(text.stdout).toMatch(/now\s+\d+ \(n \d+/);
    });
  }, 600_000);

  it("never says all of almost all, nor none of a few", () => {
    expect([0.9999, 1, 0, 0.0004, 0.119].map((share) => perCent(share))).toEqual([
      "99.99",
      "100.0",
      "0.0",
      "0.04",
      "11.9",
    ]);
  });

  it("says what was meant by a name it does not know", async () => {
    const told = await suaraHere(["explain", "backlok"]);
    expect([told.code, told.stderr]).toEqual([64, expect.stringContaining("did you mean backlog?")]);
  });
});
