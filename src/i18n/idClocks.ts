import type { enClocks } from "./enClocks.js";

/** Bahasa Indonesia: the clocks of a ticket, and what becomes of it in time. */
export const idClocks: typeof enClocks = {
  clocks: {
    title: (first) => `Dalam jam buka, sembilan dari sepuluh mendapat jawaban pertama dalam ${first}`,
    titleCalendar: (first) => `Sembilan dari sepuluh mendapat jawaban pertama dalam ${first}`,
    notReached: (longest) =>
      `Dalam jam buka, yang mendapat jawaban pertama belum sampai sembilan dari sepuluh; tunggu terlama ${longest}`,
    notReachedCalendar: (longest) =>
      `Yang mendapat jawaban pertama belum sampai sembilan dari sepuluh; tunggu terlama ${longest}`,
    titleNext: (title, next) => `${title}; jawaban berikutnya dalam ${next}`,
    sub: "Semua penghitung waktu pelanggan pekan ini, dengan interval 95% · termasuk yang masih menunggu; jawaban berikutnya menurut pekan saat pelanggan menulis lagi",
    noSchedule: "Jam buka kanal-kanal ini belum diatur, jadi tidak ada hitungan dalam jam buka.",
    someSchedule: (n, all) =>
      `Jam buka diatur untuk ${n} dari ${all} tiket pekan ini; hanya itu yang masuk hitungan dalam jam buka.`,
    few: (n) => `hanya ${n}`,
    told: (events, all) => `${events} dari ${all}`,
    titleLater: "Jawaban berikutnya dan penyelesaian",
    sources: (first, solved) =>
      `Dari riwayat tiket: jawaban pertama ${first} tiket, penyelesaian ${solved}; sisanya dari catatan waktu alat itu sendiri.`,
    statusTitle: (p50) => `Separuh tiket yang selesai menunggu kita ${p50} atau lebih`,
    statusTitleNone: "Ke mana waktu tiket yang selesai",
    statusSub:
      "Tiket menurut pekan penyelesaian terakhir, dari perubahan statusnya; yang masih terbuka ada di persentil penyelesaian di atas",
    endedOnly: "9 dari 10, hanya yang selesai",
    less: (gap) => `lebih singkat ${gap}`,
    some: "Pernah mengalami",
    status: {
      requester_wait: "Pelanggan menunggu kita",
      requester_wait_business: "… dalam jam buka",
      agent_wait: "Kita menunggu pelanggan",
      agent_wait_business: "… dalam jam buka",
      on_hold: "Ditahan: menunggu pihak lain",
      on_hold_business: "… dalam jam buka",
    },
    measure: {
      first_response: "Jawaban pertama",
      first_response_business: "Jawaban pertama, dalam jam buka",
      first_response_after_bot: "Jawaban pertama, sejak pesan terakhir bot",
      next_reply: "Jawaban berikutnya",
      next_reply_business: "Jawaban berikutnya, dalam jam buka",
      resolution: "Selesai",
      resolution_business: "Selesai, dalam jam buka",
    },
  },
  outcomes: {
    title: (share, within) => `Setelah ${within}, ${share} sudah dijawab`,
    titleDay: (share) => `Setelah sehari, ${share} sudah dijawab`,
    titleClosed: (title, share) => `${title}; ${share} ditutup tanpa jawaban`,
    sub: "Nasib tiket pekan ini seiring waktu; dijawab dan ditutup tanpa jawaban saling meniadakan, yang menunggu dihitung selama masih terlihat",
    answered: "dijawab",
    closed: "ditutup tanpa jawaban",
    waiting: "menunggu",
    unknown: "belum diketahui",
    within: "Setelah",
    answeredColumn: "Dijawab",
    closedColumn: "Ditutup tanpa jawaban",
    waitingColumn: "Menunggu",
  },
};
