import type { FindingWords } from "./findingWords.js";

type Sentence = (w: FindingWords) => string;

const about = (w: FindingWords, text: string): string =>
  w.subject === null ? text.charAt(0).toUpperCase() + text.slice(1) : `${w.subject}: ${text}`;
const usualIs = (w: FindingWords): string => (w.usual === "" ? "" : `; usual is ${w.usual}`);
const than = (w: FindingWords, more: string, less: string): string =>
  w.usual === "" ? "." : `, ${w.isUp ? more : less} the usual ${w.usual}.`;
const tickets = (w: FindingWords): string =>
  w.count === 1 ? "**1 ticket** waits" : `**${w.value} tickets** wait`;
const most = (w: FindingWords): string =>
  w.part === null
    ? "."
    : w.partCount === w.value
      ? `, ${w.count === 1 ? "" : "all "}about ${w.part}.`
      : `; ${w.partCount} of them about ${w.part}.`;
const first = (w: FindingWords): string => (w.part === null ? "" : `, beginning with ${w.part}`);
const wait =
  (who: string, not: string, done: string): Sentence =>
  (w) =>
    about(
      w,
      w.isReached
        ? `${who} ${done} within **${w.value}**${than(w, "longer than", "shorter than")}`
        : `${not} yet, after **${w.value}**${than(w, "longer than", "shorter than")}`,
    );
const share =
  (text: (w: FindingWords) => string): Sentence =>
  (w) =>
    about(w, `**${w.value}** ${text(w)}${than(w, "above", "below")}`);
const figures = (n: string): string => (n === "1" ? "1 figure" : `${n} figures`);
/** Of a peak it is told when, not that the event brought it. */
const brought = (w: FindingWords): string =>
  w.when === ""
    ? `${w.subject} brought ${w.value} times the usual contacts`
    : `with ${w.subject}, ${w.value} times the usual contacts came on ${w.when}`;
const event: Sentence = (w) =>
  `${w.subject} (${w.day}) brought **${w.value} times** the usual contacts: ${w.n} where ${w.compared} were expected.`;

const sentence = {
  abandoned: share((w) => `of the ${w.contacts} in the queue were abandoned`),
  backlog_growth: (w) => about(w, `the backlog changed by **${w.value}** tickets in the week${usualIs(w)}.`),
  cause_excess: (w) =>
    about(
      w,
      `contacts waited **${w.value}** longer in all than without it${than(w, "more than", "less than")}`,
    ),
  cause_share: share(() => "of the slow and failed contacts show evidence of it"),
  complaints_past_limit: (w) =>
    `**${w.value} open ${w.count === 1 ? "complaint is" : "complaints are"}** past the regulator's limit${most(w)}`,
  csat: share(() => "of the ratings were good"),
  due_first_response: (w) => `${tickets(w)} for a first answer that falls due within four hours${most(w)}`,
  due_next_reply: (w) => `${tickets(w)} for a next answer that falls due within four hours${most(w)}`,
  due_resolution: (w) => `${tickets(w)} for a solution that falls due within four hours${most(w)}`,
  event_holiday: event,
  event_incident: event,
  event_promotion: event,
  export_ended: (w) => `The export of **${w.subject}** seems to have ended: nothing since ${w.day}.`,
  failed: share(() => "of the attempts failed to connect"),
  fastest_channel: (w) =>
    `${w.subject} reaches a person soonest: half within **${w.value}**; next is ${w.part ?? ""} with ${w.compared}.`,
  files_refused: (w) =>
    `**${w.value} of ${w.n} files** ${w.count === 1 ? "was" : "were"} refused: what is in ${w.count === 1 ? "it" : "them"} is missing everywhere.`,
  first_contact_resolved: share(() => "of the solved were solved at first contact"),
  first_response_p50: wait("half", "fewer than half have a first answer", "had a first answer"),
  first_response_p90: wait("nine in ten", "fewer than nine in ten have a first answer", "had a first answer"),
  late_first_response: (w) => `${tickets(w)} for a first answer past the target${most(w)}`,
  late_next_reply: (w) => `${tickets(w)} for a next answer past the target${most(w)}`,
  late_resolution: (w) => `${tickets(w)} for a solution past the target${most(w)}`,
  met_first_response: share(() => "of first answers came within target"),
  met_next_reply: share(() => "of next answers came within target"),
  met_resolution: share(() => "of solutions came within target"),
  next_reply_p90: wait(
    "nine in ten who wrote again",
    "fewer than nine in ten who wrote again have an answer",
    "had an answer",
  ),
  nps: (w) => about(w, `promoters minus detractors came to **${w.value}**${than(w, "above", "below")}`),
  peak: (w) =>
    `On ${w.when}, **${w.value} times** the usual contacts came: ${w.n} where ${w.compared} were expected` +
    `${w.part === null ? "" : `, above all about ${w.part}`}; ` +
    `${w.marker === "" ? "nothing in the calendar explains it" : `it coincides with ${w.marker}`}.`,
  queue_p90: (w) =>
    wait(
      `nine in ten ${w.contacts}`,
      `fewer than nine in ten ${w.contacts} got out of the queue`,
      "got out of the queue",
    )(w),
  reopened: share(() => "of the solved tickets were opened again"),
  repeated: share(() => "of customers came back within seven days"),
  resolution_p50: wait("half", "fewer than half are solved", "were solved"),
  roster_gave: (w) =>
    `With its past rosters ${w.subject} answered **${w.value}** in time, where the people planned should have answered ${w.compared}.`,
  service_level: share((w) => `of the ${w.contacts} in the queue were answered within ${w.threshold}`),
  short_of_people: (w) =>
    `${w.subject} is short of people in **${w.hours} hours** of the coming week, most on ${w.when}: ${w.value} needed, ${w.compared} planned.`,
  switched: share(() => "asked again in another channel within seven days"),
  theme: (w) =>
    `**${w.value} customers** mention ${w.subject}${w.weeks > 1 ? ` in ${w.weeks} weeks` : ""}, ` +
    `${w.isUp ? "more" : "fewer"} than the ${w.compared} expected.`,
  theme_on_version: (w) =>
    `Customers on version ${w.part ?? ""} write **${w.value} times** as often about ${w.subject} as others do: ${w.n} of them where ${w.compared} were expected.`,
  tickets: (w) => about(w, `**${w.value} tickets** came in${than(w, "more than", "fewer than")}`),
} satisfies Record<string, Sentence>;

const action = {
  answer_due: (w) => `Keep an eye on the **${w.value}** due within four hours.`,
  answer_again: (w) =>
    `Answer the **${w.value} ${w.count === 1 ? "ticket" : "tickets"} whose customer wrote again** and waits past the target${first(w)}.`,
  answer_late: (w) => `Answer the **${w.value} without a first answer** past their target${first(w)}.`,
  ask_release: (w) =>
    `Ask the app team about release **${w.marker}** (${w.markerDay}): ${w.subject} has been slower since that week.`,
  ask_release_theme: (w) =>
    `Ask the app team about release **${w.marker}** (${w.markerDay}): customers write more often about ${w.subject}.`,
  check_article: (w) => `See whether the help article on **${w.subject}** answers what they ask now.`,
  clear_category: (w) => `Put people on **${w.subject}** until its oldest tickets are solved.`,
  find_people: (w) =>
    `Find out where the people planned for **${w.subject}** were: they answered ${w.value} in time and should have answered ${w.compared}.`,
  explain_peak: (w) =>
    `Find out what happened on **${w.when}**, and note it among the incidents or promotions.`,
  mend_cause: (w) =>
    `See on the page Causes which rules show **${w.subject}**, with examples, and fix the most frequent.`,
  mend_connection: (w) => `Find out why attempts to reach **${w.subject}** fail.`,
  mend_files: () => "Export again what was refused or has ended, before trusting the totals.",
  name_channel: (w) => `Name **${w.subject}** first where customers look for a contact.`,
  plan_event: (w) => `Plan people for ${w.next === null ? "the next one" : `**${w.next}**`}: ${brought(w)}.`,
  ask_raters: () => "Ask a few of those who rated badly what went wrong.",
  review_answers: () => "Read a few of the tickets that came back or were rated badly.",
  roster_cause: () => "See on the page Causes in which hours there were too few people, and move some there.",
  roster_queue: (w) => `Compare who was on **${w.subject}** with who queued, hour by hour.`,
  roster_slot: (w) =>
    `Give **${w.subject}** more people, above all ${w.when}: ${w.value} needed, ${w.compared} planned; short for ${w.hours}\u00a0h in all.`,
  solve_late: (w) => `Solve the **${w.value} past their target** for a solution${first(w)}.`,
  solve_complaints: (w) =>
    `Solve the **${w.value} past the regulator's limit**${w.part === null ? "" : `, most of them about ${w.part}`}.`,
  write_notice: (w) =>
    `Keep a notice ready for the next incident: **${w.subject}** brought ${w.value} times the usual contacts.`,
} satisfies Record<string, Sentence>;

/** English: the findings of a week. */
export const enFindings = {
  findings: {
    sentence: sentence as Record<keyof typeof sentence, Sentence>,
    action: action as Record<keyof typeof action, Sentence>,
    nothing: (tests: string) =>
      `Nothing changed beyond chance: ${figures(tests)} ${tests === "1" ? "was" : "were"} compared with the weeks before.`,
    tooFew: "Too few weeks yet to tell a change from chance.",
    changes: "Changes",
    title: (n: number) => (n === 1 ? "One change stands out" : `${n} changes stand out`),
    titleNone: "No change stands out",
    titleTooFew: "Too few weeks to compare with",
    sub: (tests: string, real: string) =>
      `${figures(tests)} compared with up to twelve weeks before; ${real} ${real === "1" ? "stands" : "stand"} out beyond chance (those that say the same are listed once), at most one in twenty of these by luck`,
    subNone: (tests: string) =>
      `${figures(tests)} compared with up to twelve weeks before, none beyond chance`,
    subTooFew: "It takes six complete weeks before the one that is judged",
    interval: (range: string) => `95 % interval ${range}`,
    n: (n: string) => `n\u00a0${n}`,
    inARow: (n: string) => `${n} weeks in a row`,
    more: (n: number) =>
      n === 1
        ? "One more, of less weight, is not in this list."
        : `${n} more, of less weight, are not in this list.`,
    marker: {
      promotion: (name: string) => `in the week of ${name}`,
      holiday: (name: string) => `in the week of ${name}`,
      incident: (name: string) => `in the week of the incident ${name}`,
      pay_day: () => "around pay day",
      release: (name: string, day: string) => `since the week of release ${name} (${day})`,
    },
    /** Families without a finding. */
    inPart: (family: string) => `${family} (what can be judged so far)`,
    still: (list: string) => `No change beyond chance in ${list}.`,
    notYet: (list: string) => `Some figures cannot be judged yet: ${list}.`,
    few: (list: string) => `Too few weeks to judge: ${list}.`,
    family: {
      backlog: "the backlog",
      causes: "causes of waiting",
      channels: "moves between channels",
      events: "events",
      peaks: "peaks",
      quality: "whether answers helped",
      queues: "chat and phone",
      roster: "past rosters",
      shortage: "the roster",
      standing: "who waits",
      targets: "targets",
      themes: "what customers say",
      trust: "the data",
      volume: "the number of tickets",
      waits: "waiting times",
    },
    all: "Everything",
    column: {
      finding: "Finding",
      status: "Kind",
      usual: "Usual",
      q: "q",
      affected: "Customers or contacts beyond usual",
      weight: "Weight",
    },
    status: {
      real: "change",
      fact: "now",
      nothing: "no change",
      too_few: "too few weeks",
      not_yet: "not decided",
    },
    evidence: "Evidence",
  },
};
