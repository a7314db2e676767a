import type { enStaffing } from "./enStaffing.js";

/** Bahasa Indonesia: events' uplift, forecasts and staffing. */
export const idStaffing: typeof enStaffing = {
  uplift: {
    title: (kind, times) => `${kind}: ${times} kontak biasanya`,
    titleNone: "Pengaruh peristiwa pada jumlah kontak",
    sub: "Kontak selama tiap peristiwa ÷ kontak pada jam yang sama tanpa peristiwa itu, dengan interval 95%; setengah tahun terakhir",
    kind: {
      promotion: "Promosi",
      after_promotion: "Sehari setelah promosi",
      holiday: "Hari libur",
      incident: "Gangguan",
      after_incident: "Dua jam setelah gangguan",
      release: "Rilis, masing-masing dua hari",
      pay_day: "Hari gajian",
    },
    all: (kind, days) => `${kind}, semua ${days} hari`,
    days: (kind, days) => `${kind} (${days}\u00a0hari)`,
    tooFew: (list) => `Hari terlalu sedikit untuk menilai pengaruh keseluruhannya: ${list}.`,
    scopesTitle: (kind, list) => `${kind}: paling terasa di ${list}`,
    scopesTitleNone: (kind) => `${kind}: tidak jelas lebih terasa di kanal atau kategori mana pun`,
    scopesSub:
      "Kontak pada semua hari jenis itu ÷ jam yang sama tanpanya, menurut kanal dan kategori, dengan interval 95%",
    ratio: "× biasanya",
    low: "Dari",
    high: "Sampai",
    expected: "Perkiraan",
    verdict: {
      more: "lebih banyak dari biasanya",
      fewer: "lebih sedikit dari biasanya",
      no_difference: "tidak berbeda nyata",
      too_few_days: "hari terlalu sedikit",
      too_few_contacts: "kontak terlalu sedikit",
    },
  },
  staffing: {
    headline: (channel, hours) => `${channel} kekurangan agen selama ${hours} jam pada pekan berikutnya.`,
    headlineEnough: "Jadwal shift pekan berikutnya cukup untuk setiap jam.",
    headlineNoRoster: "Kebutuhan agen pekan berikutnya.",
    headlineNone: "Belum ada prakiraan.",
    lead: (when, needed, rostered) =>
      `Paling banyak pada **${when}**: perlu ${needed} agen, dijadwalkan ${rostered}.`,
    leadPattern: " Pekan itu belum ada di jadwal shift, jadi dipakai pekan terakhir yang dijadwalkan.",
    leadNoRoster: "Tambahkan **reference/roster.csv** dan halaman ini membandingkannya dengan kebutuhan.",
    leadNone: "Prakiraan mulai setelah enam pekan penuh diekspor.",
    weekTitle: (channel, n) => `${channel}: perlu sampai ${n} agen sekaligus`,
    weekSub: (share, within) =>
      `Agen yang diperlukan untuk menjawab ${share} dalam ${within}, pekan berikutnya per setengah jam · dijadwalkan: menurut jadwal shift`,
    needed: "perlu",
    planned: "dijadwalkan",
    spanTitle: (n) => `Jadwal shift kekurangan agen ${n} kali pada pekan berikutnya`,
    spanTitleNone: "Jadwal shift pekan berikutnya tidak kekurangan agen sama sekali",
    spanSub:
      "Rentang dengan agen terjadwal lebih sedikit dari kebutuhan, yang terparah lebih dulu · kisaran kebutuhan mengikuti interval 80% dari kontak yang diperkirakan · dijawab tepat waktu menurut Erlang A, yang cenderung optimistis: kontak lebih naik-turun daripada asumsinya · terukur: pada jam yang sama di semua hari selama 12 pekan terakhir, sejauh ada di jadwal shift",
    when: "Kapan",
    people: "Perlu",
    atLeast: "Perlu paling sedikit (80%)",
    atMost: "Perlu paling banyak (80%)",
    plannedColumn: "Dijadwalkan",
    gives: "Tepat waktu, model",
    twoMore: "Dua orang di atas jadwal",
    measured: (list) =>
      `Terukur pekan lalu: ${list} tepat waktu. Bila lebih rendah daripada yang seharusnya dihasilkan jadwal, tidak semua agen hadir atau kontak datang bergelombang: percayai hasil ukurnya.`,
    measuredHours: "Tepat waktu, nyata",
    rosterTestTitle: (channel, measured, expected) =>
      `${channel}: ${measured} dijawab tepat waktu, padahal jadwal seharusnya menghasilkan ${expected}`,
    rosterTestHeld: "Jadwal shift menghasilkan yang seharusnya",
    rosterTestFew: "Kontak terlalu sedikit untuk menguji jadwal shift",
    rosterTestSub:
      "Setengah jam dalam 12 pekan terakhir yang ada di jadwal shift · seharusnya: menurut Erlang A, dengan kontak yang lazim pada tiap jam dalam pekan · setara dengan: sebanyak itu dari agen terjadwal yang menjelaskan hasil ukur · dengan interval 95%",
    rosterTestFoot:
      "Bila yang bekerja tampak lebih sedikit daripada yang dijadwalkan, cari dulu sebabnya sebelum menambah jadwal: pekerjaan lain, istirahat, obrolan sekaligus lebih sedikit daripada pengaturan. Atau kontak datang bergelombang, atau pengaturan staffing di suara.yaml terlalu optimistis.",
    shouldGive: "Seharusnya",
    measuredColumn: "Terukur",
    meanPlanned: "Rata-rata dijadwalkan",
    workedLike: "Setara dengan",
    neededAsWorked: "Perlu sekaligus bila tetap begitu",
    leadGave: (channel, measured, expected) =>
      ` Dengan jadwal sebelumnya, **${channel}** menjawab ${measured} tepat waktu, padahal seharusnya ${expected}: kebutuhan mungkin lebih besar daripada hitungan.`,
    busy: "Model, bila ramai",
    forecastTitle: (n, day) => `Kontak terbanyak diperkirakan pada ${day}: ${n}`,
    forecastSub: (method) =>
      `Kontak per jam, pekan berikutnya, semua kanal, dengan interval 80% · metode: ${method}`,
    method: {
      regression: "regresi atas jam dalam pekan, tren, dan kalender",
      mstl: "MSTL, dekomposisi musiman",
      seasonal_naive: "jam yang sama pekan sebelumnya",
    },
    testTitle: "Seberapa tepat prakiraan sebelumnya",
    testTitleNone: "Pekan terlalu sedikit untuk menguji prakiraan",
    testSub:
      "Prakiraan empat pekan dari tiga Senin sebelumnya, dibandingkan dengan kenyataan; dipakai metode dengan galat kuadrat terkecil",
    methodColumn: "Metode",
    error: "Galat per jam",
    bias: "Prakiraan ÷ kenyataan",
    covered: "Masuk interval 80% / 95%",
    used: "dipakai",
    basisTitle: "Dasar perhitungan kebutuhan agen",
    basisSub: "12 pekan terakhir tiap antrean, serta pengaturan staffing dan service_level di suara.yaml",
    handle: "Penanganan",
    patience: "Kesabaran",
    atOnce: "Sekaligus",
    target: "Target",
    shrinkage: "Shrinkage agen",
    nobodyLeft: "tidak ada yang keluar",
  },
};
