import { NEW_THEME } from "./newTheme.js";
import { type Category, CLOSE, CORE, type Language, OPEN } from "./phrases.js";
import type { Random } from "./random.js";

const SHOPS = [
  "Kopi Senja",
  "Warung Bu Tini",
  "TokoHijau",
  "Bakmi Roxy",
  "Apotek Sehat",
  "MinimartKu",
] as const;
const BANKS = ["Nusantara", "Mandala", "Samudra", "Rakyat Jaya"] as const;
const FIRST = [
  "Budi",
  "Siti",
  "Agus",
  "Dewi",
  "Rina",
  "Andi",
  "Putri",
  "Joko",
  "Maya",
  "Hendra",
  "Wati",
  "Rizky",
] as const;
const LAST = ["Santoso", "Wijaya", "Lestari", "Pratama", "Halim", "Nugroho", "Saputra", "Kusuma"] as const;
const ZH_NAMES = ["王小明", "李娜", "陈伟", "林美玲", "张强"] as const;

export const languageOf = (random: Random): Language => random.weighted({ id: 70, zh: 12, en: 18 });

const personName = (random: Random): string => `${random.pick(FIRST)} ${random.pick(LAST)}`;

function phone(random: Random): string {
  const digits = String(10_000_000 + random.whole(89_999_999));
  return random.pick([
    `0812${digits}`,
    `+62 813-${digits.slice(0, 4)}-${digits.slice(4)}`,
    `0857 ${digits.slice(0, 4)} ${digits.slice(4)}`,
  ]);
}

export const message = (random: Random, language: Language, category: Category, version: string): string =>
  written(random, language, CORE[category][language], version);

export const newThemeMessage = (random: Random, language: Language, version: string): string =>
  written(random, language, NEW_THEME[language], version);

function written(random: Random, language: Language, cores: readonly string[], version: string): string {
  const raw = random.pick(OPEN[language]) + random.pick(cores) + random.pick(CLOSE[language]);
  const name = personName(random);
  const details: Record<string, () => string> = {
    shop: () => random.pick(SHOPS),
    bank: () => random.pick(BANKS),
    amount: () => `Rp${(random.whole(200) + 1) * 5}.000`,
    ref: () => `TRX${String(random.whole(1_000_000_000)).padStart(9, "0")}`,
    version: () => version,
    phone: () => phone(random),
    phone2: () => "1500-123",
    email: () => `${name.toLowerCase().replace(" ", ".")}${random.whole(99)}@contoh.id`,
    name: () => name,
    zhname: () => random.pick(ZH_NAMES),
    nik: () =>
      `3174${String(random.whole(28) + 1).padStart(2, "0")}0${random.whole(9) + 1}9${random.whole(10)}${String(random.whole(9999) + 1).padStart(4, "0")}`,
  };
  return raw.replaceAll(/\{(\w+)\}/g, (_, key: string) => details[key]?.() ?? "");
}

const PRAISE: Record<Language, readonly string[]> = {
  id: [
    "mantap",
    "aplikasi bagus, transaksi cepat",
    "sangat membantu",
    "cs ramah",
    "oke banget buat bayar-bayar",
    "top",
  ],
  zh: ["很好用", "转账很快", "客服态度很好", "方便"],
  en: ["great app", "fast and easy", "very useful", "good service"],
};

/** Text of a review by its stars: praise above three, else a complaint of the category. */
export function reviewText(
  random: Random,
  language: Language,
  stars: number,
  category: Category,
  version: string,
): string {
  if (stars >= 4) return random.pick(PRAISE[language]);
  return message(random, language, category, version);
}
