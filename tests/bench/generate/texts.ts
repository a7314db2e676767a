import { quoteString } from "../../../pipelines/engine/engine.js";
import { CLOSE, CORE, type Language, OPEN } from "../../../pipelines/sample/phrases.js";

/** What customers write, as SQL: lists of phrases out of which a row's hash picks. */
const DETAILS: Readonly<Record<string, string>> = {
  shop: "Warung Bu Tini",
  bank: "Nusantara",
  version: "5.2.1",
  phone: "+62 813-5550-0199",
  phone2: "1500-123",
  email: "budi.santoso7@contoh.id",
  name: "Siti Lestari",
  zhname: "陈伟",
  nik: "3174010290001234",
};

/** Sentences that make a table's text hard to read: quotes, commas, line ends, a tab, an emoji. */
const HARD: Record<Language, readonly string[]> = {
  id: [
    ' Dia bilang "sabar ya, kak", tapi sudah dua hari.\nNomor referensi ada di bawah:\n{ref}',
    "\r\n\r\nDikirim dari HP saya, maaf kalau ada salah ketik",
    " 🙏🙏 sudah coba hapus cache, login ulang, ganti jaringan; tetap sama, saldo {amount}",
    " Lampiran: screenshot.png, bukti_transfer.pdf",
  ],
  zh: [
    '\n客服说"请稍等"，可是没有人回复。\n单号：{ref}',
    "，已经试过重新登录、换网络、清缓存，还是不行，金额{amount}",
  ],
  en: [
    ' The agent said "please wait, we will call you", and nobody did.\nReference: {ref}',
    "\r\nSent from my phone, sorry for typos; amount was {amount}",
    " I tried logging out, clearing the cache, and another network\t- no change",
  ],
};

const filled = (phrase: string): string =>
  phrase.replaceAll(/\{(\w+)\}/g, (whole, key: string) => DETAILS[key] ?? whole);
const list = (texts: readonly string[]): string => `[${texts.map((text) => quoteString(text)).join(", ")}]`;
/** One of `texts`, by a number in [0, 1) that SQL computes. */
export const pick = (texts: readonly string[], unit: string): string =>
  `${list(texts)}[1 + cast(floor(${unit} * ${texts.length}) as integer)]`;

const LANGUAGES = ["id", "zh", "en"] as const;
const cores = (language: Language): { category: string; phrase: string }[] =>
  Object.entries(CORE).flatMap(([category, byLanguage]) =>
    byLanguage[language].map((phrase) => ({ category, phrase: filled(phrase) })),
  );

const byLanguage = (of: (language: Language) => string): string =>
  `case language ${LANGUAGES.map((one) => `when '${one}' then ${of(one)}`).join(" ")} end`;

/** The category that goes with the first message's core; `unit` as in `messageSql`. */
export const categorySql = (unit: string): string =>
  byLanguage((language) =>
    pick(
      cores(language).map((core) => core.category),
      unit,
    ),
  );

/** A message of one to five sentences in the row's `language`; `units` are four numbers in [0, 1). */
export function messageSql(units: readonly [string, string, string, string], reference: string): string {
  const sentence = (unit: string) =>
    byLanguage((language) =>
      pick(
        cores(language).map((core) => core.phrase),
        unit,
      ),
    );
  const opening = byLanguage((language) => pick(OPEN[language].map(filled), units[1]));
  const closing = byLanguage((language) =>
    pick([...CLOSE[language].map(filled), ...HARD[language]], units[2]),
  );
  const more = byLanguage((language) => pick([...HARD[language], "", ". ", ", "], units[3]));
  return `replace(replace(${opening} || ${sentence(units[0])} || ${more} || ${sentence(units[3])} || ${closing},
    '{ref}', 'TRX' || ${reference}), '{amount}', 'Rp' || (${reference} % 200) || '.000')`;
}
