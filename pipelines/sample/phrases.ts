/** What customers write: openings, cores and closings by language and category, filled with made-up details. */
export type Language = "id" | "zh" | "en";
export type Category =
  | "payment_failure"
  | "delayed_transaction"
  | "registration"
  | "refund"
  | "account_security"
  | "how_to"
  | "promotion"
  | "support_quality"
  | "other";

export const OPEN: Record<Language, readonly string[]> = {
  id: [
    "Halo kak, ",
    "Selamat pagi, ",
    "Min, ",
    "Pagi kak ",
    "Tolong dong, ",
    "Permisi, ",
    "Kak mau tanya, ",
    "Halo CS, ",
    "",
    "",
  ],
  zh: ["你好，", "客服您好，", "请问", "急！", "麻烦看一下，", "", ""],
  en: ["Hi, ", "Hello, ", "Hi team, ", "Good morning, ", "Please help, ", "", ""],
};

export const CLOSE: Record<Language, readonly string[]> = {
  id: [
    " Tolong dibantu ya.",
    " Mohon segera diproses.",
    " Udah nunggu lama nih.",
    " Makasih.",
    " Nomor saya {phone}.",
    " Email saya {email}.",
    " Atas nama {name}.",
    " Kok gak ada balasan?",
    "",
  ],
  zh: [" 请尽快处理。", " 我等了很久了。", " 我的电话是{phone}。", " 谢谢。", " 我叫{zhname}。", ""],
  en: [
    " Please fix this soon.",
    " I have been waiting for hours.",
    " My number is {phone}.",
    " My name is {name}.",
    " Thanks.",
    " Reach me at {email}.",
    "",
  ],
};

export const CORE: Record<Category, Record<Language, readonly string[]>> = {
  payment_failure: {
    id: [
      "bayar di {shop} gagal terus padahal saldo cukup",
      "pembayaran {amount} gagal tapi saldo kepotong",
      "transaksi gagal, katanya jaringan bermasalah",
      "scan QR gagal mulu di {shop}",
      "saldo ngga cukup padahal ada {amount}",
      "bayar listrik gagal, ref {ref}",
      "udah coba 3x bayar tetep gagal, app versi {version}",
    ],
    zh: [
      "付款失败，余额明明够",
      "在{shop}扫码付款一直失败",
      "支付{amount}失败了但是钱被扣了",
      "提示网络错误，付不了款",
      "订单{ref}支付失败",
    ],
    en: [
      "payment at {shop} keeps failing",
      "my payment of {amount} failed but the balance was deducted",
      "it says network error every time I pay",
      "QR payment fails, ref {ref}",
      "insufficient balance although I have {amount}",
    ],
  },
  delayed_transaction: {
    id: [
      "top up {amount} dari bank {bank} belum masuk",
      "saldo belum masuk udah 2 jam, ref {ref}",
      "transfer ke bank {bank} masih pending",
      "isi saldo lewat {bank} ga masuk-masuk",
      "top up berhasil di bank tapi saldo dompet ga nambah",
      "uang belum sampai, transfer dari tadi siang",
    ],
    zh: [
      "充值{amount}还没到账",
      "从{bank}转账一直显示处理中",
      "充值两个小时了余额没变，单号{ref}",
      "银行扣款了，钱包没到账",
    ],
    en: [
      "my top up of {amount} from {bank} has not arrived",
      "transfer to {bank} still pending, ref {ref}",
      "bank says success but my balance did not change",
      "waiting two hours for the top-up",
    ],
  },
  registration: {
    id: [
      "ga bisa daftar, kode OTP ga masuk",
      "kode verifikasi gak dikirim ke {phone}",
      "upgrade akun ditolak terus, KTP {nik}",
      "daftar pake nomor baru gagal",
      "OTP telat masuknya, keburu expired",
    ],
    zh: ["收不到验证码", "注册不了，验证码一直没来", "实名认证被拒绝", "换了手机号不能登录"],
    en: [
      "I cannot register, the OTP never arrives",
      "verification code is not sent to {phone}",
      "my account upgrade was rejected",
      "the code expires before it arrives",
    ],
  },
  refund: {
    id: [
      "refund {amount} belum masuk udah seminggu",
      "kapan uang saya dikembalikan? ref {ref}",
      "merchant {shop} bilang udah refund tapi belum ada",
      "pengembalian dana lama banget",
      "refund tiket dari {shop} belum diterima",
    ],
    zh: [
      "退款{amount}一直没收到",
      "商家说已经退款，钱包里没有",
      "退款什么时候到账？单号{ref}",
      "等了一个星期退款还没到",
    ],
    en: [
      "refund of {amount} not received yet",
      "merchant {shop} says refunded, nothing in my wallet",
      "where is my refund? ref {ref}",
      "still no refund after a week",
    ],
  },
  account_security: {
    id: [
      "akun saya dibekukan tanpa alasan",
      "lupa PIN dan ga bisa reset",
      "ada transaksi {amount} yang bukan saya lakukan!",
      "akun saya kena hack, tolong blokir",
      "dapet telepon ngaku CS minta OTP, penipuan ya?",
    ],
    zh: ["账户被冻结了", "有一笔{amount}不是我操作的", "忘记密码，重置不了", "怀疑被盗号，请先冻结账户"],
    en: [
      "my account is frozen for no reason",
      "there is a {amount} transaction I did not make",
      "I forgot my PIN and cannot reset it",
      "I think I was phished, please block my account",
    ],
  },
  how_to: {
    id: [
      "gimana cara transfer ke bank {bank}?",
      "cara ganti nomor hp gimana ya",
      "limit transfer per hari berapa?",
      "cara tukar poin dimana",
      "bisa bayar pajak lewat app ga?",
    ],
    zh: ["怎么转账到{bank}？", "怎么修改手机号？", "每天限额是多少？", "积分怎么用？"],
    en: [
      "how do I transfer to {bank}?",
      "how can I change my phone number?",
      "what is the daily limit?",
      "where do I redeem points?",
    ],
  },
  promotion: {
    id: [
      "promo {shop} kok gak bisa dipake",
      "cashback belum masuk",
      "voucher {amount} hilang",
      "kode promo invalid terus",
      "syarat promo tanggal kembar apa aja?",
    ],
    zh: ["优惠券用不了", "返现没有到账", "活动规则是什么？", "优惠码显示无效"],
    en: [
      "promo at {shop} does not apply",
      "cashback did not arrive",
      "my {amount} voucher disappeared",
      "the promo code is invalid",
    ],
  },
  support_quality: {
    id: [
      "chat ga dibales dari kemarin",
      "CS cuma jawab template, ga nyelesaiin masalah",
      "telepon {phone2} ga diangkat-angkat",
      "tiket ditutup padahal belum selesai",
    ],
    zh: ["客服排队一个小时没有人回复", "客服只会复制粘贴，没解决问题", "电话打不通", "问题没解决就关了工单"],
    en: [
      "nobody answers the chat",
      "the agent only pasted a template",
      "I called three times, no one picked up",
      "you closed my ticket without solving it",
    ],
  },
  other: {
    id: [
      "tolong tambah fitur dark mode",
      "app lemot banget di hp saya",
      "aplikasi keluar sendiri versi {version}",
      "mau kasih saran aja sih",
    ],
    zh: ["软件很卡", "{version}版本总是闪退", "希望增加深色模式"],
    en: ["the app crashes on version {version}", "please add dark mode", "the app is very slow on my phone"],
  },
};
