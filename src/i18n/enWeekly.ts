/** English: This week and the pages of the weeks before. */
export const enWeekly = {
  weekly: {
    title: (n: string, year: string) => `Week ${n}, ${year}`,
    weeks: "Weeks",
    previous: "Week before",
    next: "Week after",
    listTitle: (n: number) => (n === 1 ? "One complete week" : `${n} complete weeks`),
    listSub: "Each as it is known today",
    earlier: (n: string) => (n === "1" ? "1 earlier week" : `${n} earlier weeks`),
    todoPast: "What the week asked for",
    todoPastNothing: "Nothing to do followed from the figures of this week.",
    met: "First answers within target",
    noTarget: "no target set",
    chatTitleNone: "Chat and phone: nobody gave up in the queue",
    chatSub: "Contacts by chat and phone attempted in the week, with 95 % interval and n",
    noChats: "No chat or phone contact in this week.",
    peaksTitleNone: "No peak in this week",
    peaksSub: "Stretches of hours with more contacts than usual, and what explains them",
    peaksUnsearched: "Peaks are sought only in the last twelve weeks, given enough weeks before.",
    peaksNone: "No stretch of hours had clearly more contacts than usual.",
    causesTitle: (cause: string) => `Waiting with evidence of a cause: most from ${cause}`,
    causesTitleNone: "No waiting of this week has evidence of a cause",
    causesSub:
      "Time the week's slow and failed contacts waited, by cause, in equal parts where several · below: more than contacts without it, with 95 % interval",
    causesMore: (cause: string, excess: string, interval: string) =>
      `Against similar contacts without it, **${cause}** cost most: **${excess}** in all, contacts that were not slow included (${interval}).`,
    causesNoMore: "No cause made contacts wait measurably longer than those without it.",
    causesNone: "No contact of this week was slow or failed.",
    safetyTitle: (n: string) =>
      `${n} ${n === "1" ? "complaint" : "complaints"} came under the regulator's clock`,
    safetySub: "Complaints that came in the week, by rule · working days",
    safetyOfAll: (sentence: string) => `Over all weeks: ${sentence}`,
    themesTitle: (n: number) => (n === 1 ? "One theme is new or rising" : `${n} themes are new or rising`),
    themesTitleNone: "No theme is new or rising",
    themesTitleVersion: (version: string) => `A theme stands out on version ${version}`,
    themesSub:
      "Customers who mention it in the week against those expected from the weeks before, with 95 % interval",
    themesNone:
      "What customers wrote about is what they usually write about, or there are too few weeks to tell.",
    expected: (n: string) => `expected ${n}`,
    withheld: "few",
    volumeTitle: "What they wrote about",
    volumeSub: "Tickets created in the week by category, share of all with 95 % interval",
  },
  lacking: {
    title: "What is not here yet",
    sub: "And what would bring it",
    week: (list: string) => `From the first complete week on, Monday to Sunday: **${list}**.`,
    weeks: (list: string) => `With six complete weeks before the one that is judged: **${list}**.`,
    contacts: (list: string) => `With an export of tickets, chats or calls: **${list}**.`,
    tickets: (list: string) => `With an export of tickets: **${list}**.`,
    chats: (list: string) => `With an export of chats or calls: **${list}**.`,
    texts: (list: string) => `With what customers write, in tickets or feedback: **${list}**.`,
    targets: (list: string) => `With targets in suara.yaml: **${list}**.`,
    rules: (list: string) =>
      `With rules for complaints in suara.yaml, once one falls under them: **${list}**.`,
    few: (list: string) => `Withheld for this week, for it could tell of a few people: **${list}**.`,
  },
  said: {
    lead: (n: string, theme: string, share: string) =>
      `**${n} customers** wrote in feedback; what they mention most is **${theme}** (${share}).`,
    leadCount: (n: string) => `**${n} customers** wrote in feedback.`,
    writers: "Customers who wrote",
    before: (n: string) => `week before ${n}`,
    rising: "Themes new or rising",
    most: "Mentioned most",
    none: "In no theme",
    customers: (n: string) => `${n} customers`,
    noTheme: "Nothing that was written in the week falls under a theme.",
    sub: "Customers who mention a theme in the week, of all who wrote; one may mention several",
  },
  rated: {
    title: "How customers rated",
    sub: "Ratings by their date, the latest week first, with 95 % interval",
    lead: {
      csat: (share: string, n: string) => `**${share}** of the ratings were good (${n}).`,
      nps: (points: string, n: string) => `Promoters minus detractors came to **${points}** (${n}).`,
    },
    ratings: "Ratings",
    low: { csat: "Not satisfied", nps: "Detractors" },
  },
  untold: {
    title: "When customers were first answered is not known",
    causes: "How long contacts waited is not known",
    empty: "No export says whether these tickets were answered.",
    waiting: "Who is waiting for a first answer is not known",
    open: (n: string) => `For ${n} more open tickets, no export says whether they were answered.`,
    lead: (channels: string, n: string, all: string) =>
      `**${channels}: no export says whether ${n} of ${all} tickets were answered**, so they are in no figure on waiting for an answer. Whoever loads the exports can add the column, or the tickets' events.`,
    figure: "not in the exports",
  },
  digest: {
    subject: (desk: string, week: string, finding: string) => `${desk}, week ${week}: ${finding}`,
    open: "Open the dashboard",
    made: (desk: string, hasWaits: boolean) =>
      `Made by Suara from the exports of ${desk}. ${hasWaits ? "Those still waiting are part of every wait; no" : "No"} figure covers fewer people than the desk allows.`,
  },
  restated: {
    title: (n: number) =>
      n === 1
        ? "One figure has changed since it was published"
        : `${n} figures have changed since they were published`,
    titleNone: "No published figure of an earlier week has changed",
    sub: "Headline figures of complete weeks as they were first published, and as they are now · what changed in between",
    none: "What was published of earlier weeks still stands.",
    figure: "Figure",
    published: "Published",
    now: "Now",
    why: "Why",
    asOf: (day: string) => `as of ${day}`,
    gone: "no longer published",
    withheld: "not shown: it could tell how a few people fared",
    few: "a few",
    measure: {
      tickets: "Tickets",
      first_response_p50: "First response, half",
      first_response_p90: "First response, 9 in 10",
      met_first_response: "First answers within target",
      attempts: "Attempts",
      abandoned: "Gave up in the queue",
    },
    late: (n: string, isOne: boolean, files: string) =>
      `${n} late ${isOne ? "record" : "records"} in ${files}`,
    changed: (n: string, isOne: boolean, files: string) =>
      `${n} ${isOne ? "record" : "records"} edited, merged or continued in ${files}`,
    replaced: (files: string, isOne: boolean, what: string) =>
      `${files} ${isOne ? "was" : "were"} replaced: ${what}`,
    replacedBy: {
      changed: (n: string, isOne: boolean) => `${n} ${isOne ? "record" : "records"} changed`,
      added: (n: string, isOne: boolean, isFirst: boolean) =>
        isFirst ? `${n} ${isOne ? "record" : "records"} added` : `${n} added`,
      gone: (n: string, isOne: boolean, isFirst: boolean) =>
        isFirst ? `${n} ${isOne ? "record" : "records"} gone` : `${n} gone`,
    },
    removed: (files: string, isOneFile: boolean, n: string, isOne: boolean) =>
      `${files} ${isOneFile ? "is" : "are"} gone, with ${n} ${isOne ? "record" : "records"} that no other file holds`,
    uncompared: (files: string, isOne: boolean) =>
      `${files} ${isOne ? "was" : "were"} replaced or removed; how many records differ is not known`,
    reference: (files: string, isOne: boolean) => `${files} ${isOne ? "is" : "are"} not as before`,
    settings: "other settings in suara.yaml",
    version: "another version of Suara",
    forgotten: "a customer's data was erased",
    time: "only time has passed: those waiting then have waited longer, or it is as of another moment",
  },
};
