import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { REPORTS, type ReportName } from "../../../../pipelines/publish/reportContracts.js";
import { SMALL_CELL_RULES } from "../../../../pipelines/publish/smallCells/rules.js";
import { SAID_IN_ROUND } from "../../../../pipelines/publish/smallCells/saidInRound.js";

const columns = (Object.keys(REPORTS) as ReportName[]).flatMap((name) =>
  Object.entries(REPORTS[name].shape as Record<string, z.ZodType>).map(([column, type]) => ({
    name,
    column,
    type,
    kind: SMALL_CELL_RULES[name].kind,
  })),
);
const named = ({ name, column }: { name: string; column: string }): string => `${name}.${column}`;

/** Of no customer: the first and last record of a feed, of which as_of is one, and settings. */
const OF_NOBODY =
  /^(coverage\.(first|last)_at|staffing_basis\.threshold_seconds|answered_within\.within_seconds)$/;
/** Of everything that is open, rounded by the model; at least 30 contacts. */
const OF_MANY = /^((waiting_now|backlog_by_age)\.oldest_seconds|staffing_basis\.handle_seconds)$/;

describe("what is published of few people", () => {
  it("is no instant", () => {
    const instants = columns.filter(({ column }) => /_at$/.test(column)).map(named);
    expect(instants.filter((one) => !OF_NOBODY.test(one))).toEqual([]);
  });

  it("is no exact duration: it can be left open, or is said in round figures", () => {
    const isTold = (one: (typeof columns)[number]): boolean =>
      one.kind === "published" ||
      (one.kind === "figures" || one.kind === "groups" ? one.type.def.type === "nullable" : false) ||
      (SAID_IN_ROUND[one.name] as readonly string[] | undefined)?.includes(one.column) === true;
    const durations = columns.filter(({ column }) => /_(milli)?seconds(_left)?$/.test(column));
    expect(durations.length).toBeGreaterThan(60);
    const exact = durations.filter((one) => !isTold(one)).map(named);
    expect(exact.filter((one) => !OF_NOBODY.test(one) && !OF_MANY.test(one))).toEqual([
      // Means of the forecast and of a channel's queue over 12 weeks, which are nobody's wait.
      "staffing_basis.patience_seconds",
      "staffing_by_half_hour.mean_wait_seconds",
    ]);
  });
});
