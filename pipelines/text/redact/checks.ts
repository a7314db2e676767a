/** What tells an identifier's number from any other of its length. All take ASCII digits. */

/** Luhn's check digit (ISO/IEC 7812-1, annex B). */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Issuers' prefixes with the lengths they give: Visa, Mastercard, Amex, Diners, JCB, Discover, UnionPay, debit cards. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-8]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|6\d{15,18}|50\d{14})$/;

export const isCard = (digits: string): boolean => CARD.test(digits) && luhn(digits);

/** Provinces of Indonesia as NIKs begin (Permendagri 72/2022), those before a division included. */
const PROVINCES = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97".split(
    " ",
  ),
);

/** 16 digits: province, regency, district, day of birth (+40 for women), month, year, serial number from 1. */
export function isNik(digits: string): boolean {
  if (digits.length !== 16 || !PROVINCES.has(digits.slice(0, 2))) return false;
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  return (
    digits.slice(2, 4) !== "00" &&
    digits.slice(4, 6) !== "00" &&
    isDay &&
    month >= 1 &&
    month <= 12 &&
    digits.slice(12) !== "0000"
  );
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: 17 digits with a date of birth, and a check character that may be X. */
export function isChineseId(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text))
    return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return "10X98765432"[sum % 11] === text[17]?.toUpperCase();
}
