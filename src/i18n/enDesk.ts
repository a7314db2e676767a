/** English: peaks, categories, data and definitions. */
export const enDesk = {
  /** Names of feeds, checks and reject reasons where the words of the code will not do; English needs none. */
  names: {} as Readonly<Record<string, string>>,
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  weekdaysLong: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  peaks: {
    headlineBusiest: (when: string) => `Most contacts came on ${when}.`,
    leadTooFew: "There are too few complete weeks before this one to say what is usual.",
    times: (x: string) => `${x} times`,
    heatTitle: (when: string) => `Above the usual range: ${when}`,
    heatTitleNone: "Every hour was within its usual range",
    heatTitleTooFew: "When contacts came this week",
    heatSub: (zone: string) =>
      `Contacts an hour in the week, ${zone} time; outlined where above the usual range`,
    dayTitle: (day: string, n: string) => `Most contacts in a day: ${n} on ${day}`,
    daySub:
      "Contacts a day, tickets and chat or phone attempts without a ticket; thin line: average of 7 days",
    average: "7-day average",
    hourTitle: (hour: string) => `Quietest hour with the desk awake: ${hour}`,
    kind: { promotion: "promotion", holiday: "holiday", incident: "incident", release: "release" },
  },
  categories: {
    headlineAbove: (list: string, n: number) =>
      n === 1 ? `${list} is above its usual range.` : `${list} are above their usual range.`,
    headlineBelow: (list: string, n: number) =>
      n === 1 ? `${list} is below its usual range.` : `${list} are below their usual range.`,
    headlineNone: (n: string) => `All ${n} categories are within their usual range.`,
    headlineTooFew: "Too few complete weeks to say what is usual.",
    lead: (name: string, share: string) => `The largest is **${name}** with ${share} of the week's tickets.`,
    title: "Tickets by category",
    sub: (weeks: string) =>
      `Tickets created in the week against the weeks before; last ${weeks} weeks in the line`,
    compactSub: "Tickets created in the week; usual: the weeks before",
    channelTitle: "Tickets by channel",
    none: "no category",
    trendTitle: {
      above: (name: string, n: string) => `${name}: ${n}, above usual`,
      below: (name: string, n: string) => `${name}: ${n}, below usual`,
      within: (name: string, n: string) => `${name}: ${n}, as usual`,
      too_few: (name: string, n: string) => `${name}: ${n}`,
    },
    trendSub: "Tickets a week",
    trendSubUsual: "Tickets a week; grey: usual range",
  },
  data: {
    headline: (share: string, records: string) => `${share} of ${records} records were read.`,
    headlineRefused: (n: number) =>
      n === 1
        ? "One file was refused and none of its records is counted."
        : `${n} files were refused and none of their records is counted.`,
    headlineEmpty: "No file has been read.",
    lead: (rejected: string, superseded: string) =>
      `**${rejected} records were rejected**, each with its reason; ${superseded} were replaced by a newer version of the same id.`,
    withheld: (rows: string, k: string) =>
      `${rows} rows of the published tables are withheld, merged or without their figures, because they tell of fewer than ${k} people or would give such a group away.`,
    refused: "Refused files",
    refusedSub: "A file that cannot be trusted is refused whole; the others load",
    files: "Files",
    filesTitle: (n: string, shown: string) => `${n} files were read; ${shown} need a look`,
    filesSubShort:
      "Those with rejects, doubles, ignored or refused; records = accepted + rejected; all files behind the data",
    filesSub: "records = accepted + rejected; superseded: replaced by a newer version of the same id",
    coverage: "What the exports cover",
    coverageSub: (zone: string) => `Rows after the newest version of each id won; ${zone} time`,
    checks: (n: string) => `All ${n} checks passed`,
    checksFailed: (n: string) => `${n} checks did not pass`,
    checksNone: "No check was run",
    checksSub: "Each must find no rows",
    passed: "passed",
    failed: "failed",
    error: "could not run",
    reasons: "Reasons of rejection",
    reasonsSub: "Records by reason; one record can have several",
    noReasons: "No record was rejected.",
    status: {
      loaded: "loaded",
      joined: "joined",
      ignored: "ignored",
      refused: "refused",
      duplicate: "same as another",
    },
  },
  definitions: {
    headline: "What each figure means, and this desk's settings.",
    lead: "Every figure on these pages is computed by one model, from these definitions.",
    settings: "Settings of this desk",
    settingsSub: "From suara.yaml; changing one changes the figures",
    zone: "Time zone",
    weeks: "Weeks",
    weeksValue: "ISO weeks, Monday to Sunday",
    sla: "First-response targets",
    slaNone: "none set",
    slaAny: "all tickets",
    inOpeningHours: "in opening hours",
    within: (x: string) => `within ${x}`,
    level: "Service level",
    small: "Small cells",
    smallValue: (k: string) =>
      `figures on fewer than ${k} people are withheld, and those from which they could be computed`,
    engine: "Computed by",
    metrics: "Measures",
    formula: "Formula",
    unit: "Unit",
    clock: "Clock",
    population: "Counted",
    exclusions: "Left out",
    model: "Model",
  },
};
