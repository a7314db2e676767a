import { quoteString } from "../engine/engine.js";

/** Blanks at either end that carry no meaning: space, tab, line ends, no-break and ideographic space, BOM. */
const BLANKS = quoteString(" \t\r\n\u00a0\u3000\ufeff");

export const trimmed = (sql: string): string => `nullif(trim(${sql}, ${BLANKS}), '')`;

/** NUL and other controls (tab and line feed stay), bidirectional overrides, invisible marks. */
const UNSAFE =
  "[\\x{0}-\\x{8}\\x{B}-\\x{1F}\\x{7F}-\\x{9F}\\x{200B}\\x{200D}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{2066}-\\x{2069}\\x{FEFF}\\x{FDD0}]";
const PICTURE =
  "[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2190}-\\x{21FF}\\x{2B00}-\\x{2BFF}\\x{FE0F}\\x{E0020}-\\x{E007F}]";
/** A noncharacter that cannot stand in a text of ours while a joiner waits to be put back. */
const STANDIN = "\ufdd0";
const JOINER = "\u200d";

export const hasUnsafe = (sql: string): string => `regexp_matches(${sql}, '${UNSAFE}')`;

/**
 * A trimmed text without characters that hide or reorder other text; everything else stays to the letter. A
 * zero-width joiner survives after a pictograph, where it builds one emoji out of several.
 */
export const cleaned = (sql: string): string =>
  `case when ${hasUnsafe(sql)} then ${trimmed(`
    replace(regexp_replace(regexp_replace(replace(${sql}, '${STANDIN}', ''),
      '(${PICTURE})\\x{200D}', '\\1${STANDIN}', 'g'), '${UNSAFE.replace("\\x{FDD0}", "")}', '', 'g'),
      '${STANDIN}', '${JOINER}')`)} else ${sql} end`;

/** `null` where the value is one of the markers. */
export const withoutMarkers = (sql: string, markers: readonly string[]): string =>
  markers.length === 0
    ? sql
    : `case when ${sql} in (${markers.map((m) => quoteString(m.trim())).join(", ")}) then null else ${sql} end`;

/** For comparing words whatever their case, blanks, dashes and underscores. */
export const foldedSql = (sql: string): string => `regexp_replace(lower(${sql}), '[\\s_-]+', '', 'g')`;
export const folded = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, "");
