/** How a country writes its own phone numbers. */
interface PhonePlan {
  /** Country calling code. */
  code: string;
  /** Stands before a number that is dialled within the country; "" where nothing does. */
  trunk: string;
  /** The number after it, as an expression. */
  number: string;
  /** Numbers that are met without code and trunk, as where a spreadsheet took the 0 away; null where these tell too little. */
  bare: string | null;
}

const withZero = (code: string, bare: string | null = null): PhonePlan => ({
  code,
  trunk: "0",
  number: "[1-9][0-9]{6,11}",
  bare,
});

const withoutTrunk = (code: string, number: string): PhonePlan => ({ code, trunk: "", number, bare: number });

/** Numbering plans (ITU-T E.164, E.129) by ISO country, as far as two spellings of one number need them. */
export const PHONE_PLANS: Readonly<Record<string, PhonePlan>> = {
  AE: withZero("971"),
  AT: withZero("43"),
  AU: withZero("61"),
  BD: withZero("880"),
  BE: withZero("32"),
  BR: withZero("55"),
  CA: withoutTrunk("1", "[2-9][0-9]{9}"),
  CH: withZero("41"),
  CN: withZero("86", "1[3-9][0-9]{9}"),
  DE: withZero("49"),
  EG: withZero("20"),
  ES: withoutTrunk("34", "[6-9][0-9]{8}"),
  FR: withZero("33"),
  GB: withZero("44"),
  HK: withoutTrunk("852", "[2-9][0-9]{7}"),
  ID: withZero("62", "8[1-9][0-9]{7,10}"),
  IN: withZero("91", "[6-9][0-9]{9}"),
  JP: withZero("81"),
  KE: withZero("254"),
  KH: withZero("855"),
  KR: withZero("82"),
  LA: withZero("856"),
  LK: withZero("94"),
  MM: withZero("95"),
  MY: withZero("60"),
  NG: withZero("234"),
  NL: withZero("31"),
  NZ: withZero("64"),
  PH: withZero("63", "9[0-9]{9}"),
  PK: withZero("92"),
  SA: withZero("966"),
  SG: withoutTrunk("65", "[3689][0-9]{7}"),
  TH: withZero("66"),
  TL: withoutTrunk("670", "7[0-9]{7}"),
  TR: withZero("90"),
  TW: withZero("886"),
  US: withoutTrunk("1", "[2-9][0-9]{9}"),
  VN: withZero("84"),
  ZA: withZero("27"),
};

/** The desk's country, by the holidays it keeps. */
export const countryOf = ({ holidays }: { holidays: string | null }): string | null =>
  holidays?.slice(0, 2) ?? null;
