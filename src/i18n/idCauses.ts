import type { enCauses } from "./enCauses.js";

/** Bahasa Indonesia: why contacts were slow or failed. */
export const idCauses: typeof enCauses = {
  causes: {
    name: {
      technical: "Teknis",
      capacity: "Kapasitas",
      communication: "Komunikasi",
      restriction: "Pembatasan",
      customer: "Sisi pelanggan",
      unexplained: "Belum terjelaskan",
    },
    inSentence: {
      technical: "masalah teknis",
      capacity: "kekurangan agen",
      communication: "komunikasi yang tidak jelas",
      restriction: "topik yang dibatasi",
      customer: "sisi pelanggan",
    },
    headline: (cause, excess, interval) =>
      `Pekan lalu ${cause} membuat kontak menunggu lebih lama daripada kontak serupa tanpa penyebab itu: seluruhnya ${excess} (${interval}).`,
    headlineNone: (share) =>
      `Pekan lalu tidak ada penyebab yang terukur memperlama waktu tunggu; ${share} dari waktu tunggu belum terjelaskan.`,
    headlineQuiet: "Pekan lalu tidak ada kontak yang lambat atau gagal.",
    headlineEmpty: "Penyebab pelanggan menunggu belum diketahui.",
    lead: (waited, contacts, unexplained) =>
      `**${contacts} kontak** lambat atau gagal; seluruhnya menunggu **${waited}**. Untuk ${unexplained} di antaranya tidak ada bukti penyebab apa pun.`,
    leadMost: (cause) =>
      ` Waktu tunggu terbanyak punya bukti **${cause}**; itu saja belum menunjukkan bahwa waktunya bertambah.`,
    leadWaiting: (n) => ` ${n} di antaranya masih menunggu; waktunya dihitung sampai sekarang.`,
    leadNoCapacity: " Kapasitas tidak bisa dinilai tanpa reference/roster.csv.",
    leadEmpty: "Angka mulai tampil setelah satu pekan penuh diekspor.",
    barsTitle: (cause) => `Sebagian besar waktu tunggu yang terjelaskan punya bukti: ${cause}`,
    barsTitleNone: "Tidak ada waktu tunggu pekan lalu yang punya bukti penyebab",
    barsSub:
      "Waktu tunggu kalender kontak lambat dan gagal pada pekan penuh terakhir, menurut penyebab; kontak dengan beberapa penyebab dibagi rata, sehingga batang-batangnya bisa dijumlahkan · waktu tunggu yang masih berjalan dihitung sampai sekarang",
    tableTitle: "Apakah yang punya penyebab menunggu lebih lama?",
    tableSub:
      "Semua kontak yang punya bukti, termasuk yang cepat, dibandingkan dengan kontak tanpa bukti pada jam, kanal, pekan, dan kategori yang sama · pekan penuh terakhir · interval 95%",
    cause: "Penyebab",
    contacts: "Lambat atau gagal",
    waited: "Menunggu",
    parts: "Dibagi rata",
    exposed: "Dengan bukti",
    excess: "Lebih lama daripada tanpa",
    sameHour: "Jam yang sama",
    verdict: {
      more: "menunggu lebih lama",
      less: "menunggu lebih singkat",
      no_difference: "tidak berbeda nyata",
      too_few_contacts: "terlalu sedikit untuk dinilai",
      cannot_be_judged: "tidak bisa dinilai",
    },
    judgedNot: "tidak bisa dinilai: lihat aturan di bawah",
    trend: "Per pekan",
    trendTitle: (share) => `${share} dari waktu tunggu pekan lalu punya bukti penyebab`,
    trendTitleNone: "Waktu tunggu per pekan",
    trendSub: "Waktu tunggu kontak lambat dan gagal menurut pekan kontaknya, dengan dan tanpa bukti penyebab",
    explained: "dengan bukti",
    unexplained: "belum terjelaskan",
    scopeTitle: "Di mana terjadinya",
    scopeSub:
      "Waktu tunggu kontak lambat dan gagal pada pekan penuh terakhir menurut kanal dan kategori, penyebab dengan porsi terbesar, dan yang belum terjelaskan",
    scope: "Kanal atau kategori",
    largest: "Penyebab terbesar",
    none: "tidak ada",
    rulesTitle: "Apa yang dihitung sebagai bukti",
    rulesSub:
      "Aturan dari data/reference/causes.yaml dengan perubahan di suara.yaml · kontak lambat atau gagal dalam empat pekan penuh terakhir · nama kontak di sini disamarkan; nomornya ada di out/marts/contact_causes",
    rule: "Aturan",
    fits: "Kontak",
    examples: "Bukti",
    noEvidence: "tidak ditemukan",
    cannot: (needs) => `Tidak bisa dinilai: ${needs}`,
    needs: {
      incident: "reference/incidents.csv tidak memuat gangguan.",
      connect_failure: "upaya lewat chat atau telepon tidak diekspor.",
      short_staffed: "reference/roster.csv tidak mencakup jam saat ada kontak.",
      queue_ahead: "antrean chat atau telepon tidak diekspor.",
      clarification: "pesan tidak diekspor (riwayat tiket).",
      missing_reference: "ekspor tidak mencatat apakah nomor transaksi diberikan.",
      relabelled: "perubahan kategori tidak diekspor (riwayat tiket).",
      tag: "ekspor tidak memuat tag.",
      restricted: "tidak ada ekspor yang menandainya, dan reference/restricted_topics.csv tidak ada.",
      contact_after_restriction: "ekspor tidak menyebut siapa pelanggannya.",
      failing_group: "tidak ada kelompok upaya atau tiket yang cukup besar.",
    },
    evidence: {
      incident: (name) => name,
      connect_failure: (code) => `kode error ${code}`,
      short_staffed: (_channel, value) => `beban ${value} × kemampuan jadwal shift`,
      queue_ahead: (_channel, value) => `${value} orang lain di antrean`,
      clarification: (_category, value) => `${value} jawaban tidak menuntaskan masalah`,
      missing_reference: () => "tanpa nomor transaksi",
      relabelled: (_category, value) => `kategori diganti ${value} kali`,
      tag: () => "ditandai dengan tag",
      restricted: () => "dibatasi",
      contact_after_restriction: (before, value) => `${value} jam setelah kontak ${before}`,
      failing_group: (group, value) => `${group}: ${value} × sesering yang lain`,
    },
    example: (name, at, evidence, waited) =>
      `${name}, ${at}: ${evidence}${waited === null ? "" : `; menunggu ${waited}`}`,
    atLeast: (x) => `sedikitnya ${x}`,
    /** Beside the CSV of a table that shows the last week alone. */
    csvHolds: "CSV memuat semua pekan, setiap kanal, dan setiap kategori.",
    fewNote: (k) =>
      `Penyebab dengan kurang dari ${k} kontak tidak ditampilkan. Karena itu porsinya tidak diketahui, sehingga yang disebut adalah jamnya, dan jumlahnya sedikitnya sebesar itu.`,
    lessThanOne: "di bawah 1%",
    hours: (n) => `${n}\u00a0jam`,
  },
};
