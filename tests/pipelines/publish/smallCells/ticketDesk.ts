import type { Engine } from "../../../../pipelines/engine/engine.js";
import { ESTIMATES } from "../../../../pipelines/estimates/index.js";
import { updateEstimates } from "../../../../pipelines/estimates/updateEstimates.js";
import { build, insert, openWarehouse } from "../../models/warehouse.js";

export const K = 5;
const WEEKS = 14;
export const MONDAYS = Array.from({ length: WEEKS }, (_, i) =>
  new Date(Date.UTC(2026, 7, 3) + i * 7 * 86_400_000).toISOString().slice(0, 10),
);

/** A ticket as a desk of made-up ones has it: of a week, with the tool's category and what its text is about. */
export interface Ticket {
  week: number;
  category: string;
  themes: string;
}

/** What is read of a desk's reports and estimates, before anything is published of them. */
export async function publishedOf<T>(
  own: readonly Ticket[],
  read: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await openWarehouse();
  try {
    await insert(engine, {
      "raw.ticket": own.map(({ week, category, themes }, i) => ({
        ticket_id: String(i),
        created_at: `${new Date(Date.parse(`${MONDAYS[week]}T00:00:00Z`) + (i % 7) * 86_400_000).toISOString().slice(0, 10)} 05:00`,
        category,
        themes,
        text_language: "id",
      })),
    });
    await build(engine, { asOf: "2026-11-10T00:00:00Z" });
    await updateEstimates(engine, ESTIMATES);
    return await read(engine);
  } finally {
    await engine.close();
  }
}
