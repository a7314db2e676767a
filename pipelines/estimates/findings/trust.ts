import { silentDays } from "../silence.js";
import { candidate, family } from "./finding.js";
import { grouped } from "./series.js";
import { dayAfter } from "./weeklyChange.js";

interface Rows {
  files: number;
  refused: number;
  /** Contacts a day by channel, every day of the exports, in order. */
  days: { channel: string; day: string; contacts: number }[];
  holidays: string[];
}

/** What the figures cannot be trusted for: files that were refused, channels whose export has ended. */
export const trust = family<Rows>({
  name: "trust",
  inputs: ["raw.files", "reports.arrivals_by_day", "reports.calendar_marks"],
  read: async (engine) => {
    const [files] = await engine.rows<{ files: number; refused: number }>(
      "select count(*) as files, count(*) filter (where status = 'refused') as refused from raw.files",
    );
    const days = await engine.rows<Rows["days"][number] & Record<string, string | number>>(
      `select channel, day, contact_count as contacts from reports.arrivals_by_day
       where is_complete and channel <> 'all' order by channel, day`,
    );
    const holidays = await engine.rows<{ day: string }>(
      "select distinct starts_on as day from reports.calendar_marks where kind = 'holiday' order by day",
    );
    return {
      files: files?.files ?? 0,
      refused: files?.refused ?? 0,
      days,
      holidays: holidays.map(({ day }) => day),
    };
  },
  propose({ files, refused, days, holidays }, { weeks }) {
    const week = weeks.at(-1)?.week;
    if (week === undefined) return { candidates: [], unjudged: [] };
    const common = {
      week,
      family: "trust",
      tone: "worse",
      unit: "count",
      severity: 0,
      page: "data",
    } as const;
    const mend =
      refused === 0
        ? []
        : [
            candidate({
              ...common,
              kind: "files_refused",
              subjectKind: "files",
              story: "files",
              value: refused,
              n: files,
              anchor: "refused",
              action: "mend_files",
            }),
          ];
    const ended = grouped(days, ({ channel }) => channel).flatMap((own) => {
      const silent = silentDays(
        own.map(({ contacts }) => contacts),
        new Set(own.flatMap(({ day }, i) => (holidays.includes(day) ? [i] : []))),
      );
      const last = own.at(-1);
      if (silent === 0 || last === undefined) return [];
      return candidate({
        ...common,
        kind: "export_ended",
        subjectKind: "channel",
        subject: last.channel,
        story: `ended ${last.channel}`,
        value: silent,
        anchor: "coverage",
        action: "mend_files",
        day: dayAfter(last.day, 1 - silent),
      });
    });
    return { candidates: [...mend, ...ended], unjudged: [] };
  },
});
