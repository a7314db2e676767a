import type { enNames } from "./enNames.js";

/** Bahasa Indonesia: names of what exports and shipped rules call by a code. */
export const idNames: typeof enNames = {
  names: {
    ticket: "Tiket",
    ticket_event: "Riwayat tiket",
    chat: "Chat dan telepon",
    chat_turn: "Balasan dalam chat",
    feedback: "Ulasan dan masukan",
    accepted_plus_rejected_equals_records: "Diterima + ditolak = jumlah catatan",
    arrivals_count_every_contact_once: "Setiap kontak dihitung satu kali",
    arrivals_have_all_168_hours_of_a_week: "Setiap pekan memuat 168 jam",
    arrivals_of_the_week_add_up_to_its_contacts: "Jumlah per jam sama dengan kontak sepekan",
    backlog_is_the_open_tickets_at_as_of:
      "Tiket yang belum selesai sama dengan tiket terbuka pada saat data diambil",
    backlog_of_a_day_opens_as_the_day_before_closed:
      "Tiket yang belum selesai di awal hari sama dengan akhir hari sebelumnya",
    chat_by_week_counts_every_attempt_once: "Setiap upaya chat dihitung satu kali per pekan",
    chat_outcomes_add_up_to_attempts: "Jumlah semua hasil chat sama dengan jumlah upaya",
    chats_has_one_row_an_attempt: "Satu baris untuk setiap upaya chat",
    complaints_due_counts_every_open_complaint_once: "Setiap pengaduan terbuka dihitung satu kali",
    every_accepted_chat_is_in_chats_or_newer_than_as_of:
      "Setiap chat yang diterima ada di tabel, atau lebih baru dari saat data diambil",
    every_accepted_piece_of_feedback_is_in_feedback_or_newer_than_as_of:
      "Setiap masukan yang diterima ada di tabel, atau lebih baru dari saat data diambil",
    every_accepted_ticket_is_in_tickets_or_newer_than_as_of:
      "Setiap tiket yang diterima ada di tabel, atau lebih baru dari saat data diambil",
    every_ticket_is_excluded_or_has_a_wait_outcome:
      "Setiap tiket dikecualikan atau diketahui hasil tunggunya",
    feedback_has_one_row_a_piece_of_feedback: "Satu baris untuk setiap masukan",
    first_response_by_week_counts_every_ticket_once: "Setiap tiket dihitung satu kali dalam respons pertama",
    first_response_is_never_negative: "Respons pertama tidak pernah negatif",
    half_wait_no_longer_than_nine_in_ten:
      "Waktu untuk separuh tidak lebih lama daripada untuk sembilan dari sepuluh",
    nothing_happened_after_as_of: "Tidak ada kejadian setelah data diambil",
    shares_lie_between_0_and_1: "Semua porsi berada antara 0 dan 1",
    tickets_has_one_row_a_ticket: "Satu baris untuk setiap tiket",
    waiting_now_counts_every_waiting_ticket_once: "Setiap tiket yang menunggu dihitung satu kali",
    weekly_counts_add_up_to_tickets: "Jumlah per pekan sama dengan jumlah tiket",
    cause_waits_count_every_contact_once: "Waktu tunggu menurut penyebab menghitung tiap kontak sekali",
    nobody_switches_more_often_than_they_write:
      "Tidak ada yang pindah kanal lebih sering daripada menghubungi",
    switches_by_week_count_what_contact_switches_count:
      "Perpindahan per pekan sama dengan perpindahan seluruhnya",
    waiting_with_causes_and_the_unexplained_is_all_waiting:
      "Waktu tunggu dengan penyebab ditambah yang belum terjelaskan = semua waktu tunggu",
    waits_of_a_channel_are_those_of_its_hours: "Waktu tunggu kanal adalah jumlah dari jam-jamnya",
    what_was_not_reached_has_a_longest_wait: "Yang belum tercapai punya waktu tunggu terlama",
    missing: "Tidak diisi",
    hidden_character: "Karakter tersembunyi",
    forgotten: "Dihapus atas permintaan pelanggan",
    out_of_range: "Di luar rentang",
    above_scale: "Nilai melebihi skalanya",
    ends_before_start: "Berakhir sebelum dimulai",
    repeated: "Mengulang catatan sebelumnya",
    no_time_zone: "Tanpa zona waktu",
    unmapped_value: "Nilai tidak dipetakan",
    too_long: "Terlalu panjang",
    not_in_list: "Tidak ada dalam daftar",
    not_a_time: "Bukan waktu",
    not_a_duration: "Bukan durasi",
    not_a_date: "Bukan tanggal",
    not_a_boolean: "Bukan ya/tidak",
    not_an_integer: "Bukan bilangan bulat",
    not_a_decimal: "Bukan bilangan",
    impossible_time: "Waktu yang mustahil",
    too_few_columns: "Kolom terlalu sedikit",
    too_many_columns: "Kolom terlalu banyak",
    stray_quote: "Tanda kutip liar",
    text_after_quote: "Teks setelah tanda kutip",
    unterminated_quote: "Tanda kutip tidak ditutup",
    record_too_long: "Catatan terlalu panjang",
    invalid_encoding: "Pengodean karakter salah",
    nul_byte: "Bita nol",
    invalid_json: "JSON tidak sah",
    duplicate_key: "Kunci ganda",
    not_an_object: "Bukan objek",
    lone_surrogate: "Karakter rusak",
    number_precision: "Bilangan terlalu panjang",
    nonexistent_local_time: "Waktu setempat tidak ada",
  },
  categoryNames: {
    payment_failure: "Pembayaran gagal",
    payment_failed: "Pembayaran gagal",
    delayed_transaction: "Transaksi tertunda",
    registration: "Pendaftaran dan verifikasi",
    refund: "Pengembalian dana",
    account_security: "Akun dan keamanan",
    how_to: "Cara pakai",
    promotion: "Promosi",
    support_quality: "Layanan pelanggan",
    app: "Aplikasi",
    fees: "Biaya",
    insurance: "Asuransi dan klaim",
    lending: "Paylater dan pinjaman",
    top_up: "Isi saldo",
    other: "Lainnya",
  },
  priorityNames: { urgent: "mendesak", high: "tinggi", normal: "normal", low: "rendah" },
  ruleNames: {
    incident: "Gangguan",
    connection_failed: "Gagal tersambung",
    short_staffed: "Kekurangan agen",
    queue_ahead: "Antrean di depan",
    clarification: "Bolak-balik minta kejelasan",
    missing_reference: "Tanpa nomor transaksi",
    relabelled: "Kategori diganti",
    details_asked: "Rincian kurang",
    restricted: "Topik terbatas",
    sent_to_self_service: "Diarahkan ke pusat bantuan",
    contact_after_restriction: "Kembali setelah ditolak",
    failing_version: "Versi bermasalah",
    failing_os: "Sistem operasi bermasalah",
    failing_version_and_os: "Versi dan sistem operasi bermasalah",
    failing_network: "Jaringan bermasalah",
    problem_on_version: "Masalah bawaan versi",
  },
  ruleMeans: {
    "It began while an incident of reference/incidents.csv went on.":
      "Kontak dimulai saat ada gangguan yang tercatat di reference/incidents.csv.",
    "The app or the line could not connect the customer; the error code is the evidence.":
      "Aplikasi atau saluran telepon gagal menyambungkan pelanggan; kode errornya menjadi bukti.",
    "The roster had so few people in that hour that more contacts would find all of them busy than the target for staffing allows.":
      "Agen di jadwal shift pada jam itu terlalu sedikit, sehingga kontak yang mendapati semua agen sibuk melebihi batas yang diatur.",
    "At least two others stood in the same queue already, so everybody was busy.":
      "Sudah ada sedikitnya dua orang lain di antrean yang sama, jadi semua agen sibuk.",
    "More than two answers did not settle it, and the customer had to write again before it was solved.":
      "Lebih dari dua jawaban tidak menuntaskan masalah, dan pelanggan harus menulis lagi sebelum selesai.",
    "A payment problem came without the transaction number.":
      "Masalah pembayaran disampaikan tanpa nomor transaksi.",
    "The desk reconsidered what it was about and changed the category.":
      "Tim mengubah penilaiannya tentang isi masalah; kategorinya diganti.",
    "The desk marked it as lacking details.": "Tim menandainya kurang rincian.",
    "The desk may not answer this in this channel; the export says so, or reference/restricted_topics.csv.":
      "Topik ini tidak boleh dijawab di kanal ini, menurut ekspor atau reference/restricted_topics.csv.",
    "The desk sent the customer to the help centre.": "Pelanggan diarahkan ke pusat bantuan.",
    "The customer had been turned away or sent to the help centre in the two days before, and had to come back.":
      "Dalam dua hari sebelumnya pelanggan ditolak atau diarahkan ke pusat bantuan, lalu harus kembali.",
    "It failed to connect from a version of the app that fails more often than the others on the same days.":
      "Gagal tersambung dari versi aplikasi yang lebih sering gagal daripada versi lain pada hari yang sama.",
    "It is about a problem that customers on this version of the app name more often, in tickets and reviews, than others on the same days.":
      "Isinya masalah yang oleh pelanggan versi aplikasi ini lebih sering disebut, di tiket dan ulasan, daripada oleh yang lain pada hari yang sama.",
    "It failed to connect from an operating system that fails more often than the others on the same days.":
      "Gagal tersambung dari sistem operasi yang lebih sering gagal daripada yang lain pada hari yang sama.",
    "It failed to connect from a version of the app that fails more often on one operating system.":
      "Gagal tersambung dari versi aplikasi yang lebih sering gagal pada satu sistem operasi.",
    "It failed to connect over a kind of network that fails more often than the others on the same days.":
      "Gagal tersambung lewat jenis jaringan yang lebih sering gagal daripada yang lain pada hari yang sama.",
  },
};
