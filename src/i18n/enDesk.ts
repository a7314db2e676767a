/** English: peaks, data and definitions. */
export const enDesk = {
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
    leftOut: "What is left out of the waiting figures",
    leftOutTitle: (n: string) =>
      `${n === "1" ? "1 wait is not known: its" : `${n} waits are not known: their`} times contradict each other`,
    leftOutSub:
      "Counted here, never as 0 and in no average. In quarantine: a reply, solution or end before what it answers; the rest by what it is",
    leftOutNone: "Nothing is left out.",
    quarantined: "in quarantine",
    leftOutReason: {
      merged: "Merged into another ticket",
      spam: "Spam",
      deleted: "Deleted",
      outbound: "Opened by an agent, no customer wrote",
      before_export: "Over before the export begins",
      reply_precedes_request: "Reply precedes the request",
      solved_before_request: "Solved before the customer wrote",
      end_precedes_queue: "End precedes the queue",
      reply_precedes_message: "Reply precedes the message",
      reply_precedes_edit: "Reply precedes the last edit",
    } as Readonly<Record<string, string>>,
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
    slaTarget: (who: string, within: string, inOpeningHours: boolean) =>
      `${who} within ${within}${inOpeningHours ? " in opening hours" : ""}`,
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
