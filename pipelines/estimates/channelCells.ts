import type { WaitCount } from "../methods/waitCounts.js";
import { type Reader, shared } from "./estimate.js";
import { groupBy } from "./groupBy.js";

/** A percentile of fewer contacts is no ground to send a customer anywhere. */
export const FEWEST_CONTACTS = 30;
/** Hours of a block; finer ones leave too few contacts of a problem. */
const BLOCK_HOURS = 4;
/** Share of the differences that are said to be real and are not, on average, over all that is shown. */
export const FALSE_DISCOVERY_RATE = 0.05;

/** Waits until a person answers, of one channel: of all or one category, of all hours or a block of them. */
export interface Cell {
  channel: string;
  category: string | null;
  from_hour: number | null;
  contact_count: number;
  answered_count: number;
  p50_seconds: number | null;
  p50_low_seconds: number | null;
  p50_high_seconds: number | null;
  p90_seconds: number | null;
  p90_low_seconds: number | null;
  p90_high_seconds: number | null;
  longest_seconds: number | null;
  period_from: string;
  period_to: string;
}

export interface Input {
  cells: Cell[];
  counts: (Pick<Cell, "channel" | "category" | "from_hour"> & WaitCount)[];
}

export const INPUTS = ["marts.channel_wait_percentiles", "marts.channel_wait_counts"] as const;

export const readCells = shared(read);

async function read(engine: Reader): Promise<Input> {
  return {
    cells: await engine.rows<Cell & Record<string, unknown>>(
      `select * from marts.channel_wait_percentiles order by channel, category nulls first, from_hour nulls first`,
    ),
    counts: await engine.rows<Input["counts"][number] & Record<string, unknown>>(
      `select channel, category, from_hour, seconds, answered_count as answered, censored_count as censored
       from marts.channel_wait_counts order by all`,
    ),
  };
}

export const keyOf = ({
  channel,
  category,
  from_hour,
}: Pick<Cell, "channel" | "category" | "from_hour">): string =>
  JSON.stringify([channel, category, from_hour]);

export function countsByCell({ counts }: Input): ReadonlyMap<string, WaitCount[]> {
  return groupBy(counts, keyOf);
}

/** Columns that a cell has in every report, in their published order. */
export const CELL_COLUMNS = {
  scope_kind: "VARCHAR",
  scope: "VARCHAR",
  from_hour: "BIGINT",
  to_hour: "BIGINT",
  channel: "VARCHAR",
  contact_count: "BIGINT",
  answered_count: "BIGINT",
  p50_seconds: "BIGINT",
  p50_low_seconds: "BIGINT",
  p50_high_seconds: "BIGINT",
  p90_seconds: "BIGINT",
  p90_low_seconds: "BIGINT",
  p90_high_seconds: "BIGINT",
  longest_seconds: "BIGINT",
  period_from: "DATE",
  period_to: "DATE",
} as const;

export function cellColumns(cell: Cell): Record<keyof typeof CELL_COLUMNS, string | number | null> {
  const { category, from_hour, channel, ...figures } = cell;
  return {
    scope_kind: category === null ? "all" : "category",
    scope: category ?? "all",
    from_hour,
    to_hour: from_hour === null ? null : from_hour + BLOCK_HOURS,
    channel,
    ...figures,
  };
}

/** A median that is not reached is longer than any. */
export const medianOf = (cell: Cell): number => cell.p50_seconds ?? Number.POSITIVE_INFINITY;
