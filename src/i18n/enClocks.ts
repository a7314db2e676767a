/** English: the clocks of a ticket, and what becomes of it in time. */
export const enClocks = {
  clocks: {
    title: (first: string) => `In opening hours, nine in ten had a first answer within ${first}`,
    titleCalendar: (first: string) => `Nine in ten had a first answer within ${first}`,
    notReached: (longest: string) =>
      `In opening hours, fewer than nine in ten have a first answer; the longest wait is ${longest}`,
    notReachedCalendar: (longest: string) =>
      `Fewer than nine in ten have a first answer; the longest wait is ${longest}`,
    titleNext: (title: string, next: string) => `${title}; a next answer within ${next}`,
    sub: "Every clock of the week's customers, with 95 % interval · those still waiting counted; next answers by the week in which the customer wrote again",
    noSchedule: "No opening hours are set for these channels, so there is no clock in opening hours.",
    someSchedule: (n: string, all: string) =>
      `Opening hours are set for ${n} of ${all} tickets of the week; only those are in the clocks in opening hours.`,
    few: (n: string) => `only ${n}`,
    told: (events: string, all: string) => `${events} of ${all}`,
    titleLater: "Next answers and solutions",
    sources: (first: string, solved: string) =>
      `Told by events: the first answer of ${first} tickets, the solution of ${solved}; the rest by the tool's own stamps.`,
    statusTitle: (p50: string) => `Half of the solved tickets had waited ${p50} or more for us`,
    statusTitleNone: "Where the time of solved tickets went",
    statusSub:
      "Tickets by the week of their last solution, from their status changes; open ones are in the solution's percentiles above",
    endedOnly: "9 in 10, ended only",
    less: (gap: string) => `${gap} less`,
    some: "Had any",
    status: {
      requester_wait: "The customer waited for us",
      requester_wait_business: "… in opening hours",
      agent_wait: "We waited for the customer",
      agent_wait_business: "… in opening hours",
      on_hold: "On hold: others were waited for",
      on_hold_business: "… in opening hours",
    },
    measure: {
      first_response: "First answer",
      first_response_business: "First answer, in opening hours",
      first_response_after_bot: "First answer, since the bot's last word",
      next_reply: "Next answer",
      next_reply_business: "Next answer, in opening hours",
      resolution: "Solved",
      resolution_business: "Solved, in opening hours",
    },
  },
  outcomes: {
    title: (share: string, within: string) => `After ${within}, ${share} had an answer`,
    titleDay: (share: string) => `After a day, ${share} had an answer`,
    titleClosed: (title: string, share: string) => `${title}; ${share} were closed without one`,
    sub: "What had become of the week's tickets after each time; no ticket is both answered and closed without an answer, and whoever waits counts while observed",
    answered: "answered",
    closed: "closed without an answer",
    waiting: "waiting",
    unknown: "not known yet",
    within: "After",
    answeredColumn: "Answered",
    closedColumn: "Closed without",
    waitingColumn: "Waiting",
  },
};
