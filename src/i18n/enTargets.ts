/** English: targets and the backlog. */
export const enTargets = {
  targets: {
    headline: (share: string, n: string) =>
      `${share} of first answers came within target; ${n} ${n === "1" ? "ticket is" : "tickets are"} late now.`,
    headlineNoShare: (n: string) => `${n} ${n === "1" ? "ticket is" : "tickets are"} past a target now.`,
    headlineNone: "No targets are set for this desk.",
    leadNone:
      "Add a line to **sla** in suara.yaml, for example a first answer within 4 hours, and this page measures it.",
    leadGrew: (n: string, stock: string) =>
      `The backlog grew by **${n}** in the week, to ${stock} open tickets.`,
    leadShrank: (n: string, stock: string) =>
      `The backlog shrank by **${n}** in the week, to ${stock} open tickets.`,
    leadSame: (stock: string) => `The backlog stayed at ${stock} open tickets.`,
    metric: { first_response: "First answer", next_reply: "Next answer", resolution: "Solution" },
    metTitle: (share: string) => `${share} of first answers came within target`,
    metTitleOther: "Targets met in the week",
    metSub:
      "Clocks that began in the week: met ÷ (met + breached), with 95 % interval; those that still run are in neither",
    met: "Within target",
    breached: "Late",
    running: "Running",
    paused: "Customer's turn",
    cancelled: "Closed without",
    dueTitle: (n: string) => `${n} ${n === "1" ? "ticket is past its" : "tickets are past their"} target now`,
    dueTitleSoon: (n: string) => `${n} ${n === "1" ? "ticket is" : "tickets are"} due within the hour`,
    dueTitleNone: "Nothing is late, and nothing is due within the hour",
    dueSub:
      "Running clocks by the time left, by each target's own clock · the list of tickets is in marts/sla_running.parquet",
    due: {
      past: "Past it",
      under_1h: "under 1\u00a0h left",
      "1h_4h": "1–4\u00a0h",
      "4h_24h": "4–24\u00a0h",
      over_24h: "over 24\u00a0h",
      paused: "Customer's turn",
    },
    hourTitle: (when: string) => `Most targets were missed on ${when}`,
    hourSub: "When targets were missed, by hour of the week, last four complete weeks together",
    hourUnit: (n: string) => `${n} late`,
    team: "Team",
    unassigned: "Nobody assigned",
    teamTitle: (team: string, n: string, metric: string) => `${team}: ${n} late (${metric.toLowerCase()})`,
    teamTitleNone: "Targets by team",
    teamSub:
      "Within target by the team that has the ticket now, clocks begun in the last four complete weeks, with 95 % interval",
    circumstance: {
      incident: "During an incident",
      promotion: "During a promotion",
      holiday: "On a holiday",
      closed: "Outside opening hours",
      unassigned: "Assigned to nobody",
      none: "None of these",
    },
    circumstanceTitle: (n: string, what: string) =>
      `${n} ${n === "1" ? "target" : "targets"} missed: ${what.toLowerCase()}`,
    circumstanceTitleNone: "The late ones coincide with nothing we know of",
    circumstanceSub:
      "What went on when targets were missed, last four complete weeks; several at once count in each. No proof of a cause",
    stockTitle: {
      unknown: "Open tickets, day by day",
      grew: (n: string) => `The backlog grew by ${n} in the week`,
      shrank: (n: string) => `The backlog shrank by ${n} in the week`,
      same: "The backlog stayed as it was in the week",
    },
    stockSub:
      "Open tickets at midnight, local time; below: tickets that came and that were solved or closed, a day",
    scope: "Scope",
    scopeTitle: (name: string, n: string) =>
      `Most of what is open: ${name}, ${n} ${n === "1" ? "ticket" : "tickets"}`,
    scopeSub: "Open tickets by category, then by priority, with the change in the complete week",
    priority: (name: string) => `Priority ${name}`,
    noPriority: "No priority given",
    change: "In the week",
    opening: "At 0:00",
    created: "Created",
    reopened: "Reopened",
    outflow: "Solved or closed",
    closing: "At 24:00",
    stock: "open",
    stockNow: "open now",
    inflow: "came",
    left: "went",
    oldTitle: (n: string) => `${n} open ${n === "1" ? "ticket is" : "tickets are"} older than a week`,
    oldTitleNone: "No open ticket is older than a week",
    oldSub: "Open tickets by age since they were created, answered or not",
    nothingOpen: "No ticket is open",
  },
};
