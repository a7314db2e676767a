/** English: the regulator's clock for complaints. */
export const enSafety = {
  safety: {
    headlinePast: (n: string) =>
      n === "1"
        ? "1 complaint is past the regulator's limit."
        : `${n} complaints are past the regulator's limit.`,
    headlineDue: (n: string) =>
      `No complaint is past the regulator's limit; ${n} ${n === "1" ? "falls" : "fall"} due within 7 days.`,
    headlineFine: "No complaint is past the regulator's limit, and none falls due within 7 days.",
    headlineNone: "No rules for complaints are set for this desk.",
    lead: (n: string) => `**${n}** more ${n === "1" ? "falls" : "fall"} due within 7 days.`,
    leadNone:
      "Add a line to **complaints** in suara.yaml, for example 10 working days and 10 more as an extension, and this page counts them.",
    dueTitle: (n: string) =>
      n === "1" ? "1 open complaint is past its limit" : `${n} open complaints are past their limit`,
    dueTitleNone: "No open complaint is past its limit",
    dueSub:
      "Open complaints by what is left of the rule's working days · the list is in marts/complaints_open.parquet",
    band: {
      past_extension: "Past the extension",
      past_limit: "Past the limit",
      last_day: "Last day today",
      "7_days": "Due within 7 days",
      later: "Later",
    },
    categoryTitle: (day: string) => `The oldest one has been open since ${day}`,
    categoryTitleNone: "No complaint is open",
    categorySub: "Open complaints by category, those with most past their limit first",
    open: "Open",
    past: "Past",
    today: "Today",
    soon: "Within 7 days",
    later: "Later",
    weekTitle: (share: string, rule: string) => `${share} were solved within the limit (${rule})`,
    weekTitleNone: "How the complaints of each week ended",
    weekSub:
      "By the week the complaint came; the share is final once no limit of the week still runs, with 95 % interval",
    weekWithheld: (k: string) =>
      `A week of a rule is withheld where that of one of its categories is: fewer than ${k} tickets, or what would tell so few.`,
    rule: "Rule",
    received: "Received",
    inTime: "Within the limit",
    inExtension: "In the extension",
    late: "Late",
    stillOpen: "Open, past it",
    running: "Not due yet",
  },
};
