import { type Reader, shared } from "./estimate.js";

/** The reports that know a desk's weeks: those of its tickets, else of its chats. */
const OF_CONTACTS = ["reports.first_response_by_week", "reports.chat_by_week"] as const;

/** Of feedback alone: of what customers write, where none of that is complete of their scores. */
const OF_FEEDBACK = ["reports.themes_by_week", "reports.satisfaction_by_week"] as const;

export const DESK_WEEK_REPORTS = [...OF_CONTACTS, ...OF_FEEDBACK] as const;

/** Complete weeks of a desk, oldest first. */
export const readDeskWeeks = shared(
  async (engine: Reader): Promise<{ week: string; week_start: string }[]> => {
    for (const report of DESK_WEEK_REPORTS) {
      const weeks = await engine.rows<{ week: string; week_start: string; is_complete: boolean }>(
        `select distinct week, week_start, is_complete from ${report} order by week`,
      );
      const complete = weeks.flatMap(({ week, week_start, is_complete }) =>
        is_complete ? [{ week, week_start }] : [],
      );
      const isOfContacts = OF_CONTACTS.some((one) => one === report);
      if (complete.length > 0 || (isOfContacts && weeks.length > 0)) return complete;
    }
    return [];
  },
);
