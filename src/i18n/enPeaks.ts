/** English: the list of peaks. */
export const enPeaks = {
  spells: {
    headline: (when: string, times: string) => `The peak: ${when}, ${times} the usual.`,
    headlineNone: (when: string) => `No peak; most contacts came on ${when}.`,
    lead: (n: string, expected: string, why: string) =>
      `**${n} contacts** came, where ${expected} are usual. Explained by: **${why}**.`,
    leadWait: (wait: string, usual: string) =>
      ` Half of those who wrote then had an answer within **${wait}**; at these hours ${usual} is usual.`,
    leadBefore: (when: string, why: string) => `The last peak was **${when}**. Explained by: ${why}.`,
    title: (n: number, weeks: string) =>
      n === 1 ? `One peak in the last ${weeks} weeks` : `${n} peaks in the last ${weeks} weeks`,
    titleNone: (weeks: string) => `No peak in the last ${weeks} weeks`,
    sub: "Contacts a day; coloured: above the usual during a peak · line: what these hours usually have, without events",
    none: "No stretch of hours had clearly more contacts than usual.",
    usual: "usual",
    over: "above the usual in a peak",
    tableTitle: "What each peak did to the waits, and what explains it",
    tableSub:
      "The latest first · waits of those who came during the peak, with those still waiting, against the same hours of the other weeks in the same mix of channels",
    when: "When",
    latest: "latest week",
    times: "× usual",
    over95: (low: string, high: string) => `${low} – ${high}`,
    ofUsual: (n: string) => `usual ${n}`,
    why: "Explained by",
    whyNone: "nothing known",
    because: {
      promotion: (name: string) => `promotion ${name}`,
      holiday: (name: string) => name,
      incident: (name: string) => `incident: ${name}`,
      release: (name: string) => `release ${name}`,
      pay_day: (day: string) => `pay day of ${day}`,
    },
    mostly: "Most of all",
    everywhere: "everywhere alike",
    half: "First answer, half",
    nineInTen: "9 in 10",
    queue: "Queue, 9 in 10",
    gaveUp: "Gave up",
    kind: {
      promotion: "promotion",
      holiday: "holiday",
      incident: "incident",
      release: "release",
      pay_day: "pay day",
    },
  },
};
