/** Numbers that ring somebody. All take ASCII digits, without the plus. */

/** Mobile: 08 and 8 to 11 more, also as 62 8 and 0062 8. */
const INDONESIAN_MOBILE = /^(?:(?:00)?62|0|(?:00)?620)8[1-9]\d{7,10}$/;

/** Area codes of two and three digits with at least five more. */
const INDONESIAN_FIXED =
  /^(?:(?:00)?62|0)(?:2[124]|31|61|2[2-9]\d|3[2-8]\d|4\d\d|5\d\d|6[2-5]\d|7\d\d|9\d\d)\d{5,8}$/;

const CHINESE_MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;

const CHINESE_FIXED = /^0(?:10|2\d|[3-9]\d\d)\d{7,8}$/;

/** National numbers that are phones as they stand. */
export const isPhone = (digits: string): boolean =>
  INDONESIAN_MOBILE.test(digits) ||
  CHINESE_MOBILE.test(digits) ||
  (digits.length >= 9 && digits.length <= 13 && INDONESIAN_FIXED.test(digits)) ||
  (digits.length >= 10 && digits.length <= 12 && CHINESE_FIXED.test(digits));

/** After a plus any country's: E.164 gives at most 15 digits. */
export const isInternational = (digits: string): boolean => digits.length >= 8 && digits.length <= 15;

/** Written without its 0, told by its grouping or by a word before it. */
export const isShortMobile = (digits: string): boolean => /^8[1-9]\d{7,10}$/.test(digits);

/** Numbers of companies and services, which anybody may know: 1500123, 14045, 400-820-8820, 0800 1 123456. */
export const isHotline = (digits: string): boolean =>
  /^(?:1500\d{3}|15\d{5}|14\d{3}|400\d{7}|95\d{3}|0800\d{6,8}|0804\d{6,7})$/.test(digits);
