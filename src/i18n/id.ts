import type { Texts } from "./en.js";
import { idCategories } from "./idCategories.js";
import { idCauses } from "./idCauses.js";
import { idChannels } from "./idChannels.js";
import { idChat } from "./idChat.js";
import { idClocks } from "./idClocks.js";
import { idDesk } from "./idDesk.js";
import { idFindings } from "./idFindings.js";
import { idGrammar } from "./idGrammar.js";
import { idNames } from "./idNames.js";
import { idNotes } from "./idNotes.js";
import { idPeaks } from "./idPeaks.js";
import { idQuality } from "./idQuality.js";
import { idSafety } from "./idSafety.js";
import { idStaffing } from "./idStaffing.js";
import { idTables } from "./idTables.js";
import { idTargets } from "./idTargets.js";
import { idThemes } from "./idThemes.js";
import { idWeekly } from "./idWeekly.js";

/** Bahasa Indonesia. A week is "pekan" throughout, because "Minggu" is also Sunday. */
export const id: Texts = {
  language: "id",
  locale: "id-ID",
  languageName: "Bahasa Indonesia",
  languageShort: "ID",
  languageLabel: "Bahasa",
  skip: "Langsung ke angka",
  navLabel: "Halaman",
  basisLabel: "Dasar angka",
  nav: {
    index: "Pekan ini",
    "response-times": "Waktu respons",
    chat: "Chat dan telepon",
    targets: "Target SLA",
    quality: "Mutu jawaban",
    peaks: "Lonjakan",
    staffing: "Kebutuhan agen",
    channels: "Kanal",
    categories: "Kategori",
    causes: "Penyebab",
    themes: "Tema",
    safety: "Kepatuhan",
    data: "Sumber data",
    definitions: "Definisi",
  },
  status: {
    week: (n) => `Pekan ${n}`,
    noWeek: "Belum ada pekan penuh",
    coming: "Pekan berikutnya",
    asOf: (at) => `per ${at}`,
    read: (share) => `${share} catatan terbaca`,
    definitions: "Definisi",
    zone: (zone) => zone,
  },
  ...idGrammar,
  verdict: {
    above: "di atas biasanya",
    within: "tidak ada perubahan berarti",
    below: "di bawah biasanya",
    too_few: "pekan pembanding belum cukup",
  },
  usual: (range) => `biasanya ${range}`,
  empty: {
    title: "Belum ada yang dapat ditampilkan",
    noData: "Belum ada data jenis ini yang dimuat.",
    noWeek: "Angka mulai tampil setelah satu pekan penuh, Senin sampai Minggu.",
    tooSmall: (k) =>
      `Tiket tiap masalah terlalu sedikit untuk ditampilkan: kelompok di bawah ${k} orang tidak pernah dirinci.`,
    noTargets: "Belum ada target yang diatur di suara.yaml.",
    nobodyWaits: "Tidak ada tiket yang sedang menunggu jawaban pertama.",
  },
  missing: {
    tickets: "Tim ini tidak memiliki tiket",
    ofTickets: "Belum ada ekspor tiket yang dimuat, padahal angka ini dihitung dari tiket.",
    contacts: "Tim ini tidak memiliki tiket, chat, maupun telepon",
    ofContacts: "Belum ada satu pun ekspor itu yang dimuat, padahal angka ini dihitung dari kontak.",
    feedback:
      "Isi ulasan pelanggan ada di halaman **Tema**; seberapa sering ulasan dibalas, di **Mutu jawaban**.",
    ofChats: "Angka di sini dihitung dari chat dan telepon.",
    ofTexts: "Tema dicari dalam tulisan pelanggan, di tiket atau ulasan.",
    targetYet: "Target belum dapat diukur",
    noClock: "Tidak ada tenggat target yang berakhir pada pekan ini.",
    noneRuns: "Tidak ada tenggat target yang sedang berjalan.",
  },
  thisWeek: {
    noTickets: "Tidak ada tiket yang masuk pada pekan ini.",
    lead: (tickets, verdict, usual) => `**${tickets} tiket** masuk, ${verdict}${usual}.`,
    leadUsual: (n) => ` (biasanya ${n})`,
    leadNotReached: (longest) =>
      `Belum sampai sembilan dari sepuluh yang mendapat jawaban pertama; untuk itu perlu **${longest}**.`,
    leadWait: (p90) => `Sembilan dari sepuluh mendapat jawaban pertama dalam **${p90}**.`,
    leadNaive: (naive) =>
      ` Jika hanya yang sudah dijawab yang dihitung, seperti di kebanyakan sistem, hasilnya ${naive}.`,
    leadVerdict: {
      rose: "lebih banyak dari biasanya",
      fell: "lebih sedikit dari biasanya",
      no_change: "masih dalam naik-turun wajar",
      too_few_weeks: "tetapi pekan sebelumnya belum cukup untuk menilai apakah itu wajar",
      too_few_tickets: "terlalu sedikit untuk menilai apakah itu wajar",
      ended: "sehingga belum bisa dibandingkan dengan biasanya",
      began: "sehingga belum bisa dibandingkan dengan biasanya",
    },
    figures: {
      wait: "Respons pertama, 9 dari 10",
      waiting: "Masih menunggu sekarang",
      abandoned: (channel) => `Keluar dari antrean ${channel}`,
      tickets: "Tiket pekan ini",
    },
    pastTarget: (n) => `${n} lewat target`,
    noneLate: "tidak ada yang lewat target",
    oldest: (age) => `terlama ${age}`,
    noContacts: "tidak ada kontak",
    todo: "Yang perlu dilakukan",
    todoNothing: {
      both: "Tidak ada yang perlu dilakukan: semua target tercapai dan tidak ada perubahan yang perlu ditindaklanjuti.",
      changes: "Tidak ada yang perlu dilakukan: tidak ada perubahan yang perlu ditindaklanjuti.",
      targets:
        "Tidak ada yang perlu dilakukan: semua target tercapai; untuk menilai perubahan, pekannya belum cukup.",
    },
  },
  response: {
    headline: (p50, p90) => `Separuh pelanggan dijawab dalam ${p50}, sembilan dari sepuluh dalam ${p90}.`,
    lead: (naive, gap) =>
      `Jika hanya yang sudah dijawab yang dihitung, sembilan dari sepuluh tampak dijawab dalam **${naive}**, lebih singkat ${gap}. Di semua angka di sini, yang masih menunggu ikut dihitung.`,
    leadSame: (naive) =>
      `Jika hanya yang sudah dijawab yang dihitung, sembilan dari sepuluh dijawab dalam ${naive}; pekan ini hampir tidak berbeda.`,
    weekTitle: {
      above: (x) => `Waktu tunggu di atas biasanya: sembilan dari sepuluh dalam ${x}`,
      below: (x) => `Waktu tunggu lebih singkat dari biasanya: sembilan dari sepuluh dalam ${x}`,
      within: (x) => `Waktu tunggu masih dalam rentang biasanya: sembilan dari sepuluh dalam ${x}`,
      too_few: (x) => `Sembilan dari sepuluh dijawab dalam ${x}`,
    },
    weekSub:
      "Respons pertama, persentil ke-90 dengan interval 95%, menurut pekan tiket dibuat · termasuk yang masih menunggu; garis putus-putus: hanya yang sudah dijawab",
    answeredOnly: "hanya yang dijawab",
    waitingTitle: (n) => `${n} tiket sekarang menunggu melewati target`,
    waitingTitleNone: (n) => `${n} tiket sedang menunggu, tidak ada yang lewat target`,
    waitingTitleNoTarget: (n) => `${n} tiket sedang menunggu jawaban pertama`,
    waitingSub: "Tiket terbuka tanpa jawaban pertama, menurut umur · jumlah tiket",
    pastTarget: "lewat target",
    channelTitle: (best, worst) => `${best} paling cepat menjawab, ${worst} paling lambat`,
    channelTitleSame: "Tidak ada kanal yang jelas lebih cepat",
    channelTitleOne: "Respons pertama menurut kanal",
    channelSub:
      "Respons pertama tiket yang dibuat pada pekan itu, dengan interval 95% · termasuk yang masih menunggu",
    hourTitle: (hour) => `Yang menulis pukul ${hour} menunggu paling lama`,
    hourSub: "Respons pertama menurut jam pelanggan menulis, empat pekan penuh terakhir",
    half: "separuh",
    nineInTen: "9 dari 10",
  },
  chat: {
    title: (channel, share, contacts) =>
      `${channel}: ${share} ${contacts} dalam antrean ditinggalkan sebelum dilayani`,
    titleNone: (channel) => `${channel}: tidak ada yang mengantre`,
    sub: (seconds) =>
      `Porsi kontak yang keluar dari antrean sebelum dilayani, per pekan, dengan interval 95%; yang keluar dalam ${seconds} tidak dihitung`,
    failed: "Gagal tersambung",
    abandoned: "Keluar dari antrean",
    level: (seconds) => `Dijawab dalam ${seconds}`,
    queue: "Antrean, 9 dari 10",
    connect: "Waktu sambung, 9 dari 10",
  },
  ...idChannels,
  ...idCauses,
  ...idCategories,
  ...idChat,
  ...idClocks,
  ...idNames,
  ...idPeaks,
  ...idFindings,
  ...idQuality,
  ...idSafety,
  ...idStaffing,
  ...idTargets,
  ...idThemes,
  ...idWeekly,
  ...idDesk,
  ...idNotes,
  ...idTables,
};
