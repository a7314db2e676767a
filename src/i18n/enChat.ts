/** English: chat and phone. */
export const enChat = {
  chatPage: {
    headline: (channel: string, contacts: string, share: string) =>
      `${channel}: ${share} of the ${contacts} in the queue were abandoned.`,
    headlineNone: "No chat or phone export has been loaded.",
    headlineNobody: "Nobody queued for chat or phone in the week.",
    lead: (channel: string, contacts: string, p50: string, p90: string) =>
      `${channel}: half of the ${contacts} in the queue waited longer than **${p50}**, one in ten longer than **${p90}**.`,
    leadFailed: (channel: string, share: string) =>
      ` **${share}** of the attempts to reach ${channel} never got a connection.`,
    waitsTitle: (p90: string, channel: string, contact: string) =>
      `One ${contact} in ten waits ${p90} or more in the queue of ${channel}`,
    waitsTitleNone: "How long each part of a contact takes",
    waitsSub:
      "Contacts of the latest complete week, whoever gave up or still waits counted in; with 95 % interval, n: contacts or turns",
    measure: {
      queue_wait: "In the queue",
      patience: "Until they give up",
      first_message: "Accepted, until somebody writes",
      chat_turn: "A reply within the chat",
    },
    mostStay: "most stay on",
    answeredOnly: "Of those that ended only",
    hourTitle: (channel: string, hour: string) => `${channel}: the longest queue is at ${hour}`,
    hourTitleFew: (channel: string) => `${channel}: the queue by hour`,
    hourSub: (few: string) =>
      `Time in the queue by the hour of the attempt, last four complete weeks · the longest is told of hours with at least ${few} in the queue`,
    failuresTitle: (code: string, share: string) => `${code} stops ${share} of attempts`,
    failuresTitleNone: "Every attempt of the week got a connection",
    failuresSub: "Attempts that failed, by error code, with 95 % interval; beside the four weeks before",
    noCode: "No code given",
    code: "Error",
    thisWeek: "This week",
    before: "4 weeks before",
    concurrencyTitle: (chats: string, p90: string) =>
      `With ${chats} chats at once, one reply in ten takes ${p90} or more`,
    concurrencyTitleNone: "Replies by how many chats an agent holds",
    concurrencySub:
      "A reply within the chat by the chats its agent held when accepting it, last four complete weeks",
    concurrencyEmpty: "The export does not tell how many chats an agent held.",
    concurrent: "Chats at once",
    formulasTitle: (channel: string, low: string, high: string) =>
      `${channel}: a service level of ${low} or ${high}, by the formula`,
    formulasTitleNone: "The same week by other formulas",
    formulasSub: (threshold: string, short: string) =>
      `In time: within ${threshold}; short: gone within ${short}. Marked: this desk's own, set in suara.yaml`,
    own: "this desk's own",
    formula: "Formula",
    figure: {
      service_level: "Service level",
      abandonment: "Gave up",
      speed_of_answer: "Time to answer",
    },
    formulas: {
      "service_level without_short_abandons": "accepted in time ÷ (queued − short abandons)",
      "service_level all_queued": "accepted in time ÷ queued",
      "service_level accepted": "accepted in time ÷ accepted: whoever gave up is left out",
      "service_level without_abandons_in_time": "accepted in time ÷ (queued − gone in time)",
      "service_level abandons_in_time_met":
        "(accepted + gone in time) ÷ queued: giving up at once is a success",
      "abandonment without_short_abandons": "gone from the queue ÷ queued, short abandons in neither",
      "abandonment all_queued": "gone from the queue ÷ queued",
      "abandonment all_attempts": "gone ÷ all attempts, failed ones too",
      "abandonment accepted_and_abandoned": "gone from the queue ÷ (accepted + gone)",
      "speed_of_answer accepted": "average of the accepted (ASA): whoever gave up is left out",
      "speed_of_answer half_of_all": "median of all, whoever gave up counted in",
    } as Record<string, string>,
    level: {
      without_short_abandons: (threshold: string, short: string) =>
        `Service level = accepted within ${threshold} ÷ (queued − abandoned within ${short}).`,
      all_queued: (threshold: string) => `Service level = accepted within ${threshold} ÷ queued.`,
      accepted: (threshold: string) => `Service level = accepted within ${threshold} ÷ accepted.`,
      without_abandons_in_time: (threshold: string) =>
        `Service level = accepted within ${threshold} ÷ (queued − abandoned within ${threshold}).`,
      abandons_in_time_met: (threshold: string) =>
        `Service level = (accepted + abandoned within ${threshold}) ÷ queued.`,
    },
  },
};
