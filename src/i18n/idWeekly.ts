import type { enWeekly } from "./enWeekly.js";

/** Bahasa Indonesia: Pekan ini dan halaman pekan-pekan sebelumnya. */
export const idWeekly: typeof enWeekly = {
  weekly: {
    title: (n, year) => `Pekan ${n}, ${year}`,
    weeks: "Pekan",
    previous: "Pekan sebelumnya",
    next: "Pekan berikutnya",
    listTitle: (n) => `${n} pekan lengkap`,
    listSub: "Masing-masing dengan temuan, waktu tunggu, target, jam sibuk, penyebab, dan pengaduannya",
    earlier: (n) => `${n} pekan lebih lama`,
    todoPast: "Yang perlu dilakukan pekan itu",
    todoPastNothing: "Angka pekan ini tidak menuntut tindakan apa pun.",
    met: "Jawaban pertama sesuai target",
    noTarget: "target belum ditetapkan",
    chatTitleNone: "Chat dan telepon: tidak ada yang menyerah di antrean",
    chatSub: "Kontak lewat chat dan telepon yang dimulai pekan itu, dengan interval 95% dan n",
    noChats: "Tidak ada kontak lewat chat atau telepon pekan ini.",
    peaksTitleNone: "Tidak ada lonjakan pekan ini",
    peaksSub: "Rentang jam dengan kontak lebih banyak dari biasanya, dan penjelasannya",
    peaksUnsearched: "Lonjakan dicari pada dua belas pekan terakhir yang punya cukup pekan pembanding.",
    peaksNone: "Tidak ada rentang jam dengan kontak yang jelas lebih banyak dari biasanya.",
    causesTitle: (cause) => `Waktu tunggu yang ada bukti penyebabnya: terbanyak karena ${cause}`,
    causesTitleNone: "Tidak ada waktu tunggu pekan ini yang ada bukti penyebabnya",
    causesSub:
      "Lama menunggu kontak yang lambat atau gagal pekan itu, menurut penyebab, dibagi rata bila penyebabnya beberapa · di bawahnya: selisih dari kontak tanpa penyebab itu, dengan interval 95%",
    causesMore: (cause, excess, interval) =>
      `**${cause}** membuat kontak menunggu **${excess}** lebih lama daripada yang tanpa penyebab itu (${interval}).`,
    causesNoMore: "Tidak ada penyebab yang terukur membuat kontak menunggu lebih lama.",
    causesNone: "Tidak ada kontak yang lambat atau gagal pekan ini.",
    safetyTitle: (n) => `${n} pengaduan masuk hitungan batas waktu regulator`,
    safetySub: "Pengaduan yang masuk pekan itu, menurut aturan · hari kerja",
    safetyUnset: "Aturan pengaduan belum ditetapkan untuk layanan ini.",
    safetyNone: "Tidak ada pengaduan yang masuk pekan ini.",
    themesTitle: (n) => `${n} tema baru atau naik`,
    themesTitleNone: "Tidak ada tema yang baru atau naik",
    themesSub:
      "Pelanggan yang menyebutnya pekan itu dibandingkan dengan perkiraan dari pekan-pekan sebelumnya, dengan interval 95%",
    themesNone: "Yang ditulis pelanggan sama seperti biasanya, atau pekan pembanding belum cukup.",
    expected: (n) => `perkiraan ${n}`,
    withheld: "sedikit",
    volumeTitle: "Yang mereka tulis",
    volumeSub: "Tiket yang dibuat pekan itu menurut kategori, bagian dari semuanya dengan interval 95%",
  },
  digest: {
    subject: (desk, week, finding) => `${desk}, pekan ${week}: ${finding}`,
    open: "Buka dasbor",
    made: (desk) =>
      `Dibuat oleh Suara dari ekspor ${desk}. Yang masih menunggu ikut dihitung dalam setiap waktu tunggu; tidak ada angka tentang kelompok yang lebih kecil dari batas layanan.`,
  },
};
