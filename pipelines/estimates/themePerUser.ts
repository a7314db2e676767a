import { estimate, type Reader } from "./estimate.js";
import {
  readThemeCounts,
  sum,
  THEME_INPUTS,
  type ThemeCounts,
  type ThemeLine,
  themeLines,
} from "./themeCounts.js";
import { EMERGENCE_COLUMNS, emergence, readThemeMarks, type ThemeMark } from "./themeEmergence.js";

interface Input {
  counts: ThemeCounts;
  marks: ThemeMark[];
  users: Record<string, number>;
}

export const themePerUser = estimate<Input, keyof typeof EMERGENCE_COLUMNS>({
  name: "estimates.theme_per_user",
  grain: ["theme", "language", "week_start"],
  inputs: [...THEME_INPUTS, "ref.active_users", "reports.calendar_marks"],
  columns: EMERGENCE_COLUMNS,
  units:
    "customers of the last week_count weeks, those that stand out most; ratio = their rate per active user over that of the weeks before",
  note:
    "as theme_emergence, against the app's active users instead of those who wrote: a theme that rises with everything else rises here " +
    "alone. Weeks of which reference/active_users.csv has every day; no row without such weeks. All languages together",
  read: async (engine) => ({
    counts: await readThemeCounts(engine),
    marks: await readThemeMarks(engine),
    users: await readUsers(engine),
  }),
  compute: ({ counts, marks, users }) =>
    Object.keys(users).length === 0 ? [] : emergence(counts, marks, perUser(counts, users)),
});

/** Mean daily active users by Monday: the rows of all versions and platforms, else the sum of the others. */
async function readUsers(engine: Reader): Promise<Record<string, number>> {
  const weeks = await engine.rows<{ week_start: string; users: number }>(
    `with days as (
       select date as day, coalesce(
         sum(users) filter (where app_version is null and platform is null), sum(users)) as users
       from ref.active_users group by date)
     select cast(date_trunc('week', day) as date) as week_start, cast(avg(users) as double) as users
     from days group by 1 having count(*) = 7 order by 1`,
  );
  return Object.fromEntries(weeks.map(({ week_start, users }) => [week_start, users]));
}

/** Lines of all languages with what was to be expected of each week's active users; 0 where they are not known. */
function perUser(counts: ThemeCounts, users: Readonly<Record<string, number>>): ThemeLine[] {
  const known = counts.weeks.map((week) => users[week] ?? 0);
  return themeLines(counts)
    .filter(({ language }) => language === "all")
    .map((line) => {
      const mentions = sum(line.counts.filter((_, i) => (known[i] as number) > 0));
      const rate = mentions / Math.max(1, sum(known));
      return { ...line, exposures: known.map((one) => one * rate) };
    });
}
