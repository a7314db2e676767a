import type { enNotes } from "./enNotes.js";

/** Indonesian: what the figures are not to be believed without. */
export const idNotes: typeof enNotes = {
  notes: {
    title: "Sebelum angka-angka ini dipercaya",
    sub: "Hal-hal yang terlihat saat berkas dibaca, dan apa yang perlu dilakukan",
    untoldAnswers: (channels, files) =>
      `Tidak ada yang tahu kapan tiket **${channels}** pertama kali dijawab: tidak ada kolom di ${files} yang mencatatnya. Waktu tunggunya tidak masuk angka mana pun. Petakan kolomnya ke first_response_at, atau tambahkan ekspor riwayat tiket.`,
    untoldVersions: (n, feed, files) =>
      `**${n}** (${feed.toLowerCase()}) datang dalam beberapa versi yang berbeda tanpa keterangan kapan diubah; yang dipakai adalah versi dari ekspor terbaru (${files}). Petakan kolom perubahan terakhir ke updated_at.`,
    aheadOfClock: (n, files) =>
      `**${n}** catatan di ${files} bertanggal yang belum tiba saat halaman ini dibuat. Yang bertanggal demikian tidak masuk angka pekan atau jam mana pun. Perbaiki tanggalnya di alat asalnya.`,
    aheadOfClockAll: (n, files) =>
      `**${n}** catatan di ${files} bertanggal yang belum tiba saat halaman ini dibuat, dan semua angka dihitung per hari terakhir di antaranya. Perbaiki tanggalnya di alat asalnya, atau setel jam mesin tempat Suara berjalan.`,
    sharedIds: (n, feed, files) =>
      `**${n}** ID (${feed.toLowerCase()}) muncul di ekspor dua sistem dengan tanggal mulai yang berbeda (${files}): dari tiap pasangan satu hilang, seolah-olah versi lama dari yang lain. Tambahkan nama di depan ID salah satu sistem, lewat id_prefix di suara.yaml; jika ekspor keduanya berada di satu folder, pindahkan dahulu salah satunya ke folder tersendiri.`,
    noScale: (n, feed, files) =>
      `**${n}** nilai (${feed.toLowerCase()}) di ${files} tidak masuk angka kepuasan: nilai tertingginya tidak disebutkan. Petakan, misalnya sebagai konstanta 5.`,
    npsScale: (n, scales, files) =>
      `**${n}** jawaban atas pertanyaan apakah pelanggan mau merekomendasikan aplikasi tidak masuk NPS: menurut ${files}, nilai tertingginya ${scales}, padahal NPS hanya dihitung dari skala 0 sampai 10. Jika pertanyaannya memang berskala itu, petakan score_scale sebagai konstanta 10.`,
    dayOrMonth: (file, column, format, other, example) =>
      `Hari dan bulan di kolom **${column}** pada ${file} mungkin tertukar: kolom ini dibaca sebagai ${format}, padahal semua nilainya juga cocok dengan ${other}, misalnya ${example}. Cocokkan beberapa di antaranya dengan sistem asalnya.`,
    dayOrMonthLikely: (file, column, format, other, example) =>
      `Hari dan bulan di kolom **${column}** pada ${file} kemungkinan besar tertukar: dibaca sebagai ${format}, tanggalnya melompat-lompat atau berada di masa depan, sedangkan sebagai ${other} tidak, misalnya ${example}. Perbaiki formatnya di suara.yaml.`,
    slips: (file, left, records, faults) =>
      `**${left}** dari ${records} catatan di ${file} tidak dipakai: ${faults}. Perbaiki di berkas itu.`,
    fault: (record, what) => `catatan ${record}, ${what}`,
    more: (n) => `dan ${n} lainnya`,
    addedUp: (file, n) =>
      `**${n}** catatan di ${file} sama persis dengan catatan lain; jumlah agennya dijumlahkan.`,
    place: (line) => `suara.yaml baris ${line}`,
    globUnmatched: (place, glob) =>
      `${place}: tidak ada ekspor yang cocok dengan ${glob}, jadi baris-barisnya tidak berpengaruh.`,
    categoryUnknown: {
      target: (place, category) =>
        `${place}: belum pernah ada tiket berkategori **${category}**, jadi targetnya tidak berlaku untuk tiket mana pun.`,
      rule: (place, category) =>
        `${place}: belum pernah ada tiket berkategori **${category}**, jadi aturannya tidak berlaku untuk tiket mana pun.`,
    },
    targetUnused: (place, before) =>
      `${place}: tidak ada tiket yang memakai target ini, karena di mana pun ia cocok target lain didahulukan${before === "" ? "" : ` (baris ${before})`}. Target yang menyebut kategori mendahului yang menyebut prioritas, dan itu mendahului yang menyebut kanal.`,
  },
};
