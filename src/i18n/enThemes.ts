/** Page Themes. */
export const enThemes = {
  themes: {
    everything: "All customers",
    of: { channel: "Channel", language: "Language", version: "Version" },
    show: "Show",
    languages: { id: "Indonesian", en: "English", zh: "Chinese", und: "other languages" } as Record<
      string,
      string
    >,
    headline: {
      new: (theme: string, since: string) => `${theme} is new since the week of ${since}.`,
      rising: (theme: string, times: string, since: string) =>
        `${theme} is written about ${times} times as often as before, since the week of ${since}.`,
      version: (theme: string, version: string, times: string) =>
        `${theme}: customers on ${version} write of it ${times} times as often as others.`,
      discovered: (words: string, since: string) =>
        `Something new since the week of ${since}, in no theme yet: ${words}.`,
      none: "No theme stands out: none is new, none rises, no version differs.",
      noData: "No customer's text has been loaded.",
      tooFew: "Too few weeks of texts to say what stands out.",
    },
    mark: {
      incident: (name: string, day: string) => ` Around then: the incident “${name}” on ${day}.`,
      release: (name: string, day: string) => ` Around then: release ${name} on ${day}.`,
    },
    harmLead: (share: string, others: string, more: string, range: string) =>
      ` Of those who mention it **${share}** are dissatisfied, ${others} of others like them: about **${more} more dissatisfied customers a week** (${range}).`,
    alsoDiscovered: (words: string, language: string, since: string) =>
      ` Also new, and in no theme yet: **${words}** (${language}, since the week of ${since}).`,
    alsoVersion: (theme: string, version: string, times: string) =>
      ` Customers on **${version}** write of ${theme} ${times} times as often as others.`,
    tableTitle: (theme: string, more: string) => `${theme} hurts most: ${more} more dissatisfied a week`,
    tableTitleNone: "What customers write about",
    tableSub:
      "Customers who mention a theme in the latest complete week, by size × harm: customers a week × how much larger their share of dissatisfied (1 to 3 of 5) is than others' of the same channel and week, last 12 weeks, 95 % interval",
    columns: {
      theme: "Theme",
      trend: "26 weeks",
      customers: "Customers",
      share: "of all who wrote",
      harm: "More dissatisfied a week",
      verdict: "This week",
      measure: "Outcome",
      value: "Who mention it",
      others: "Others like them",
      difference: "Difference",
      version: "Version",
      release: "Release",
      ratio: "Ratio",
      group: "Group",
      week: "Week of",
      words: "Telling words",
      language: "Language",
    },
    verdict: {
      new: "new",
      rising: "rising",
      falling: "falling",
      no_change: "no real change",
      too_few: "too few to judge",
    },
    inLanguage: (verdict: string, language: string) => `${verdict} in ${language}`,
    withheld: "withheld",
    withheldNote: (k: string) => `withheld: fewer than ${k} customers, or telling of fewer`,
    noHarm: "no rating",
    detailTitle: (theme: string, share: string) => `${theme}: ${share} of the customers who wrote`,
    detailTitleNone: (theme: string) => `${theme}: too few customers to show`,
    detailSub: (scope: string) => `Share of the customers who wrote in the week that mention it · ${scope}`,
    markLabel: { incident: "incident", release: (name: string) => name },
    harmTitle: (theme: string) => `What it does to those who mention ${theme}`,
    harmSub:
      "Against others of the same channel and week, last 12 complete weeks, 95 % interval; waits of more than three days count as three",
    measures: {
      dissatisfied: "Dissatisfied",
      score: "Stars",
      wait: "First response",
      reopened: "Opened again",
      repeated: "Back within 7 days",
    },
    versionTitle: (version: string, times: string) => `On ${version} it is ${times} times as frequent`,
    versionTitleNone: "No version differs",
    versionSub:
      "Last four weeks: customers on a version against those on all others, within week and channel",
    versionVerdict: { more: "more", fewer: "fewer", no_difference: "no real difference" },
    releaseTitle: (release: string, times: string) => `Since ${release} ${times} times as frequent`,
    releaseTitleNone: "No release changed it",
    releaseSub: "Up to four whole weeks after a release against up to eight before it: did a fix help",
    releaseVerdict: { more: "more", fewer: "fewer", no_change: "no real change" },
    groupsTitle: "Who mentions it",
    groupsSub: "Customers in the latest complete week, and their share of those who wrote",
    quotesTitle: "In their own words",
    quotesSub: (k: string) =>
      `What belongs to a person was taken out when the texts were loaded; only themes that at least ${k} customers mention in the week and language`,
    search: "Search",
    anyWeek: "all weeks",
    anyChannel: "all channels",
    anyLanguage: "all languages",
    anyVersion: "all versions",
    quotesShown: (n: string, of: string) => `${n} of ${of} quotes`,
    noQuotes: "No quote: too few customers mention this theme in any week and language.",
    nothingFound: "No quote fits.",
    more: "Earlier weeks",
    said: (n: string) => `said by ${n} customers`,
    stars: (score: string, scale: string) => `${score} of ${scale}`,
    quotesFailed: "The quotes could not be fetched; reload the page.",
    discoveredTitle: (n: string) => `${n} more, in no theme yet`,
    discoveredSub:
      "Topics found in what no theme of the taxonomy covers, last 12 weeks, each language on its own; give one a name in reference/taxonomy.yaml to follow it",
    discoveredSince: (verdict: string, since: string) => `${verdict} since the week of ${since}`,
    customersIn12: (n: string) => `${n} customers in 12 weeks`,
  },
};
