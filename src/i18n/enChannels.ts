/** English: which channel answers fastest, when, and what customers do when it does not. */
export const enChannels = {
  channels: {
    headline: (channel: string, p50: string) =>
      `${channel} answers fastest: half reach a person within ${p50}.`,
    headlineTied: (channels: string, p50: string) =>
      `${channels} answer fastest and cannot be told apart: half reach a person within ${p50}.`,
    headlineOnly: (channel: string, p50: string) =>
      `Half of those who use ${channel} reach a person within ${p50}.`,
    headlineNone: "Too few contacts to compare channels.",
    leadSlowest: (channel: string, p50: string) => `Slowest is **${channel}** with ${p50}.`,
    leadBest: (channel: string, hours: string, saved: string) =>
      ` Best time to use ${channel}: **${hours}**, which saves ${saved}.`,
    leadNone: (n: string) => `Channels are compared from ${n} contacts on, in complete weeks.`,
    title: (n: string, of: string) => `The fastest channel stands out for ${n} of ${of} problems`,
    titleNone: "No problem has a fastest channel yet",
    sub: (from: string, to: string) =>
      `Time until a person has answered half, with 95 % interval, contacts of ${from} – ${to} · filled: fastest, or not told apart from it · logarithmic axis`,
    all: "Any problem",
    problem: "Problem",
    verdict: {
      fastest: "fastest",
      tied: "cannot be told apart from the fastest",
      slower: "slower",
      only: "the only one with enough contacts",
      too_few: "too few contacts",
    },
    hoursAll: "All hours",
    unknownProblem: (share: string, channel: string) =>
      `${share} of contacts by ${channel} do not say what they were about`,
    unknownNote: "they count under “any problem” only.",
    blockTitle: (channel: string) => `At most hours ${channel} answers first`,
    blockTitleMixed: "Which channel answers first depends on the hour",
    blockTitleNone: "Too few contacts to compare channels by the hour",
    blockSub: (n: string) =>
      `The fastest channel by problem and local hour, and its median · channels with at least ${n} contacts in these hours`,
    notTold: "not told apart",
    fewChannels: "too few contacts",
    onlyOne: "no other to compare",
    bestTitle: (channel: string, hours: string) => `Best time to use ${channel}: ${hours}`,
    bestTitleNone: "No hours are better than others",
    bestSub:
      "Hours in which a person answers sooner than in the channel’s other hours, any problem · saved: usual median less that of these hours, with 95 % interval",
    bestColumn: "Best hours",
    noBest: "no hours stand out",
    usually: "Usually",
    saved: "Saved",
    hourVerdict: {
      best: "best",
      faster: "sooner",
      slower: "later",
      no_difference: "no real difference",
      too_few: "too few contacts",
    },
    file: "The same for your help centre, as JSON",
    switchTitle: (share: string) => `${share} of cases took more than one contact`,
    switchTitleNone: "No case is over yet",
    switchSub: (interval: string, perCase: string, switched: string) =>
      `Customers who asked again about the same problem within 7 days · 95 % interval ${interval} · ${perCase} contacts a case · ${switched} in more than one channel`,
    switchNone: "No customer came again with the same problem within 7 days.",
    unknownCustomer: (share: string) =>
      `${share} of contacts name no customer; whether they came again is not known.`,
    switchWeeksTitle: "Asked again in another channel",
    switchWeeksSub: (day: string) =>
      `Share of contacts whose customer asked the same in another channel within 7 days, by week; figures of the week of ${day}, the latest whose 7 days are over`,
    switchWeeksNone: "No week's seven days are over yet.",
    switchedShare: "Went elsewhere",
    path: "From → to",
    times: "Times",
    shareOfFrom: "Of the first",
    beforeAnswer: "Before an answer",
    basis: {
      same_problem: "same problem",
      problem_unknown: "problem not known",
    },
    nothingMore: "nothing more",
    caseTitle: (problem: string, share: string) => `${problem} is asked about again most often: ${share}`,
    caseTitleNone: "How often the same problem comes again",
    caseSub: "Cases with more than one contact within 7 days, with 95 % interval, by problem",
    cases: "Cases",
    again: "Asked again",
    perCase: "Contacts a case",
    switched: "Several channels",
    selfTitle: (n: string) => `${n} help centre views for each contact`,
    selfTitleUnknown: "The help centre’s table does not cover the latest week",
    selfTitleNone: "How many help themselves is not known",
    selfNone: "Add reference/help_center.csv (date, article, category, views, searches) to fill this card.",
    selfSub:
      "Views of the help centre ÷ contacts, by week · a week that the table does not cover whole is left out",
    selfProblemTitle: (problem: string, share: string) =>
      `Searches on ${problem} find nothing most often: ${share}`,
    selfProblemTitleNone: "Help centre by problem",
    selfProblemSub:
      "The latest complete week, with 95 % interval · not known where the table names no such category",
    views: "Views",
    searches: "Searches",
    noResult: "Found nothing",
    perContact: "Views a contact",
    ticketTitle: (channel: string, share: string) =>
      `${channel}: ${share} of answered contacts became a ticket`,
    ticketTitleNone: "Whether calls and chats became tickets is not known",
    ticketSub: "Calls and chats that a person took and that name a ticket, with 95 % interval",
    becameTicket: "Became a ticket",
    notTicketed: "the export names none",
  },
};
