import type { enSafety } from "./enSafety.js";

/** Bahasa Indonesia: the regulator's clock for complaints. */
export const idSafety: typeof enSafety = {
  safety: {
    headlinePast: (n) => `${n} pengaduan melewati batas waktu regulator.`,
    headlineDue: (n) =>
      `Tidak ada pengaduan yang melewati batas waktu regulator; ${n} jatuh tempo dalam 7 hari.`,
    headlineFine:
      "Tidak ada pengaduan yang melewati batas waktu regulator, dan tidak ada yang jatuh tempo dalam 7 hari.",
    headlineNone: "Aturan pengaduan untuk tim ini belum diatur.",
    lead: (n) => `**${n}** lagi jatuh tempo dalam 7 hari.`,
    leadNone:
      "Tambahkan baris pada **complaints** di suara.yaml, misalnya 10 hari kerja dan perpanjangan 10 hari kerja, dan halaman ini akan menghitungnya.",
    dueTitle: (n) => `${n} pengaduan terbuka melewati batas waktu`,
    dueTitleNone: "Tidak ada pengaduan terbuka yang melewati batas waktu",
    dueSub:
      "Pengaduan terbuka menurut sisa hari kerja sesuai aturan · daftarnya ada di marts/complaints_open.parquet",
    band: {
      past_extension: "Lewat perpanjangan",
      past_limit: "Lewat batas",
      last_day: "Hari terakhir hari ini",
      "7_days": "Jatuh tempo dalam 7 hari",
      later: "Setelah 7 hari",
    },
    categoryTitle: (day) => `Pengaduan terlama masih terbuka sejak ${day}`,
    categoryTitleNone: "Tidak ada pengaduan terbuka",
    categorySub: "Pengaduan terbuka menurut kategori, yang terbanyak melewati batas lebih dulu",
    open: "Terbuka",
    past: "Lewat",
    today: "Hari ini",
    soon: "Dalam 7 hari",
    later: "Setelah 7 hari",
    weekTitle: (share, rule) => `${share} selesai dalam batas waktu (${rule})`,
    weekTitleNone: "Hasil akhir pengaduan setiap pekan",
    weekSub:
      "Menurut pekan pengaduan masuk; porsinya final setelah tidak ada lagi batas waktu yang berjalan, dengan interval 95%",
    weekWithheld: (k) =>
      `Satu pekan dari suatu aturan dirahasiakan bila pekan salah satu kategorinya dirahasiakan: kurang dari ${k} tiket, atau angka yang dapat mengungkapnya.`,
    rule: "Aturan",
    received: "Masuk",
    inTime: "Dalam batas",
    inExtension: "Dalam perpanjangan",
    late: "Terlambat",
    stillOpen: "Terbuka, lewat batas",
    running: "Belum jatuh tempo",
  },
};
