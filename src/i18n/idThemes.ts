import type { enThemes } from "./enThemes.js";

/** Bahasa Indonesia: page Themes. */
export const idThemes: typeof enThemes = {
  themes: {
    everything: "Semua pelanggan",
    of: { channel: "Kanal", language: "Bahasa", version: "Versi" },
    show: "Tampilkan",
    languages: { id: "Indonesia", en: "Inggris", zh: "Tionghoa", und: "bahasa lain" },
    headline: {
      new: (theme, since) => `${theme} baru muncul sejak pekan ${since}.`,
      rising: (theme, times, since) =>
        `${theme} disebut ${times} kali lebih sering dari sebelumnya, sejak pekan ${since}.`,
      version: (theme, version, times) =>
        `${theme}: pengguna versi ${version} menyebutnya ${times} kali lebih sering dari yang lain.`,
      discovered: (words, since) => `Hal baru sejak pekan ${since}, belum masuk tema mana pun: ${words}.`,
      none: "Tidak ada tema yang menonjol: tidak ada yang baru, naik, atau berbeda antarversi.",
      noData: "Belum ada tulisan pelanggan yang dimuat.",
      tooFew: "Pekan belum cukup untuk menilai apa yang menonjol.",
    },
    mark: {
      incident: (name, day) => ` Sekitar waktu itu: gangguan “${name}” pada ${day}.`,
      release: (name, day) => ` Sekitar waktu itu: rilis ${name} pada ${day}.`,
    },
    harmLead: (share, others, more, range) =>
      ` Dari yang menyebutnya **${share}** tidak puas, dari pelanggan serupa ${others}: sekitar **${more} pelanggan tidak puas lebih banyak per pekan** (${range}).`,
    alsoDiscovered: (words, language, since) =>
      ` Juga baru, belum masuk tema mana pun: **${words}** (bahasa ${language}, sejak pekan ${since}).`,
    alsoVersion: (theme, version, times) =>
      ` Pengguna **${version}** menyebut ${theme} ${times} kali lebih sering dari yang lain.`,
    tableTitle: (theme, more) =>
      `${theme} paling merugikan: ${more} pelanggan tidak puas lebih banyak per pekan`,
    tableTitleNone: "Apa yang ditulis pelanggan",
    tableSub:
      "Pelanggan yang menyebut suatu tema pada pekan penuh terakhir, menurut besar × dampak: pelanggan per pekan × selisih porsi tidak puas (nilai 1 sampai 3 dari 5) terhadap pelanggan lain pada kanal dan pekan yang sama, 12 pekan terakhir, interval 95%",
    columns: {
      theme: "Tema",
      trend: "26 pekan",
      customers: "Pelanggan",
      share: "dari semua yang menulis",
      harm: "Tambahan tidak puas per pekan",
      verdict: "Pekan ini",
      measure: "Akibat",
      value: "Yang menyebutnya",
      others: "Pelanggan serupa",
      difference: "Selisih",
      version: "Versi",
      release: "Rilis",
      ratio: "Rasio",
      group: "Kelompok",
      week: "Pekan",
      words: "Kata khas",
      language: "Bahasa",
    },
    verdict: {
      new: "baru",
      rising: "naik",
      falling: "turun",
      no_change: "tidak banyak berubah",
      too_few: "terlalu sedikit untuk dinilai",
    },
    inLanguage: (verdict, language) => `${verdict} dalam bahasa ${language}`,
    withheld: "ditahan",
    withheldNote: (k) => `ditahan: kurang dari ${k} pelanggan, atau bisa mengungkap kelompok sekecil itu`,
    noHarm: "tanpa nilai",
    detailTitle: (theme, share) => `${theme}: ${share} pelanggan yang menulis`,
    detailTitleNone: (theme) => `${theme}: pelanggan terlalu sedikit untuk ditampilkan`,
    detailSub: (scope) => `Porsi pelanggan yang menulis pada pekan itu dan menyebutnya · ${scope}`,
    markLabel: { incident: "gangguan", release: (name) => name },
    harmTitle: (theme) => `Akibatnya bagi yang menyebut ${theme}`,
    harmSub:
      "Dibandingkan dengan pelanggan lain pada kanal dan pekan yang sama, 12 pekan penuh terakhir, interval 95%; tunggu lebih dari tiga hari dihitung tiga hari",
    measures: {
      dissatisfied: "Tidak puas",
      score: "Bintang",
      wait: "Respons pertama",
      reopened: "Dibuka lagi",
      repeated: "Kembali dalam 7 hari",
    },
    versionTitle: (version, times) => `Pada ${version} ${times} kali lebih sering`,
    versionTitleNone: "Tidak ada versi yang berbeda",
    versionSub:
      "Empat pekan terakhir: pengguna satu versi dibandingkan dengan semua versi lain, dalam pekan dan kanal yang sama",
    versionVerdict: { more: "lebih sering", fewer: "lebih jarang", no_difference: "tidak berbeda nyata" },
    releaseTitle: (release, times) => `Sejak ${release} ${times} kali lebih sering`,
    releaseTitleNone: "Tidak ada rilis yang mengubahnya",
    releaseSub:
      "Sampai empat pekan penuh setelah rilis dibandingkan dengan sampai delapan pekan sebelumnya: apakah perbaikan membantu",
    releaseVerdict: { more: "lebih sering", fewer: "lebih jarang", no_change: "tidak banyak berubah" },
    groupsTitle: "Siapa yang menyebutnya",
    groupsSub: "Pelanggan pada pekan penuh terakhir, dan porsinya dari yang menulis",
    quotesTitle: "Dengan kata-kata mereka sendiri",
    quotesSub: (k) =>
      `Data pribadi dihapus saat tulisan dimuat; hanya tema yang disebut sedikitnya ${k} pelanggan pada pekan dan bahasa itu`,
    search: "Cari",
    anyWeek: "semua pekan",
    anyChannel: "semua kanal",
    anyLanguage: "semua bahasa",
    anyVersion: "semua versi",
    quotesShown: (n, of) => `${n} dari ${of} kutipan`,
    noQuotes:
      "Tidak ada kutipan: terlalu sedikit pelanggan yang menyebut tema ini pada pekan dan bahasa mana pun.",
    nothingFound: "Tidak ada kutipan yang cocok.",
    more: "Pekan-pekan sebelumnya",
    said: (n) => `dikatakan ${n} pelanggan`,
    stars: (score, scale) => `${score} dari ${scale}`,
    quotesFailed: "Kutipan gagal diambil; muat ulang halaman.",
    discoveredTitle: (n) => `${n} lagi, belum masuk tema mana pun`,
    discoveredSub:
      "Topik yang ditemukan di luar tema taksonomi, 12 pekan terakhir, tiap bahasa sendiri-sendiri; beri nama di reference/taxonomy.yaml untuk memantaunya",
    discoveredSince: (verdict, since) => `${verdict} sejak pekan ${since}`,
    customersIn12: (n) => `${n} pelanggan dalam 12 pekan`,
  },
};
