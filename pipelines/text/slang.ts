/** How Indonesian is typed in chats, and the word that is meant; negations above all. */
const SPELLINGS = `
tidak: ngga nggak gak ga gk g gaa enggak engga ndak kagak tdk tak nda gamau kaga tda tidk
belum: blm belom blom blum lom
bukan: bkn bukn
jangan: jgn jangn
sudah: udah udh sdh dah uda sudh
saya: sy aku gue gw gua ane saia aq ak
kamu: km kmu lu lo loe
yang: yg yng
dengan: dgn dg
untuk: utk buat bwt
dari: dri
karena: krn karna gara
kenapa: knp napa ngapa mengapa
bagaimana: gimana gmn bgmn gmana gimna
kalau: kalo klo klw kl
tetapi: tapi tp tpi
terus: trs trus
juga: jg jga
banyak: bnyk byk
bisa: bs bsa
dapat: dpt dapet
dalam: dlm
pada: pd
sampai: sampe smp nyampe nyampai smpe
lama: lm lamaa
masuk: msk
masih: msh msih
mau: mo mw
minta: mnta
tolong: tlg tlong tolongin
bantu: bantuin
terima: trima
kasih: ksh kasi
terimakasih: makasih mksh thx trims tengkyu makasi
transaksi: trx trns
transfer: tf trf trnsfer tranfer transfr mentransfer ditransfer
rekening: rek norek reknya
nomor: nmr nomer
telepon: telp tlp telpon tlpn telfon
pembayaran: pembyran pmbayaran
aplikasi: apk aplkasi apl
saldo: sldo
uang: duit dwit
hilang: ilang hlg raib lenyap
potong: kepotong terpotong dipotong motong kepotonng terdebet terdebit didebet kedebet kedebit
kirim: dikirim ngirim mengirim krm terkirim
balas: bales dibales dibalas balesnya ngebales membalas
jawab: dijawab jwb menjawab
respon: direspon merespon respons direspons direspond
tanya: nanya bertanya
pakai: pake dipake dipakai memakai
beli: dibeli membeli
ganti: diganti mengganti gantiin
ubah: diubah mengubah rubah dirubah ngubah
kembali: balik kembaliin balikin dikembalikan dibalikin kembalikan mengembalikan
blokir: diblokir keblokir terblokir blokirin ngeblok
beku: dibekukan dibekuin membekukan
tolak: ditolak ketolak nolak
daftar: mendaftar ndaftar terdaftar
masalah: mslh msalah
error: eror erorr errorr
lambat: lemot lelet lamban
keluar: kluar
sekali: skali
banget: bgt bngt bgtt bangett
sekarang: skrg skrng
kemarin: kmrn kmaren kemaren
hari: hr hri
jam: jm
menit: mnt
orang: org orng
verifikasi: verif verifikasinya verivikasi ferifikasi
nasabah: nsbh
pelayanan: layanan playanan
customer: cust costumer
admin: mimin mimn
refund: direfund refun
`;

const MEANT = new Map<string, string>();
for (const line of SPELLINGS.trim().split("\n")) {
  const [word = "", variants = ""] = line.split(": ");
  for (const variant of variants.split(" ")) MEANT.set(variant, word);
}

const KEEPS_NYA = new Set([
  "hanya",
  "tanya",
  "punya",
  "bertanya",
  "menanya",
  "ditanya",
  "mempunyai",
  "nyanya",
]);
/** Possessives are only cut from what people here possess: "uangku", "akunmu". */
const OWNED =
  /^(saldo|akun|uang|dana|nomor|hape|hp|app|aplikasi|kartu|rekening|pin|duit|email|data|transaksi|pesanan)(?:ku|mu)$/;
const STRETCHED = /([a-z])\1{2,}/g;

/** A Latin token as it is meant: "ngga" is "tidak", "saldonya" is "saldo", "lamaaa" is "lama". */
export function meant(token: string): string {
  let word = token.replace(STRETCHED, "$1");
  if (/^[a-z]{3,}2$/.test(word)) word = word.slice(0, -1);
  const slang = MEANT.get(word);
  if (slang !== undefined) return slang;
  if (word.length >= 6 && word.endsWith("nya") && !KEEPS_NYA.has(word)) {
    const stem = word.slice(0, -3);
    return MEANT.get(stem) ?? stem;
  }
  const owned = OWNED.exec(word)?.[1];
  return owned === undefined ? word : (MEANT.get(owned) ?? owned);
}
