import { type Reader, shared } from "./estimate.js";

/** The reports that know a desk's weeks: those of its tickets, else of its chats, else of what customers write. */
export const DESK_WEEK_REPORTS = [
  "reports.first_response_by_week",
  "reports.chat_by_week",
  "reports.themes_by_week",
] as const;

/** Complete weeks of a desk, oldest first. */
export const readDeskWeeks = shared(
  async (engine: Reader): Promise<{ week: string; week_start: string }[]> => {
    for (const report of DESK_WEEK_REPORTS) {
      const weeks = await engine.rows<{ week: string; week_start: string; is_complete: boolean }>(
        `select distinct week, week_start, is_complete from ${report} order by week`,
      );
      if (weeks.length > 0)
        return weeks.flatMap(({ week, week_start, is_complete }) =>
          is_complete ? [{ week, week_start }] : [],
        );
    }
    return [];
  },
);
