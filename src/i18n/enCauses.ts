/** English: why contacts were slow or failed. */
export const enCauses = {
  causes: {
    name: {
      technical: "Technical",
      capacity: "Capacity",
      communication: "Communication",
      restriction: "Restriction",
      customer: "Customer's side",
      unexplained: "Unexplained",
    },
    /** Within a sentence. */
    inSentence: {
      technical: "technical trouble",
      capacity: "too few people",
      communication: "unclear communication",
      restriction: "restricted topics",
      customer: "the customer's side",
    },
    headline: (cause: string, excess: string, interval: string) =>
      `Last week ${cause} made contacts wait longer than similar ones without it: ${excess} in all (${interval}).`,
    headlineNone: (share: string) =>
      `No cause made contacts wait measurably longer last week; of the waiting, ${share} is unexplained.`,
    headlineQuiet: "No contact was slow or failed last week.",
    headlineEmpty: "Why customers wait is not known yet.",
    lead: (waited: string, contacts: string, unexplained: string) =>
      `**${contacts} contacts** were slow or failed; together they waited **${waited}**. For ${unexplained} of that there is no evidence of any cause.`,
    leadMost: (cause: string) =>
      ` The largest part has evidence of **${cause}**; that alone does not show that it cost time.`,
    leadWaiting: (n: string) => ` ${n} of them still wait; their time counts so far.`,
    leadNoCapacity: " Capacity cannot be judged without reference/roster.csv.",
    leadEmpty: "It begins with the first whole week of exports.",
    barsTitle: (cause: string) => `Most of the explained waiting carries evidence of: ${cause}`,
    barsTitleNone: "No waiting of last week has evidence of a cause",
    barsSub:
      "Calendar time that slow and failed contacts of the last whole week waited, by cause; a contact with several causes counts in equal parts, so the bars add up · waits that go on count so far",
    tableTitle: "Did those with a cause wait longer than others?",
    tableSub:
      "All contacts with the evidence, quick ones too, against contacts without it at the same hours of the same channel, week and category · last whole week · 95 % interval",
    cause: "Cause",
    contacts: "Slow or failed",
    waited: "Waited",
    parts: "In equal parts",
    exposed: "With evidence",
    excess: "More than without",
    sameHour: "Same hours",
    verdict: {
      more: "waited longer",
      less: "waited less",
      no_difference: "no real difference",
      too_few_contacts: "too few to say",
      cannot_be_judged: "cannot be judged",
    },
    judgedNot: "cannot be judged: see the rules below",
    trend: "By week",
    trendTitle: (share: string) => `Of last week's waiting, ${share} has evidence of a cause`,
    trendTitleNone: "The waiting by week",
    trendSub:
      "Waiting of slow and failed contacts by week of the contact, with evidence of a cause and without",
    explained: "with evidence",
    unexplained: "unexplained",
    scopeTitle: "Where it was",
    scopeSub:
      "Waiting of slow and failed contacts of the last whole week by channel and category, the cause with the largest part of it, and what is unexplained",
    scope: "Channel or category",
    largest: "Largest cause",
    none: "none",
    rulesTitle: "What counts as evidence",
    rulesSub:
      "The rules of data/reference/causes.yaml with the changes in suara.yaml · slow or failed contacts of the last four whole weeks · a contact's name here is a pseudonym; out/marts/contact_causes has its number",
    rule: "Rule",
    fits: "Contacts",
    examples: "Evidence",
    noEvidence: "none found",
    cannot: (needs: string) => `Cannot be judged: ${needs}`,
    needs: {
      incident: "reference/incidents.csv names no incident.",
      connect_failure: "no attempts by chat or phone were exported.",
      short_staffed: "reference/roster.csv covers no hour in which contacts came.",
      queue_ahead: "no chat or phone queue was exported.",
      clarification: "no messages were exported (ticket events).",
      missing_reference: "the exports do not say whether a transaction reference was given.",
      relabelled: "no changes of category were exported (ticket events).",
      tag: "the exports carry no tags.",
      restricted: "no export flags it, and reference/restricted_topics.csv is missing.",
      contact_after_restriction: "the exports do not say who the customer is.",
      failing_group: "no group of attempts or tickets is large enough.",
    },
    evidence: {
      incident: (name: string, _value: string) => name,
      connect_failure: (code: string, _value: string) => `error ${code}`,
      short_staffed: (_channel: string, value: string) => `load ${value} × what the roster can carry`,
      queue_ahead: (_channel: string, value: string) => `${value} others in the queue`,
      clarification: (_category: string, value: string) => `${value} answers that did not settle it`,
      missing_reference: (_category: string, _value: string) => "no transaction reference",
      relabelled: (_category: string, value: string) =>
        value === "1" ? "category changed once" : `category changed ${value} times`,
      tag: (_tag: string, _value: string) => "marked by a tag",
      restricted: (_topic: string, _value: string) => "restricted",
      contact_after_restriction: (before: string, value: string) => `${value}\u00a0h after contact ${before}`,
      failing_group: (group: string, value: string) => `${group}: ${value} × as often as others`,
    },
    example: (name: string, at: string, evidence: string, waited: string | null) =>
      `${name}, ${at}: ${evidence}${waited === null ? "" : `; waited ${waited}`}`,
    atLeast: (x: string) => `at least ${x}`,
    /** Beside the CSV of a table that shows the last week alone. */
    csvHolds: "The CSV has every week, each channel and each category.",
    fewNote: (k: string) =>
      `Where fewer than ${k} contacts have a cause, it is withheld: no share is known then, so hours are told instead, and the sum is at least so much.`,
    lessThanOne: "under 1\u00a0%",
    hours: (n: string) => `${n}\u00a0h`,
  },
};
