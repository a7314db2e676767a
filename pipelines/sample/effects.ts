/** What is planted, in one place, so that truth.json tells the factors the generator works with. */
export const EFFECTS = {
  /** Factors on the arrivals. */
  volume: {
    growth: { first: 0.92, last: 1.08 },
    payDay: 1.12,
    /** Part of a promotion's uplift left on the day after it. */
    promotionDayAfter: 1 / 3,
    incident: { social: 3.2, chat: 2.4, phone: 2.4, email: 1.5, web: 1.5, community: 1.5 },
    incidentAfterSeconds: 3600,
    weekBeforeLebaran: 1.3,
    lebaran: 0.7,
    daysAfterLebaran: 0.85,
    yearEnd: 1.15,
    holiday: 0.85,
  },
  /** Factors on a category's weight among the others. */
  category: {
    promotion: { promotion: 4, payment_failure: 1.5 },
    incident: { delayed_transaction: 6 },
    badRelease: { delayed_transaction: 3 },
  },
  /** Share of the questions and other matters that are about the new feature, once it is there. */
  newTheme: { how_to: 0.4, other: 0.4 },
  /** Factors on the median first response; concurrentChat on that of a reply, for each chat more that the agent holds. */
  wait: {
    shortHours: 2.2,
    incident: 2.5,
    crowd: 1.4,
    refundBacklog: 5,
    sinceBadRelease: 1.7,
    concurrentChat: 1.3,
  },
  /** Added to the chance that a chat which found nobody failed to connect. */
  connectFailure: { usual: 0.22, badRelease: 0.35, incident: 0.3, "3g": 0.12 },
} as const;
