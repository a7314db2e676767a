import { quoteString } from "../engine/engine.js";
import { PHONE_PLANS } from "./phonePlans.js";

/** Blanks that people and spreadsheets put into identifiers; the same letters for both engines of expressions. */
const BLANK = "[ \t\n\r\u00a0\u3000\ufeff]";
/** What stands between the digits of a phone number. */
const BETWEEN = "[ \t\u00a0().-]";
const PHONE = `[(]?[+]?[(]?[0-9](?:${BETWEEN}{0,3}[0-9]){6,16}`;
/** How tools that speak through WhatsApp, and links, announce a number. */
const ANNOUNCED = "(?i:tel|sms|whatsapp):";
const WHATSAPP = "([0-9]{8,15})(?::[0-9]+)?@(?:c[.]us|s[.]whatsapp[.]net)";

/** The expressions that find the number within its country, each with it as its group; in the order they are tried. */
function nationalPatterns(country: string | null): { code: string; patterns: string[] } | null {
  const plan = country === null ? undefined : PHONE_PLANS[country];
  if (plan === undefined) return null;
  const { code, trunk, number, bare } = plan;
  return {
    code,
    patterns: [
      `(?:[+]|00)?${code}${trunk === "" ? "" : `(?:${trunk})?`}(${number})`,
      ...(trunk === "" ? [] : [`${trunk}(${number})`]),
      ...(bare === null ? [] : [`(${bare})`]),
    ],
  };
}

/**
 * What an identifier of a person is compared by, of a trimmed text: a mail address or handle in small letters; a phone number
 * as + and its digits, where it has its country's code or is written as the desk's `country` (ISO, null = unknown) writes its own; a
 * name, which has blanks in it, in small letters; any other to the letter, for "abC" and "ABc" may be two. `identitySql` says the same.
 */
export function identityKey(id: string, country: string | null): string {
  const whole = (pattern: string, text: string): RegExpExecArray | null =>
    new RegExp(`^(?:${pattern})$`, "u").exec(text);
  const text = id.replace(/^(?:tel|sms|whatsapp):/i, "");
  const whatsApp = whole(WHATSAPP, text)?.[1];
  if (whatsApp !== undefined) return `+${whatsApp}`;
  if (whole(PHONE, text) !== null) {
    const digits = text.replaceAll(new RegExp(BETWEEN, "gu"), "");
    const national = nationalPatterns(country);
    for (const pattern of national?.patterns ?? []) {
      const number = whole(pattern, digits)?.[1];
      if (number !== undefined) return `+${national?.code}${number}`;
    }
    if (whole("[+][0-9]{8,15}", digits) !== null) return digits;
  }
  return /[@ \t\n\r\u00a0\u3000\ufeff]/u.test(id) ? foldedKey(id) : id;
}

/** Whether it looks like a number that has other spellings, which nothing but the desk's country can bring together. */
export const hasOtherSpellings = (id: string, country: string | null): boolean =>
  nationalPatterns(country) === null && new RegExp(`^(?=[(]?[+0])(?:${PHONE})$`, "u").test(id);

/** As every identifier was compared until version 3 of the rules, which lists of forgotten persons still hold. */
export const foldedKey = (id: string): string =>
  id.toLowerCase().replaceAll(new RegExp(`${BLANK}+`, "gu"), " ");

export const foldedKeySql = (t: string): string =>
  `case when regexp_matches(${t}, ${quoteString(BLANK)})
    then regexp_replace(lower(${t}), ${quoteString(`${BLANK}+`)}, ' ', 'g') else lower(${t}) end`;

export function identitySql(t: string, country: string | null): string {
  const text = `regexp_replace(${t}, ${quoteString(`^${ANNOUNCED}`)}, '')`;
  const digits = `regexp_replace(${text}, ${quoteString(BETWEEN)}, '', 'g')`;
  const national = nationalPatterns(country);
  const numbers = (national?.patterns ?? []).map(
    (pattern) =>
      `when regexp_full_match(${digits}, ${quoteString(pattern)})
        then '+${national?.code}' || regexp_extract(${digits}, ${quoteString(`^(?:${pattern})$`)}, 1)`,
  );
  const other = `case when regexp_matches(${t}, '[@ \t\n\r\u00a0\u3000\ufeff]') then ${foldedKeySql(t)} else ${t} end`;
  return `case
    when regexp_full_match(${text}, ${quoteString(WHATSAPP)}) then '+' || regexp_extract(${text}, ${quoteString(`^${WHATSAPP}$`)}, 1)
    when regexp_full_match(${text}, ${quoteString(PHONE)}) then case ${numbers.join(" ")}
      when regexp_full_match(${digits}, '[+][0-9]{8,15}') then ${digits} else ${other} end
    else ${other} end`;
}
