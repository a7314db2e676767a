import { isCard, isNik } from "./checks.js";
import {
  ACCOUNT_CUE,
  AMOUNT_AFTER,
  AMOUNT_BEFORE,
  CARD_CUE,
  ORDER_CUE,
  PHONE_CUE,
  REFERENCE_CUE,
} from "./cues.js";
import { isHotline, isInternational, isPhone, isShortMobile } from "./phones.js";
import type { Kind } from "./spans.js";

/** A number as it stands in its text. */
export interface Candidate {
  text: string;
  start: number;
  end: number;
  /** ASCII. */
  digits: string;
  groups: readonly string[];
  hasPlus: boolean;
}

/** How far before a number the word that explains it may stand. */
const REACH = 48;

/** Whose number it may be; null for amounts, dates, versions, order numbers and what is too short to be anybody's. */
export function kindOf(candidate: Candidate): Kind | null {
  const { text, start, end, digits, hasPlus } = candidate;
  if (hasPlus && (isPhone(digits) || isInternational(digits))) return "phone";
  const before = text.slice(Math.max(0, start - REACH), start).toLowerCase();
  const run = text.slice(start, end);
  if (isAmount(text, end, before) || isDateOrTime(run, digits) || isHotline(digits)) return null;
  // What begins like a phone number is one whatever is said before.
  if (!digits.startsWith("0") && !digits.startsWith("628")) {
    if (ORDER_CUE.test(before)) return null;
    if (REFERENCE_CUE.test(before)) return digits.length >= 6 ? "reference" : null;
  }
  return (
    byCheck(digits, before) ??
    byCue(candidate, before, run) ??
    (isLongNumber(candidate, run) ? "number" : null)
  );
}

function byCheck(digits: string, before: string): Kind | null {
  if (isNik(digits)) return "nik";
  // A card number that was mistyped is as good as one.
  return isCard(digits) || (digits.length === 16 && CARD_CUE.test(before)) ? "card" : null;
}

function byCue({ digits, groups }: Candidate, before: string, run: string): Kind | null {
  if (digits.length >= 6 && digits.length <= 20 && isAccountNumber(before, digits)) return "account";
  if (isThousands(run)) return null;
  if (isPhone(digits)) return "phone";
  const isSpaced = /^8\d\d$/.test(groups[0] ?? "") && (groups[1]?.length ?? 0) >= 4;
  if (isSpaced && isShortMobile(digits)) return "phone";
  return digits.length >= 7 && digits.length <= 15 && PHONE_CUE.test(before) ? "phone" : null;
}

/** A phone is told by its own shape, unless the word before says account. */
const isAccountNumber = (before: string, digits: string): boolean =>
  ACCOUNT_CUE.test(before) &&
  !(isPhone(digits) && !/(?:rek|norek|account|acct|账号|帐号|va|virtual)[^0-9]{0,20}$/u.test(before));

function isAmount(text: string, end: number, before: string): boolean {
  if (AMOUNT_BEFORE.test(before)) return true;
  const after = text.slice(end, end + 10).toLowerCase();
  return AMOUNT_AFTER.test(after) || /^,\d{2}(?!\d)/.test(after);
}

/** 1.250.000 or 1,250,000: thousands in groups of three by one separator. */
const isThousands = (run: string): boolean => /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(run);

const DATE =
  /^(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:(?:19|20)\d\d|\d\d))(?:[ T_-]+\d{1,2}(?:[.]\d\d){0,2})?$/;
/** 20261105 and 20261105093000. */
const COMPACT_DATE =
  /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?$/;
/** 2024-2026, 08.00-17.00: a span of years or hours. */
const RANGE =
  /^(?:(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|(?:[01]?\d|2[0-4])[.]\d\d ?[-–] ?(?:[01]?\d|2[0-4])[.]\d\d)$/;

const isDateOrTime = (run: string, digits: string): boolean =>
  DATE.test(run) || RANGE.test(run) || (digits === run && COMPACT_DATE.test(digits));

/** In one piece or in groups of four: too long to be an amount, a year or a count. */
function isLongNumber({ digits, groups }: Candidate, run: string): boolean {
  if (digits.length < 10 || isThousands(run)) return false;
  return groups.length === 1 || groups.slice(0, -1).every((group) => group.length === 4);
}
