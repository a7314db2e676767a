import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { targetNotes } from "../../../pipelines/load/targetNotes.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { insert, openWarehouse } from "../models/warehouse.js";

const maybe = (...values: string[]) => fc.constantFrom(...values, undefined);
const scope = { channel: maybe("chat", "email"), priority: maybe("high", "urgent") };
/** Each within another time, by which the one that was chosen is known. */
const targets = fc.uniqueArray(
  fc.record({
    minutes: fc.integer({ min: 1, max: 500 }),
    metric: fc.constantFrom("first_response", "resolution"),
    category: maybe("refund", "uncategorised", "never"),
    ...scope,
  }),
  { minLength: 2, maxLength: 9, selector: ({ minutes }) => minutes },
);
const kinds = fc.array(fc.record({ ...scope, category: maybe("refund", "fraud") }), {
  minLength: 1,
  maxLength: 4,
});

describe("a target that no ticket has", () => {
  let engine: Engine;
  let bodies: Map<string, string>;
  beforeAll(async () => {
    engine = await openWarehouse();
    bodies = new Map((await readModels()).map(({ name, body }) => [name, body]));
    for (const schema of ["staging", "intermediate"]) await engine.run(`create schema ${schema}`);
  });
  afterAll(() => engine.close());

  it("is one that the model of targets gives to no ticket though it fits some", async () => {
    await fc.assert(
      fc.asyncProperty(targets, kinds, async (sla, tickets) => {
        const config = parseConfig(
          JSON.stringify({
            name: "Desk",
            time_zone: "Asia/Jakarta",
            sla: sla.map(({ minutes, ...target }) => ({ ...target, within: `${minutes}m` })),
          }),
        );
        await engine.run("delete from raw.ticket");
        await insert(engine, {
          "raw.ticket": tickets.map((ticket, i) => ({
            ticket_id: `${i}`,
            channel: ticket.channel ?? "web",
            category: ticket.category ?? null,
            priority: ticket.priority ?? null,
          })),
        });
        await writeSettings(engine, { config }, "2026-11-09T20:00:00Z");
        await engine.run(`create or replace table intermediate.int_ticket_first_responses as
          select channel, coalesce(category, 'uncategorised') as category, coalesce(priority, 'none') as priority from raw.ticket`);
        for (const name of ["staging.stg_sla_targets", "intermediate.int_sla_targets"])
          await engine.run(`create or replace table ${name} as ${bodies.get(name)}`);

        const chosen = await engine.rows<{ metric: string; seconds: number }>(
          "select metric, target_seconds as seconds from intermediate.int_sla_targets",
        );
        const isChosen = (i: number): boolean =>
          chosen.some(
            ({ metric, seconds }) => metric === sla[i]?.metric && seconds === (sla[i]?.minutes ?? 0) * 60,
          );
        const fitting = sla.map((target) =>
          tickets.some(
            (ticket) =>
              (target.channel ?? ticket.channel) === ticket.channel &&
              (target.priority ?? ticket.priority) === ticket.priority &&
              (target.category ?? ticket.category ?? "uncategorised") ===
                (ticket.category ?? "uncategorised"),
          ),
        );
        const lineOf = (place: readonly (string | number)[]): number => Number(place[1]) + 1;
        const notes = await targetNotes(engine, { config, lineOf } as Parameters<typeof targetNotes>[1]);
        expect(notes.map(({ facts }) => (facts as { line: number }).line)).toEqual(
          sla.flatMap((_, i) => (fitting[i] && !isChosen(i) ? [i + 1] : [])),
        );
      }),
      { numRuns: 60 },
    );
  });
});
