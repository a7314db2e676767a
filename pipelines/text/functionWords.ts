/** Words that tell the language they stand in, and that nobody borrows. In the spelling of `meant`. */
export const ID_WORDS: ReadonlySet<string> = new Set(
  "yang dan di ke dari ini itu tidak belum bukan jangan sudah saya kamu kami kita anda dia mereka ada adalah untuk dengan karena kenapa bagaimana kalau tetapi terus juga bisa dapat dalam pada sampai masih mau minta tolong bantu terima kasih terimakasih apa apakah siapa kapan mana dimana kemana berapa kok sih dong deh lah kan ya iya nih tuh loh lho kak kakak min mas mbak bang gan pak bu ibu bapak saja aja lagi lalu jadi jika atau oleh akan telah sedang harus perlu lebih kurang sangat sekali banget cuma hanya semua setiap seperti agar supaya biar padahal malah malahan sekarang kemarin besok tadi nanti hari jam menit minggu bulan tahun pagi siang sore malam selamat halo mohon maaf permisi cara lama cepat lambat baik bagus buruk jelek mantap keren masuk keluar gagal berhasil hilang uang saldo pembayaran bayar kirim terkirim balas jawab nomor telepon rekening kembali daftar pakai tanya coba dicoba buka tutup tunggu nunggu menunggu ditunggu lancar ribet susah mudah gampang gunakan bantuan membantu dibantu segera diproses proses kecewa puas parah payah aplikasi orang penipuan ditipu tipu bikin buat punya sendiri sebelum sesudah setelah sejak selama selalu sering pernah kata katanya bilang kasih begitu gitu gini begini habis dulu baru satu dua tiga beberapa banyak sedikit setengah seharian berhari seminggu sebulan keterangan muncul tampil hasil transaksi pelayanan layanan ramah rugi merugikan sembarangan tiba langsung ternyata soal mengenai tentang".split(
    " ",
  ),
);
export const EN_WORDS: ReadonlySet<string> = new Set(
  "the a an and or but not is are was were be been being have has had do does did dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt havent hasnt will would can could should may might must i im ive id my me mine we our us you your he she it its they them their this that these those there here to of in on at by for from with without about as if because since until when while where why how what who which very really still just only also too again already yet never always please thanks thank sorry hello dear get got getting gives give keep keeps kept make made take takes took taking want wants need needs try tried trying use used using work works working worked wait waiting waited money balance my bank says said say nothing nobody someone anyone everything every all any some more most much many few less after before now today yesterday week month hour hours day days minutes received arrive arrived arrives answer answers reply replied help helpful fast slow easy great good bad worst best terrible awful love nice useful useless new old number phone account wrong right missing failed fails failing charged twice sent send sending change changed open close closed frozen locked forgot reset up out over into than then so no yes let lets".split(
    " ",
  ),
);
/** Words of other languages in Latin letters, none of them a word of Indonesian or English; those with accents need no list. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  "que del los las una uno como pero esta este esto muy por porque cuando donde desde hasta entre sobre toda todos todas tengo tiene puedo puede quiero necesito hola gracias ayuda cuenta el la le les al cual hace ahora uma dos das nas nos pelo pela isso meu minha meus minhas obrigado estou tenho preciso funciona ajuda che non sono della delle dello degli nel nella questo questa anche mia tutto tutti grazie est sont avec pour dans vous nous merci bonjour und nicht ist ich eine einen wird auch bitte danke nebo pokud nie jest niet een het voor deze hoe waarom jsem jako jak proto".split(
    " ",
  ),
);

/** Letters that neither Indonesian nor English is written with. */
export const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;
