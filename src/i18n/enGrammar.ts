const days = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const shortDays = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** English: how figures and the parts of a text are put together. */
export const enGrammar = {
  /** Units of a duration; `gap` before each and between, `digits` of the smaller one at least. */
  duration: { s: "s", m: "min", h: "h", d: "d", gap: "\u00a0", digits: 2 },
  percent: (n: string) => `${n}\u00a0%`,
  n: (n: string) => `n\u00a0${n}`,
  moreThan: (x: string) => `more than ${x}`,
  range: (a: string, b: string) => `${a} – ${b}`,
  /** Of figures that may be below zero: a dash between them and a minus look alike. */
  signedRange: (a: string, b: string) => `${a} to ${b}`,
  /** The first to the last day, each at midnight UTC. */
  days: (first: Date, last: Date) => days.formatRange(first, last),
  /** The same where there is little room. */
  shortDays: (first: Date, last: Date) => shortDays.formatRange(first, last),
  unknown: "not known",
  everything: "everything",
  of: (n: string) => `of ${n}`,
  /** A text and what is known of it besides. */
  aside: (text: string, note: string) => `${text} (${note})`,
  labelled: (label: string, text: string) => `${label}: ${text}`,
  /** Between sentences, between clauses, before what is added, between names without an "and". */
  join: { sentence: " ", clause: "; ", comma: ", ", item: ", " },
};
