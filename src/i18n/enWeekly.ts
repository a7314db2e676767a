/** English: This week and the pages of the weeks before. */
export const enWeekly = {
  weekly: {
    title: (n: string, year: string) => `Week ${n}, ${year}`,
    weeks: "Weeks",
    previous: "Week before",
    next: "Week after",
    listTitle: (n: number) => (n === 1 ? "One complete week" : `${n} complete weeks`),
    listSub: "Each with its findings, waits, targets, peaks, causes and complaints",
    earlier: (n: string) => `${n} earlier weeks`,
    todoPast: "What the week asked for",
    todoPastNothing: "Nothing to do followed from the figures of this week.",
    met: "First answers within target",
    noTarget: "no target set",
    chatTitleNone: "Chat and phone: nobody gave up in the queue",
    chatSub: "Contacts by chat and phone attempted in the week, with 95 % interval and n",
    noChats: "No chat or phone contact in this week.",
    peaksTitleNone: "No peak in this week",
    peaksSub: "Stretches of hours with more contacts than usual, and what explains them",
    peaksUnsearched: "Peaks are looked for in the last twelve weeks with enough weeks before them.",
    peaksNone: "No stretch of hours had clearly more contacts than usual.",
    causesTitle: (cause: string) => `Waiting with evidence of a cause: most by ${cause}`,
    causesTitleNone: "No waiting of this week has evidence of a cause",
    causesSub:
      "What slow and failed contacts of the week waited, by cause, in equal parts where there are several · below: more than contacts without it, with 95 % interval",
    causesMore: (cause: string, excess: string, interval: string) =>
      `**${cause}** made contacts wait **${excess}** longer than those without it (${interval}).`,
    causesNoMore: "No cause made contacts wait measurably longer than those without it.",
    causesNone: "No contact of this week was slow or failed.",
    safetyTitle: (n: string) => `${n} complaints came under the regulator's clock`,
    safetySub: "Complaints that came in the week, by rule · working days",
    safetyUnset: "No rules for complaints are set for this desk.",
    safetyNone: "No complaint came in this week.",
    themesTitle: (n: number) => (n === 1 ? "One theme is new or rising" : `${n} themes are new or rising`),
    themesTitleNone: "No theme is new or rising",
    themesSub:
      "Customers who mention it in the week against those expected from the weeks before, with 95 % interval",
    themesNone:
      "What customers wrote about is what they usually write about, or there are too few weeks to tell.",
    expected: (n: string) => `expected ${n}`,
    withheld: "few",
    volumeTitle: "What they wrote about",
    volumeSub: "Tickets created in the week by category, share of all with 95 % interval",
  },
  digest: {
    subject: (desk: string, week: string, finding: string) => `${desk}, week ${week}: ${finding}`,
    open: "Open the dashboard",
    made: (desk: string) =>
      `Made by Suara from the exports of ${desk}. Those still waiting are part of every wait; no figure tells of fewer people than the desk allows.`,
  },
};
