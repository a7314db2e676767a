import { z } from "zod";

/** Columns that several reports share. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const instant = z.string();
export const count = z.number().int().nonnegative();
export const seconds = z.number().nullable();
export const week = { week: z.string(), week_start: date, is_complete: z.boolean() };

/** `scope_kind` "all" has scope "all"; else the scope is the channel's or category's value. */
export const scope = { scope_kind: z.enum(["all", "channel", "category"]), scope: z.string() };

/** A percentile and its 95 % interval. */
export const percentileColumns = <P extends string>(p: P) =>
  ({ [`${p}_seconds`]: seconds, [`${p}_low_seconds`]: seconds, [`${p}_high_seconds`]: seconds }) as Record<
    `${P}_seconds` | `${P}_low_seconds` | `${P}_high_seconds`,
    typeof seconds
  >;
