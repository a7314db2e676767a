import { describe, expect, it } from "vitest";
import { causeExamples } from "../../../pipelines/estimates/causeRuleReports.js";

const example = (evidence: string, reference: string | null, value: number | null) => ({
  rule: evidence,
  contact_kind: "ticket",
  contact_id: "4711",
  channel: "email",
  trouble: "slow",
  evidence,
  reference,
  value,
  waiting_seconds: 34_211,
  started_at_local: "2026-11-09 14:00",
});

describe("examples of evidence", () => {
  const told = causeExamples.compute([
    example("contact_after_restriction", "4710", 34_211),
    example("queue_ahead", "chat", 3),
    example("failing_group", "4.2.0 / refund", 2.35),
    example("tag", "vip", null),
  ]);

  it("tell the time between two contacts in tenths of an hour, other values as they are", () => {
    expect(told.map(({ value }) => value)).toEqual([34_200, 3, 2.35, null]);
  });

  it("name no contact by its number, no tag and no problem", () => {
    const [after, ...others] = told.map(({ reference }) => reference);
    expect(after).toMatch(/^[0-9a-f]{8}$/);
    expect(others).toEqual([null, "4.2.0", null]);
    expect(JSON.stringify(told)).not.toMatch(/471[01]|vip|refund/);
  });

  it("have no instant but the hour in which the contact began", () => {
    expect(
      Object.keys(causeExamples.columns).filter((column) => /_(at|from|to)(_local)?$/.test(column)),
    ).toEqual(["started_at_local"]);
  });
});
