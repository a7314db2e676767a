import type { enGrammar } from "./enGrammar.js";

const days = new Intl.DateTimeFormat("id-ID", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const shortDays = new Intl.DateTimeFormat("id-ID", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** Bahasa Indonesia: how figures and the parts of a text are put together. */
export const idGrammar: typeof enGrammar = {
  duration: { s: "dtk", m: "mnt", h: "jam", d: "hari", gap: "\u00a0", digits: 1 },
  percent: (n) => `${n}%`,
  n: (n) => `n\u00a0${n}`,
  moreThan: (x) => `lebih dari ${x}`,
  range: (a, b) => `${a} – ${b}`,
  signedRange: (a, b) => `${a} sampai ${b}`,
  days: (first, last) => days.formatRange(first, last),
  shortDays: (first, last) => shortDays.formatRange(first, last),
  unknown: "tidak diketahui",
  everything: "semuanya",
  of: (n) => `dari ${n}`,
  aside: (text, note) => `${text} (${note})`,
  labelled: (label, text) => `${label}: ${text}`,
  join: { sentence: " ", clause: "; ", comma: ", ", item: ", " },
};
