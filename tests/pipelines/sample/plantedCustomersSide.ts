import { expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";

/** The slow network and the broken release, against what the causes of the built sample blame. */
export function describeCustomersSide(
  desk: () => { engine: Engine; truth: { badRelease: { version: string } } },
): void {
  it("the customer's side: the slow network is found, and what the broken release brings, and nothing else", async () => {
    const { engine, truth } = desk();
    const failing = "select rule, member from intermediate.int_failing_groups where is_failing order by rule";
    const member = `${truth.badRelease.version} / delayed_transaction`;
    expect(await engine.rows(failing)).toEqual([
      { rule: "failing_network", member: "3g" },
      { rule: "problem_on_version", member },
    ]);
    // Its tickets about delayed transactions carry the cause, and only they.
    const blamed = `select distinct app_version || ' / ' || problem as member from marts.tickets
      where ticket_id in (select contact_id from intermediate.int_contact_causes where rule = 'problem_on_version')`;
    expect(await engine.rows(blamed)).toEqual([{ member }]);
  });
}
