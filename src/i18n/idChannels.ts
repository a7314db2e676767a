import type { enChannels } from "./enChannels.js";

/** Bahasa Indonesia: which channel answers fastest, when, and what customers do when it does not. */
export const idChannels: typeof enChannels = {
  channels: {
    headline: (channel, p50) => `${channel} paling cepat menjawab: separuh dilayani agen dalam ${p50}.`,
    headlineTied: (channels, p50) =>
      `${channels} paling cepat menjawab dan tidak bisa dibedakan: separuh dilayani agen dalam ${p50}.`,
    headlineOnly: (channel, p50) => `Separuh pengguna ${channel} dilayani agen dalam ${p50}.`,
    headlineNone: "Kontak terlalu sedikit untuk membandingkan kanal.",
    leadSlowest: (channel, p50) => `Paling lambat **${channel}** dengan ${p50}.`,
    leadBest: (channel, hours, saved) =>
      ` Waktu terbaik memakai ${channel}: **${hours}**, menghemat ${saved}.`,
    leadNone: (n) => `Perbandingan mulai dari ${n} kontak dalam satu kanal, pada pekan penuh.`,
    title: (n, of) => `Kanal tercepat terlihat jelas untuk ${n} dari ${of} masalah`,
    titleNone: "Belum ada masalah yang punya kanal tercepat",
    sub: (from, to) =>
      `Waktu sampai separuh dijawab agen, dengan interval 95%, kontak ${from} – ${to} · terisi: tercepat, atau tidak bisa dibedakan darinya · sumbu logaritmik`,
    all: "Semua masalah",
    problem: "Masalah",
    verdict: {
      fastest: "tercepat",
      tied: "tidak bisa dibedakan dari yang tercepat",
      slower: "lebih lambat",
      only: "satu-satunya dengan kontak yang cukup",
      too_few: "kontak terlalu sedikit",
    },
    hoursAll: "Semua jam",
    unknownProblem: (share, channel) => `${share} kontak lewat ${channel} tidak menyebut masalahnya`,
    unknownNote: "hanya dihitung pada “semua masalah”.",
    blockTitle: (channel) => `Pada kebanyakan jam ${channel} menjawab lebih dulu`,
    blockTitleMixed: "Kanal yang menjawab lebih dulu tergantung jamnya",
    blockTitleNone: "Kontak terlalu sedikit untuk membandingkan kanal per jam",
    blockSub: (n) =>
      `Kanal tercepat menurut masalah dan jam setempat, beserta mediannya · kanal dengan sedikitnya ${n} kontak pada jam-jam itu`,
    notTold: "tidak bisa dibedakan",
    fewChannels: "kontak terlalu sedikit",
    onlyOne: "tidak ada pembanding",
    bestTitle: (channel, hours) => `Waktu terbaik memakai ${channel}: ${hours}`,
    bestTitleNone: "Tidak ada jam yang lebih baik",
    bestSub:
      "Jam saat agen menjawab lebih cepat daripada jam lain di kanal yang sama, semua masalah · hemat: median biasanya dikurangi median pada jam itu, dengan interval 95%",
    bestColumn: "Jam terbaik",
    noBest: "tidak ada jam yang menonjol",
    usually: "Biasanya",
    saved: "Hemat",
    hourVerdict: {
      best: "terbaik",
      faster: "lebih cepat",
      slower: "lebih lambat",
      no_difference: "tidak berbeda nyata",
      too_few: "kontak terlalu sedikit",
    },
    file: "Data yang sama untuk pusat bantuan, dalam JSON",
    switchTitle: (share) => `${share} kasus butuh lebih dari satu kontak`,
    switchTitleNone: "Belum ada kasus yang selesai",
    switchSub: (interval, perCase, switched) =>
      `Pelanggan yang bertanya lagi tentang masalah yang sama dalam 7 hari · interval 95% ${interval} · ${perCase} kontak per kasus · ${switched} lewat lebih dari satu kanal`,
    switchNone: "Tidak ada pelanggan yang menghubungi lagi dengan masalah yang sama dalam 7 hari.",
    unknownCustomer: (share) =>
      `${share} kontak tidak menyebut pelanggan; apakah mereka menghubungi lagi tidak diketahui.`,
    switchWeeksTitle: "Bertanya lagi di kanal lain",
    switchWeeksSub: (day) =>
      `Porsi kontak yang pelanggannya menanyakan hal yang sama di kanal lain dalam 7 hari, per pekan; angka untuk pekan ${day}, pekan terakhir yang 7 harinya sudah lewat`,
    switchWeeksNone: "Belum ada pekan yang tujuh harinya sudah lewat.",
    switchedShare: "Pindah kanal",
    path: "Dari → ke",
    times: "Kali",
    shareOfFrom: "Dari kontak pertama",
    beforeAnswer: "Sebelum dijawab",
    basis: {
      same_problem: "masalah sama",
      problem_unknown: "masalah tidak diketahui",
    },
    nothingMore: "tidak ada lagi",
    caseTitle: (problem, share) => `${problem} paling sering ditanyakan lagi: ${share}`,
    caseTitleNone: "Seberapa sering masalah yang sama muncul lagi",
    caseSub: "Kasus dengan lebih dari satu kontak dalam 7 hari, dengan interval 95%, menurut masalah",
    cases: "Kasus",
    again: "Ditanyakan lagi",
    perCase: "Kontak per kasus",
    switched: "Beberapa kanal",
    selfTitle: (n) => `${n} kunjungan pusat bantuan untuk setiap kontak`,
    selfTitleUnknown: "Tabel pusat bantuan tidak mencakup pekan terakhir",
    selfTitleNone: "Belum diketahui berapa pelanggan yang menyelesaikan masalahnya sendiri",
    selfNone:
      "Tambahkan reference/help_center.csv (date, article, category, views, searches) agar kartu ini terisi.",
    selfSub:
      "Kunjungan pusat bantuan ÷ kontak, per pekan · pekan yang tidak tercakup utuh di tabel tidak ditampilkan",
    selfProblemTitle: (problem, share) => `Pencarian tentang ${problem} paling sering tanpa hasil: ${share}`,
    selfProblemTitleNone: "Pusat bantuan menurut masalah",
    selfProblemSub:
      "Pekan penuh terakhir, dengan interval 95% · tidak diketahui bila tabel tidak memuat kategorinya",
    views: "Kunjungan",
    searches: "Pencarian",
    noResult: "Tanpa hasil",
    perContact: "Kunjungan per kontak",
    ticketTitle: (channel, share) => `${channel}: ${share} kontak yang dijawab menjadi tiket`,
    ticketTitleNone: "Belum diketahui apakah telepon dan chat menjadi tiket",
    ticketSub: "Telepon dan chat yang diterima agen dan menyebut tiket, dengan interval 95%",
    becameTicket: "Menjadi tiket",
    notTicketed: "tidak disebut di ekspor",
  },
};
