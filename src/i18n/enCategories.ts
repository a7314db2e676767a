/** English: what customers write about, and what moved. */
export const enCategories = {
  change: {
    rose: "more than usual",
    fell: "fewer than usual",
    no_change: "no real change",
    too_few_weeks: "too few weeks to judge",
    too_few_tickets: "too few tickets to judge",
    ended: "not judged",
    began: "not judged",
  },
  categories: {
    headlineRoseOne: (name: string, n: string, times: string) =>
      `${name} rose to ${n} tickets, ${times} the weeks before.`,
    headlineRoseNew: (name: string, n: string) => `${name} is new: ${n} tickets, none in the weeks before.`,
    headlineRose: (list: string) => `${list} rose.`,
    headlineFellOne: (name: string, n: string, times: string) =>
      `${name} fell to ${n} tickets, ${times} the weeks before.`,
    headlineFell: (list: string) => `${list} fell.`,
    headlineNone: "No problem changed by more than chance.",
    headlineTooFew: "Too few complete weeks to say what changed.",
    lead: (name: string, share: string) => `The largest is **${name}** with ${share} of the week's tickets.`,
    leadTests: (n: string) =>
      ` ${n} comparisons were made; of the changes named, no more than 1 in 20 should be chance.`,
    leadEnded: (name: string, day: string) =>
      ` **${name}** has no record after ${day}: an export that ends is no fall, so it is left out of every comparison.`,
    leadBegan: (name: string, day: string) =>
      ` **${name}** has no record before ${day}: an export that begins is no rise, so it is left out of every comparison.`,
    times: (x: string) => `${x} times`,
    /** Where their tickets are not told by the tool's categories alone. */
    rounded: (k: string) =>
      `Counts of problems and their causes are to the nearest ${k}: what they leave beyond the tool's categories would tell of few people`,
    title: "Tickets by problem",
    sub: "Tickets created in the week against the mean of up to 12 complete weeks before, with 95 % intervals. q: the part of chance among changes with this q or less; up to 0.05 is called a change",
    compactSub: "Tickets created in the week; usual: mean of the weeks before",
    toolTitle: "Tickets by the tool's category",
    toolSub:
      "As for the problems: what a person chose in the tool, where that is not what the taxonomy makes of it",
    ofTool: "the tool's category",
    subCauseTitle: "Tickets by sub-cause",
    subCauseSub:
      "As for the problems, of the tickets whose text tells a sub-cause; the share is of all tickets",
    channelTitle: "Tickets by channel",
    channelSub:
      "As for the problems; what ended or began within the weeks is told, and compared with nothing",
    none: "no category",
    usualCount: (n: string) => `usual ${n}`,
    usualShare: (share: string) => `usual ${share}`,
    q: (q: string) => `q ${q}`,
    qUnder: "q < 0.001",
    noneBefore: "none before",
    ended: (day: string) => `no record after ${day}`,
    began: (day: string) => `no record before ${day}`,
    withEvent: (name: string, n: string) => `${name}: ${n}`,
    shareToo: { rose: "a larger share", fell: "a smaller share" },
    levelTitle: (name: string, n: string) => `${name}: ${n}`,
    levelTitleChanged: (name: string, direction: string, day: string) => `${name} ${direction} ${day}`,
    up: "rose to another level in the week of",
    down: "fell to another level in the week of",
    levelSub: "Tickets a week with 95 % interval; dark line: level",
    levelsTitle: "Changes that lasted",
    levelsSub: (days: string) =>
      `First week of each new level, beyond what moves most problems alike. Beside it: what began from ${days} days before that week to its end, the likeliest first; it may be chance`,
    levelsNone: (weeks: string) =>
      `No problem has taken another level in the last ${weeks} weeks: what went up and down did so as chance does.`,
    levelsTooFew: (weeks: string) =>
      `A level is told apart from ${weeks} complete weeks on; until then the weeks are only shown.`,
    before: "Before",
    after: "Since then",
    beside: "Beside it",
    besideNone: "nothing known",
    besideMore: (n: string) => `and ${n} more`,
    problemsTitle: (problem: string, share: string, sub: string) => `${problem}: ${share} are about “${sub}”`,
    problemsTitleNone: "No sub-causes are told yet",
    problemsSub: (weeks: string) =>
      `Tickets of the last ${weeks} complete weeks by problem, and the share of each sub-cause among them with 95 % interval, told by the customer's text`,
    problemsNone: "Problems and their sub-causes are shown once a week is complete.",
    toldBy: (list: string, n: string) => `What told the problem of ${n} tickets: ${list}.`,
    source: {
      category: (share: string) => `the tool's category ${share}`,
      tag: (share: string) => `tags ${share}`,
      text: (share: string) => `the customer's text ${share}`,
      tool: (share: string) => `the tool's category, unknown to the taxonomy, ${share}`,
      none: (share: string) => `nothing ${share}`,
    } as Record<string, (share: string) => string>,
    problem: "Problem",
    subCauses: "Sub-causes",
    subCause: "Sub-cause",
    subCauseNames: {
      "payment_failure/balance_deducted": "Failed but deducted",
      "payment_failure/qr": "QR code",
      "payment_failure/bills": "Bills and vouchers bought",
      "delayed_transaction/top_up": "Top-up not credited",
      "delayed_transaction/transfer": "Transfer not arrived",
      "registration/otp": "Verification code not arriving",
      "registration/identity": "Identity check and upgrade",
      "registration/login": "Login and new phone",
      "refund/cancelled_order": "After a cancellation",
      "refund/rejected": "Refused",
      "account_security/pin_password": "PIN and password",
      "support_quality/closed_unsolved": "Closed without a solution",
    } as Record<string, string>,
    notTold: "Not told",
    fewTickets: "few tickets",
    changeColumn: "Change",
    share: "Share",
    legend: "Along the axes of the charts below:",
  },
};
