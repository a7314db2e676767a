import type { enClocks } from "./enClocks.js";

/** Bahasa Indonesia: the clocks of a ticket, and what becomes of it in time. */
export const idClocks: typeof enClocks = {
  clocks: {
    title: (first) =>
      `Menurut jam operasional, sembilan dari sepuluh mendapat jawaban pertama dalam ${first}`,
    titleCalendar: (first) => `Sembilan dari sepuluh mendapat jawaban pertama dalam ${first}`,
    notReached: (longest) =>
      `Menurut jam operasional, belum sampai sembilan dari sepuluh mendapat jawaban pertama; waktu tunggu terlama ${longest}`,
    notReachedCalendar: (longest) =>
      `Belum sampai sembilan dari sepuluh mendapat jawaban pertama; waktu tunggu terlama ${longest}`,
    titleNext: (title, next) => `${title}; jawaban berikutnya dalam ${next}`,
    sub: "Semua hitungan waktu pelanggan pekan ini, dengan interval 95% · termasuk yang masih menunggu; jawaban berikutnya menurut pekan saat pelanggan menulis lagi",
    noSchedule:
      "Jam operasional kanal-kanal ini belum diatur, jadi tidak ada hitungan waktu dalam jam operasional.",
    someSchedule: (n, all) =>
      `Jam operasional diatur untuk ${n} dari ${all} tiket pekan ini; hanya itu yang masuk hitungan waktu dalam jam operasional.`,
    few: (n) => `hanya ${n}`,
    told: (events, all) => `${events} dari ${all}`,
    titleLater: "Jawaban berikutnya dan penyelesaian",
    sources: (first, solved) =>
      `Dari riwayat tiket: jawaban pertama ${first} tiket, penyelesaian ${solved}; sisanya dari cap waktu sistem tiket.`,
    statusTitle: (p50) => `Separuh tiket yang selesai menunggu kita ${p50} atau lebih`,
    statusTitleNone: "Ke mana habisnya waktu tiket yang selesai",
    statusSub:
      "Tiket menurut pekan penyelesaian terakhir, dari perubahan statusnya; yang masih terbuka ada di persentil penyelesaian di atas",
    endedOnly: "9 dari 10, hanya yang selesai",
    less: (gap) => `lebih singkat ${gap}`,
    some: "Pernah mengalami",
    status: {
      requester_wait: "Pelanggan menunggu kita",
      requester_wait_business: "… dalam jam operasional",
      agent_wait: "Kita menunggu pelanggan",
      agent_wait_business: "… dalam jam operasional",
      on_hold: "Ditahan: menunggu pihak lain",
      on_hold_business: "… dalam jam operasional",
    },
    measure: {
      first_response: "Jawaban pertama",
      first_response_business: "Jawaban pertama, dalam jam operasional",
      first_response_after_bot: "Jawaban pertama, sejak pesan terakhir bot",
      next_reply: "Jawaban berikutnya",
      next_reply_business: "Jawaban berikutnya, dalam jam operasional",
      resolution: "Selesai",
      resolution_business: "Selesai, dalam jam operasional",
    },
  },
  outcomes: {
    title: (share, within) => `Setelah ${within}, ${share} sudah dijawab`,
    titleDay: (share) => `Setelah sehari, ${share} sudah dijawab`,
    titleClosed: (title, share) => `${title}; ${share} ditutup tanpa jawaban`,
    sub: "Keadaan tiket pekan ini setelah waktu tertentu; tiket yang dijawab dan yang ditutup tanpa jawaban tidak tumpang tindih, yang menunggu dihitung selama teramati",
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
