import type { Language } from "./phrases.js";

/** A theme that begins one day, in words that no other phrase has. */
export const NEW_THEME: Record<Language, readonly string[]> = {
  id: [
    "split bill hitungannya salah, patungan {amount} jadi beda",
    "patungan di split bill kebagi dua kali",
    "temen ga bisa lihat split bill yang saya buat",
    "split bill error pas nambah anggota patungan",
  ],
  zh: ["分账金额算错了", "分账功能把{amount}重复计算", "朋友看不到我发起的分账", "添加分账成员就报错"],
  en: [
    "split bill divides the amount wrong",
    "my friends cannot see the split bill I created",
    "split bill counted {amount} twice",
    "adding members to a split bill shows an error",
  ],
};
