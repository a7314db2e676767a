import type { enChat } from "./enChat.js";

/** Bahasa Indonesia: chat and phone. */
export const idChat: typeof enChat = {
  chatPage: {
    headline: (channel, contacts, share) =>
      `${channel}: ${share} ${contacts} dalam antrean ditinggalkan sebelum dilayani.`,
    headlineNone: "Belum ada ekspor chat atau telepon yang dimuat.",
    headlineNobody: "Tidak ada yang mengantre chat atau telepon pada pekan ini.",
    lead: (channel, contacts, p50, p90) =>
      `${channel}: separuh ${contacts} dalam antrean menunggu lebih dari **${p50}**, satu dari sepuluh lebih dari **${p90}**.`,
    leadFailed: (channel, share) => ` **${share}** upaya menghubungi ${channel} tidak pernah tersambung.`,
    waitsTitle: (p90, channel, contact) =>
      `Satu dari sepuluh ${contact} menunggu ${p90} atau lebih di antrean ${channel}`,
    waitsTitleNone: "Lama setiap tahap kontak",
    waitsSub:
      "Kontak pada pekan penuh terakhir, termasuk yang keluar dari antrean atau masih menunggu; dengan interval 95%, n: kontak atau balasan",
    measure: {
      queue_wait: "Di antrean",
      patience: "Sampai keluar dari antrean",
      first_message: "Diterima, sampai ada yang menulis",
      chat_turn: "Balasan di dalam chat",
    },
    mostStay: "kebanyakan tetap menunggu",
    answeredOnly: "Hanya dari yang sudah selesai",
    hourTitle: (channel, hour) => `${channel}: antrean terlama pada pukul ${hour}`,
    hourTitleFew: (channel) => `${channel}: antrean per jam`,
    hourSub: (few) =>
      `Waktu di antrean menurut jam upaya, empat pekan penuh terakhir · yang terlama hanya dari jam dengan sedikitnya ${few} kontak di antrean`,
    failuresTitle: (code, share) => `${code} menggagalkan ${share} upaya`,
    failuresTitleNone: "Semua upaya pada pekan ini tersambung",
    failuresSub:
      "Upaya yang gagal menurut kode error, dengan interval 95%; di samping empat pekan sebelumnya",
    noCode: "Tanpa kode",
    code: "Kode error",
    thisWeek: "Pekan ini",
    before: "4 pekan sebelumnya",
    concurrencyTitle: (chats, p90) =>
      `Dengan ${chats} chat sekaligus, satu dari sepuluh balasan butuh ${p90} atau lebih`,
    concurrencyTitleNone: "Balasan menurut jumlah chat yang dipegang agen",
    concurrencySub:
      "Balasan di dalam chat menurut jumlah chat yang dipegang agen saat menerimanya, empat pekan penuh terakhir",
    concurrencyEmpty: "Ekspor tidak menyebut berapa chat yang dipegang agen.",
    concurrent: "Chat sekaligus",
    formulasTitle: (channel, low, high) =>
      `${channel}: tingkat layanan ${low} atau ${high}, tergantung rumusnya`,
    formulasTitleNone: "Pekan yang sama menurut rumus lain",
    formulasSub: (threshold, short) =>
      `Tepat waktu: dalam ${threshold}; singkat: keluar dalam ${short}. Yang ditandai adalah rumus tim ini, diatur di suara.yaml`,
    own: "rumus tim ini",
    formula: "Rumus",
    figure: {
      service_level: "Tingkat layanan",
      abandonment: "Keluar dari antrean",
      speed_of_answer: "Waktu sampai dijawab",
    },
    formulas: {
      "service_level without_short_abandons": "diterima tepat waktu ÷ (mengantre − keluar singkat)",
      "service_level all_queued": "diterima tepat waktu ÷ mengantre",
      "service_level accepted": "diterima tepat waktu ÷ diterima: yang keluar tidak dihitung",
      "service_level without_abandons_in_time":
        "diterima tepat waktu ÷ (mengantre − keluar dalam batas waktu)",
      "service_level abandons_in_time_met":
        "(diterima + keluar dalam batas waktu) ÷ mengantre: langsung keluar dianggap berhasil",
      "abandonment without_short_abandons": "keluar dari antrean ÷ mengantre, keluar singkat tidak dihitung",
      "abandonment all_queued": "keluar dari antrean ÷ mengantre",
      "abandonment all_attempts": "keluar ÷ semua upaya, termasuk yang gagal",
      "abandonment accepted_and_abandoned": "keluar dari antrean ÷ (diterima + keluar)",
      "speed_of_answer accepted": "rata-rata yang diterima (ASA): yang keluar tidak dihitung",
      "speed_of_answer half_of_all": "median semua, termasuk yang keluar",
    },
    level: {
      without_short_abandons: (threshold, short) =>
        `Tingkat layanan = diterima dalam ${threshold} ÷ (mengantre − keluar dalam ${short}).`,
      all_queued: (threshold) => `Tingkat layanan = diterima dalam ${threshold} ÷ mengantre.`,
      accepted: (threshold) => `Tingkat layanan = diterima dalam ${threshold} ÷ diterima.`,
      without_abandons_in_time: (threshold) =>
        `Tingkat layanan = diterima dalam ${threshold} ÷ (mengantre − keluar dalam ${threshold}).`,
      abandons_in_time_met: (threshold) =>
        `Tingkat layanan = (diterima + keluar dalam ${threshold}) ÷ mengantre.`,
    },
  },
};
