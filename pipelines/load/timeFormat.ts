import { quoteString } from "../engine/engine.js";
import { didYouMean } from "../workspace/didYouMean.js";
import { microsSql } from "./micros.js";

/**
 * A declared time format as a guard and a parser. The guard is an anchored expression with every part's
 * range, so nothing is rolled over, cut off or read in another order; the parser then only has to refuse
 * days that the month lacks.
 */
interface TimeFormat {
  /** Over a text expression: true when it is written in this format. */
  guard(text: string): string;
  /**
   * struct(at TIMESTAMP, utc BOOLEAN): null where the guard fails, `at` null where no such time exists;
   * `utc` says that `at` needs no zone any more.
   */
  parse(text: string): string;
}

const PARTS: Record<string, string> = {
  Y: "[0-9]{4}",
  y: "[0-9]{2}",
  m: "(?:0?[1-9]|1[0-2])",
  "-m": "(?:0?[1-9]|1[0-2])",
  d: "(?:0?[1-9]|[12][0-9]|3[01])",
  "-d": "(?:0?[1-9]|[12][0-9]|3[01])",
  H: "(?:[01]?[0-9]|2[0-3])",
  "-H": "(?:[01]?[0-9]|2[0-3])",
  I: "(?:0?[1-9]|1[0-2])",
  "-I": "(?:0?[1-9]|1[0-2])",
  M: "[0-5][0-9]",
  S: "[0-5][0-9]",
  f: "[0-9]{1,6}",
  p: "(?:[AaPp][Mm])",
  b: "(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
  B: "(?i:January|February|March|April|May|June|July|August|September|October|November|December)",
  a: "(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
  A: "(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
};
const KNOWN = [...Object.keys(PARTS).filter((letter) => !letter.startsWith("-")), "z"]
  .map((l) => `%${l}`)
  .join(" ");
const OFFSET = "(?:[Zz]|UTC|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";
/** An offset at the end, with its hours and minutes. */
const OFFSET_PARTS = " ?(?:[Zz]|UTC|([+-])([0-9]{2}):?([0-9]{2})?)$";

const DIRECTIVE = /%(-?[A-Za-z%])/g;
const escaped = (text: string): string => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");

/** What a day consists of, with the directives that say it. */
const DAY_PARTS = [
  { part: "year", letters: "Yy", told: "%Y" },
  { part: "month", letters: "mbB", told: "%m, while %M is the minute" },
  { part: "day", letters: "d", told: "%d" },
];

/** Why a format cannot be used, or null when it can. */
export function formatFault(format: string): string | null {
  if (WORDS.has(format)) return null;
  const letters: string[] = [];
  for (const [directive, letter = ""] of format.matchAll(DIRECTIVE)) {
    if (letter !== "%" && letter !== "z" && PARTS[letter] === undefined)
      return `${directive} is not known (known: ${KNOWN})`;
    letters.push(letter.replace("-", ""));
  }
  if (letters.length === 0) {
    return `it is neither ${[...WORDS.keys()].join(", ")} nor made of parts such as %d/%m/%Y %H:%M${didYouMean(format, [...WORDS.keys()])}`;
  }
  if (/%z./.test(format)) return "%z can stand at the end only";
  if (letters.includes("I") && !letters.includes("p")) return "%I (12 hours) needs %p (AM or PM)";
  for (const { part, letters: any, told } of DAY_PARTS) {
    const found = letters.filter((letter) => any.includes(letter));
    if (found.length === 0) return `it has no ${part} (${told})`;
    if (found.length > 1) return `it has the ${part} twice`;
  }
  return null;
}

const WORDS = new Map<string, TimeFormat>();

/** A strptime format, or "iso", "epoch_s", "epoch_ms". The format must have no `formatFault`. */
export function timeFormat(format: string): TimeFormat {
  return WORDS.get(format) ?? strptimeFormat(format);
}

function strptimeFormat(format: string): TimeFormat {
  const hasOffset = format.endsWith("%z");
  const local = hasOffset ? format.slice(0, -2).trimEnd() : format;
  const pattern = quoteString(guardPattern(local) + (hasOffset ? ` ?${OFFSET}` : ""));
  const spec = quoteString(local.replaceAll("%-", "%"));
  return {
    guard: (text) => `regexp_full_match(${text}, ${pattern})`,
    parse(text) {
      const bare = hasOffset ? `regexp_replace(${text}, '${OFFSET_PARTS}', '')` : text;
      const at = `try_strptime(${bare}, ${spec})`;
      return parsed(this.guard(text), hasOffset ? minusOffset(at, text) : at, hasOffset ? "true" : "false");
    },
  };
}

/** The local part of a format as a regular expression; other characters stand for themselves. */
function guardPattern(format: string): string {
  let pattern = "";
  let from = 0;
  for (const match of format.matchAll(DIRECTIVE)) {
    pattern += escaped(format.slice(from, match.index));
    pattern += match[1] === "%" ? "%" : PARTS[match[1] ?? ""];
    from = match.index + match[0].length;
  }
  return pattern + escaped(format.slice(from));
}

const parsed = (guard: string, at: string, utc: string): string =>
  `case when ${guard} then {'at': ${at}, 'utc': ${utc}} end`;

const part = (text: string, group: number): string => `regexp_extract(${text}, '${OFFSET_PARTS}', ${group})`;
const minusOffset = (at: string, text: string): string =>
  `(${at} - to_minutes(case when ${part(text, 1)} = '-' then -1 else 1 end *
    (coalesce(try_cast(${part(text, 2)} as integer), 0) * 60 + coalesce(try_cast(${part(text, 3)} as integer), 0))))`;

const ISO_LOCAL =
  "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6}0*)?)?";

/** The spellings nearly every file has, which need no taking apart. */
const ISO_PLAIN = ISO_LOCAL.replace("[Tt ]", "[T ]").replace("[.,][0-9]{1,6}0*", "[.][0-9]{1,6}");

WORDS.set("iso", {
  guard: (text) => `regexp_full_match(${text}, '${ISO_LOCAL}(?: ?${OFFSET})?')`,
  parse(text) {
    const offset = `regexp_matches(${text}, '(?:[Zz]|UTC|:[0-9.,]+ ?[+-][0-9:]+)$')`;
    const local = `replace(regexp_extract(${text}, '^(${ISO_LOCAL})', 1), ',', '.')`;
    // Zeros beyond microseconds were allowed by the guard and say nothing.
    const at = `try_cast(regexp_replace(${local}, '([.][0-9]{6})0+$', '\\1') as timestamp)`;
    const utc = `case when ${offset} then ${minusOffset(at, text)} else ${at} end`;
    return `case
      when regexp_full_match(${text}, '${ISO_PLAIN}Z?') then {'at': try_cast(${text} as timestamp), 'utc': ends_with(${text}, 'Z')}
      when ${this.guard(text)} then {'at': ${utc}, 'utc': ${offset}} end`;
  },
});

/** A sheet's own date in one cell and its own time, or a written one, in the next; joined by a blank. */
export const DATE_AND_TIME_CELLS = "date_and_time_cells";
/** The day on which a sheet puts a time without a date. */
const CELLS =
  "([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00 (?:1899-12-3[01] )?((?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)";
WORDS.set(DATE_AND_TIME_CELLS, {
  guard: (text) => `regexp_full_match(${text}, '${CELLS}')`,
  parse(text) {
    const at = `try_cast(regexp_replace(${text}, '^${CELLS}$', '\\1 \\2') as timestamp)`;
    return parsed(this.guard(text), at, "false");
  },
});

const epoch = (pattern: string, unit: number): TimeFormat => ({
  guard: (text) => `regexp_full_match(${text}, '${pattern}')`,
  parse(text) {
    return parsed(this.guard(text), `make_timestamp(${microsSql(text, unit)})`, "true");
  },
});
WORDS.set("epoch_s", epoch("[0-9]{9,10}(?:[.][0-9]{1,6})?", 1_000_000));
WORDS.set("epoch_ms", epoch("[0-9]{12,13}(?:[.][0-9]{1,3})?", 1000));
