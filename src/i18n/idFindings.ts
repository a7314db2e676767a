import type { enFindings } from "./enFindings.js";
import type { FindingWords } from "./findingWords.js";

type Sentence = (w: FindingWords) => string;

const about = (w: FindingWords, text: string): string =>
  w.subject === null ? text.charAt(0).toUpperCase() + text.slice(1) : `${w.subject}: ${text}`;
const usualIs = (w: FindingWords): string => (w.usual === "" ? "" : `; biasanya ${w.usual}`);
const than = (w: FindingWords, more: string, less: string): string =>
  w.usual === "" ? "." : `, ${w.isUp ? more : less} dari biasanya (${w.usual}).`;
const most = (w: FindingWords): string =>
  w.part === null
    ? "."
    : w.partCount === w.value
      ? `, ${w.count === 1 ? "" : "semuanya "}tentang ${w.part}.`
      : `; ${w.partCount} di antaranya tentang ${w.part}.`;
const first = (w: FindingWords): string => (w.part === null ? "" : `, mulai dari ${w.part}`);
const wait =
  (who: string, not: string, done: string): Sentence =>
  (w) =>
    about(
      w,
      w.isReached
        ? `${who} ${done} dalam **${w.value}**${than(w, "lebih lama", "lebih singkat")}`
        : `${not}, setelah **${w.value}**${than(w, "lebih lama", "lebih singkat")}`,
    );
const share =
  (text: (w: FindingWords) => string): Sentence =>
  (w) =>
    about(w, `**${w.value}** ${text(w)}${than(w, "lebih tinggi", "lebih rendah")}`);
const due =
  (what: string): Sentence =>
  (w) =>
    `**${w.value} tiket** menunggu ${what} yang jatuh tempo dalam empat jam${most(w)}`;
const late =
  (what: string): Sentence =>
  (w) =>
    `**${w.value} tiket** menunggu ${what} melewati target${most(w)}`;
const brought = (w: FindingWords): string =>
  w.when === ""
    ? `${w.subject} mendatangkan ${w.value} kali kontak biasanya`
    : `saat ${w.subject}, ${w.when}, masuk ${w.value} kali kontak biasanya`;
const event: Sentence = (w) =>
  `${w.subject} (${w.day}) mendatangkan **${w.value} kali** kontak biasanya: ${w.n}, padahal perkiraannya ${w.compared}.`;

/** Bahasa Indonesia: the findings of a week. */
export const idFindings: typeof enFindings = {
  findings: {
    sentence: {
      abandoned: share((w) => `${w.contacts} dalam antrean ditinggalkan sebelum dilayani`),
      backlog_growth: (w) =>
        about(w, `jumlah tiket yang belum selesai berubah **${w.value}** dalam sepekan${usualIs(w)}.`),
      cause_excess: (w) =>
        about(
          w,
          `kontak menunggu total **${w.value}** lebih lama daripada tanpa penyebab ini${than(w, "lebih banyak", "lebih sedikit")}`,
        ),
      cause_share: share(() => "kontak yang lambat atau gagal punya bukti penyebab ini"),
      complaints_past_limit: (w) =>
        `**${w.value} pengaduan terbuka** melewati batas waktu regulator${most(w)}`,
      csat: share(() => "penilaian pelanggan baik"),
      due_first_response: due("jawaban pertama"),
      due_next_reply: due("jawaban berikutnya"),
      due_resolution: due("penyelesaian"),
      event_holiday: event,
      event_incident: event,
      event_promotion: event,
      export_ended: (w) => `Ekspor **${w.subject}** tampaknya berhenti: tidak ada data sejak ${w.day}.`,
      failed: share(() => "upaya tidak tersambung"),
      fastest_channel: (w) =>
        `${w.subject} paling cepat dijawab agen: separuh dalam **${w.value}**; berikutnya ${w.part ?? ""}, ${w.compared}.`,
      files_refused: (w) =>
        `**${w.value} dari ${w.n} berkas** ditolak: isinya tidak masuk ke angka mana pun.`,
      first_contact_resolved: share(() => "tiket yang selesai tuntas pada kontak pertama"),
      first_response_p50: wait(
        "separuh",
        "belum sampai separuh mendapat jawaban pertama",
        "mendapat jawaban pertama",
      ),
      first_response_p90: wait(
        "sembilan dari sepuluh",
        "belum sampai sembilan dari sepuluh mendapat jawaban pertama",
        "mendapat jawaban pertama",
      ),
      late_first_response: late("jawaban pertama"),
      late_next_reply: late("jawaban berikutnya"),
      late_resolution: late("penyelesaian"),
      met_first_response: share(() => "jawaban pertama sesuai target"),
      met_next_reply: share(() => "jawaban berikutnya sesuai target"),
      met_resolution: share(() => "penyelesaian sesuai target"),
      next_reply_p90: wait(
        "sembilan dari sepuluh yang menulis lagi",
        "dari yang menulis lagi, belum sampai sembilan dari sepuluh dijawab",
        "dijawab",
      ),
      nps: (w) =>
        about(w, `promotor dikurangi detraktor **${w.value}**${than(w, "lebih tinggi", "lebih rendah")}`),
      peak: (w) =>
        `${w.when}: ${w.n} kontak, **${w.value} kali** lipat dari perkiraan (${w.compared})` +
        `${w.part === null ? "" : `, terutama tentang ${w.part}`}; ` +
        `${w.marker === "" ? "tidak ada catatan kalender yang menjelaskannya" : `bertepatan dengan ${w.marker}`}.`,
      queue_p90: (w) =>
        wait(
          `sembilan dari sepuluh ${w.contacts}`,
          `belum sampai sembilan dari sepuluh ${w.contacts} lepas dari antrean`,
          "lepas dari antrean",
        )(w),
      reopened: share(() => "tiket yang selesai dibuka lagi"),
      repeated: share(() => "pelanggan menghubungi lagi dalam tujuh hari"),
      resolution_p50: wait("separuh", "belum sampai separuh selesai", "selesai"),
      roster_gave: (w) =>
        `Dengan jadwal sebelumnya, ${w.subject} menjawab **${w.value}** tepat waktu, padahal agen yang dijadwalkan seharusnya menjawab ${w.compared}.`,
      service_level: share((w) => `${w.contacts} dalam antrean dijawab dalam ${w.threshold}`),
      short_of_people: (w) =>
        `${w.subject} kekurangan agen selama **${w.hours} jam** pada pekan berikutnya, paling parah ${w.when}: perlu ${w.value}, dijadwalkan ${w.compared}.`,
      switched: share(() => "kontak ditanyakan lagi di kanal lain dalam tujuh hari"),
      theme: (w) =>
        `**${w.value} pelanggan** menyebut ${w.subject}${w.weeks > 1 ? ` dalam ${w.weeks} pekan` : ""}, ` +
        `${w.isUp ? "lebih banyak" : "lebih sedikit"} dari perkiraan (${w.compared}).`,
      theme_on_version: (w) =>
        `Pelanggan dengan versi ${w.part ?? ""} menulis tentang ${w.subject} **${w.value} kali** sesering pelanggan lain: ${w.n} orang, padahal perkiraannya ${w.compared}.`,
      tickets: (w) => about(w, `**${w.value} tiket** masuk${than(w, "lebih banyak", "lebih sedikit")}`),
    },
    action: {
      answer_due: (w) => `Awasi **${w.value}** tiket yang jatuh tempo dalam empat jam.`,
      answer_again: (w) =>
        `Jawab **${w.value} tiket yang pelanggannya menulis lagi** dan menunggu melewati target${first(w)}.`,
      answer_late: (w) => `Jawab **${w.value} tiket tanpa jawaban pertama** yang melewati target${first(w)}.`,
      ask_release: (w) =>
        `Tanyakan ke tim aplikasi soal rilis **${w.marker}** (${w.markerDay}): ${w.subject} lebih lambat sejak pekan itu.`,
      ask_release_theme: (w) =>
        `Tanyakan ke tim aplikasi soal rilis **${w.marker}** (${w.markerDay}): pelanggan lebih sering menulis tentang ${w.subject}.`,
      check_article: (w) =>
        `Periksa apakah artikel bantuan **${w.subject}** menjawab pertanyaan yang masuk sekarang.`,
      clear_category: (w) => `Tugaskan agen untuk **${w.subject}** sampai tiket terlamanya selesai.`,
      find_people: (w) =>
        `Cari tahu di mana agen yang dijadwalkan untuk **${w.subject}**: ${w.value} dijawab tepat waktu, padahal seharusnya ${w.compared}.`,
      explain_peak: (w) =>
        `Cari tahu apa yang terjadi pada **${w.when}**, lalu catat di daftar gangguan atau promosi.`,
      mend_cause: (w) =>
        `Lihat di halaman Penyebab aturan mana yang menunjukkan **${w.subject}**, beserta contohnya, lalu benahi yang paling sering.`,
      mend_connection: (w) => `Cari tahu mengapa upaya menghubungi **${w.subject}** gagal.`,
      mend_files: () => "Ekspor ulang data yang ditolak atau terhenti sebelum angka totalnya dipakai.",
      name_channel: (w) => `Cantumkan **${w.subject}** paling atas di tempat pelanggan mencari kontak.`,
      plan_event: (w) =>
        `Siapkan agen untuk ${w.next === null ? "yang berikutnya" : `**${w.next}**`}: ${brought(w)}.`,
      ask_raters: () => "Tanyakan kepada beberapa pelanggan yang memberi nilai buruk apa yang salah.",
      review_answers: () => "Baca beberapa tiket yang masuk lagi atau dinilai buruk.",
      roster_cause: () =>
        "Lihat di halaman Penyebab pada jam berapa agen kurang, lalu pindahkan sebagian ke jam itu.",
      roster_queue: (w) =>
        `Bandingkan siapa yang bertugas di **${w.subject}** dengan yang mengantre, jam demi jam.`,
      roster_slot: (w) =>
        `Tambah agen **${w.subject}**, terutama ${w.when}: perlu ${w.value}, dijadwalkan ${w.compared}; total ${w.hours} jam kekurangan agen.`,
      solve_late: (w) => `Selesaikan **${w.value} tiket yang melewati target** penyelesaian${first(w)}.`,
      solve_complaints: (w) =>
        `Selesaikan **${w.value} pengaduan yang melewati batas regulator**${w.part === null ? "" : `, kebanyakan tentang ${w.part}`}.`,
      write_notice: (w) =>
        `Siapkan pengumuman untuk gangguan berikutnya: **${w.subject}** mendatangkan ${w.value} kali kontak biasanya.`,
    },
    nothing: (tests) =>
      `Tidak ada perubahan di luar naik-turun wajar: ${tests} angka dibandingkan dengan pekan-pekan sebelumnya.`,
    tooFew: "Pekan belum cukup untuk membedakan perubahan nyata dari kebetulan.",
    changes: "Perubahan",
    title: (n) => (n === 1 ? "Satu perubahan menonjol" : `${n} perubahan menonjol`),
    titleNone: "Tidak ada perubahan yang menonjol",
    titleTooFew: "Pekan pembanding belum cukup",
    sub: (tests, real) =>
      `${tests} angka dibandingkan dengan hingga dua belas pekan sebelumnya; ${real} di luar naik-turun wajar (temuan yang sama disebut sekali), paling banyak satu dari dua puluh di antaranya hanya kebetulan`,
    subNone: (tests) =>
      `${tests} angka dibandingkan dengan hingga dua belas pekan sebelumnya, tidak ada yang di luar naik-turun wajar`,
    subTooFew: "Perlu enam pekan penuh sebelum pekan yang dinilai",
    interval: (range) => `interval 95% ${range}`,
    n: (n) => `n\u00a0${n}`,
    inARow: (n) => `${n} pekan berturut-turut`,
    more: (n) => `${n} lagi yang bobotnya lebih kecil tidak ada di daftar ini.`,
    marker: {
      promotion: (name) => `pada pekan ${name}`,
      holiday: (name) => `pada pekan ${name}`,
      incident: (name) => `pada pekan gangguan ${name}`,
      pay_day: () => "sekitar hari gajian",
      release: (name, day) => `sejak pekan rilis ${name} (${day})`,
    },
    inPart: (family) => `${family} (yang sudah bisa dinilai)`,
    still: (list) => `Tidak ada perubahan di luar naik-turun wajar pada ${list}.`,
    notYet: (list) => `Sebagian angka belum bisa dinilai: ${list}.`,
    few: (list) => `Pekan belum cukup untuk menilai: ${list}.`,
    family: {
      backlog: "jumlah tiket yang belum selesai",
      causes: "penyebab waktu tunggu",
      channels: "perpindahan kanal",
      events: "peristiwa",
      peaks: "lonjakan",
      quality: "mutu jawaban",
      queues: "chat dan telepon",
      roster: "jadwal shift sebelumnya",
      shortage: "jadwal shift",
      standing: "yang menunggu",
      targets: "target",
      themes: "isi tulisan pelanggan",
      trust: "sumber data",
      volume: "jumlah tiket",
      waits: "waktu tunggu",
    },
    all: "Semuanya",
    column: {
      finding: "Temuan",
      status: "Jenis",
      usual: "Biasanya",
      q: "q",
      affected: "Selisih pelanggan atau kontak dari biasanya",
      weight: "Bobot",
    },
    status: {
      real: "perubahan",
      fact: "sekarang",
      nothing: "tidak ada perubahan",
      too_few: "pekan belum cukup",
      not_yet: "belum diputuskan",
    },
    evidence: "Bukti",
  },
};
