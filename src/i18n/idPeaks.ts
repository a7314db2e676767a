import type { enPeaks } from "./enPeaks.js";

/** Bahasa Indonesia: the list of peaks. */
export const idPeaks: typeof enPeaks = {
  spells: {
    headline: (when, times) => `Lonjakan: ${when}, ${times} dari biasanya.`,
    headlineNone: (when) => `Tidak ada lonjakan; kontak terbanyak masuk pada ${when}.`,
    lead: (n, expected, why) =>
      `**${n} kontak** masuk, padahal biasanya ${expected}. Penjelasannya: **${why}**.`,
    leadWait: (wait, usual) =>
      ` Separuh yang menulis saat itu dijawab dalam **${wait}**; pada jam-jam itu biasanya ${usual}.`,
    leadBefore: (when, why) => `Lonjakan terakhir **${when}**. Penjelasannya: ${why}.`,
    title: (n, weeks) => `${n} lonjakan dalam ${weeks} pekan terakhir`,
    titleNone: (weeks) => `Tidak ada lonjakan dalam ${weeks} pekan terakhir`,
    sub: "Kontak per hari; berwarna: di atas biasanya selama lonjakan · garis: yang biasa pada jam-jam itu, tanpa peristiwa",
    none: "Tidak ada rentang jam dengan kontak yang jelas lebih banyak dari biasanya.",
    usual: "biasanya",
    over: "di atas biasanya saat lonjakan",
    tableTitle: "Pengaruh tiap lonjakan pada waktu tunggu, dan penjelasannya",
    tableSub:
      "Yang terbaru lebih dulu · waktu tunggu mereka yang menghubungi saat lonjakan, termasuk yang masih menunggu, dibandingkan dengan jam yang sama pada pekan lain dengan komposisi kanal yang sama",
    when: "Kapan",
    latest: "pekan terakhir",
    times: "× biasanya",
    over95: (low, high) => `${low} – ${high}`,
    ofUsual: (n) => `biasanya ${n}`,
    why: "Penjelasan",
    whyNone: "tidak ada yang diketahui",
    because: {
      promotion: (name) => `promosi ${name}`,
      holiday: (name) => name,
      incident: (name) => `gangguan: ${name}`,
      release: (name) => `rilis ${name}`,
      pay_day: (day) => `hari gajian ${day}`,
    },
    mostly: "Terutama",
    everywhere: "merata di mana-mana",
    half: "Jawaban pertama, separuh",
    nineInTen: "9 dari 10",
    queue: "Antrean, 9 dari 10",
    gaveUp: "Keluar antrean",
    kind: {
      promotion: "promosi",
      holiday: "hari libur",
      incident: "gangguan",
      release: "rilis",
      pay_day: "hari gajian",
    },
  },
};
