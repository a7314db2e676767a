/**
 * Words that say what the number after them is. Each is searched in the text right before the number, lower-cased and
 * with at most a few words between.
 */

/** What may stand between the word and its number: "no rekening saya BCA: 123". */
const BETWEEN =
  "(?:[\\s:：.,=#\"'(（\\-–]|no|nomor|nmr|number|num|saya|sy|aku|gue|ku|nya|is|are|was|my|me|to|ke|di|ini|itu|yaitu|yg|adalah|bank|tujuan|pln|baru|lama|tsb|atas nama|atau|or|on|at|bca|bni|bri|bsi|btn|cimb|mandiri|permata|danamon|jago|seabank|ovo|dana|gopay|shopeepay|linkaja|[\\u662f\\u4e3a\\u7684\\u53f7\\u7801]|尾号|手机|工商银行|建设银行|农业银行|中国银行|招商银行|工行|建行|农行|招行){0,10}$";

const cue = (words: string): RegExp => new RegExp(`(?:${words})${BETWEEN}`, "u");
/** Latin words need a beginning; Han words none. */
const latin = (words: string): string => `(?<![\\p{L}\\p{N}])(?:${words})`;

export const PHONE_CUE = cue(
  `${latin("no\\.? ?(?:hp|wa|telp|telepon|ponsel|handphone)|nomor|hp|hape|handphone|ponsel|wa|whatsapp|telp|telepon|telpon|tlp|phone|mobile|cell|call|text|sms|hubungi|kontak|contact|reach|my number|tel")}|电话|手机号?|号码|联系方式|微信|拨打|联系我|致电`,
);

export const CARD_CUE = cue(
  `${latin("kartu(?: debit| kredit| atm)?|card(?: number)?|debit|kredit|credit|atm|visa|mastercard")}|信用卡|借记卡|银行卡|卡号`,
);

export const ACCOUNT_CUE = cue(
  `${latin("rekening|norek|rek|account|acct|acc|a/c|iban|va|virtual account|bca|bni|bri|bsi|btn|cimb|mandiri|permata|danamon|jago|seabank|wallet(?: id)?|gopay|ovo|dana|shopeepay|linkaja|id pelanggan|idpel|customer id|user ?id|uid|id akun|akun|meter|id member|member id")}|账号|帐号|账户|帐户|卡号|银行卡|钱包号?|用户 ?(?:id|号)|客户号|用户名`,
);

export const REFERENCE_CUE = cue(
  `${latin("ref|reff|reference|referensi|refnum|rrn|trx|trxid|trx id|txn|txid|transaksi|id transaksi|transaction(?: id| no)?|kode transaksi|no\\.? ?transaksi|kode bayar|kode pembayaran|payment id|bukti(?: transfer)?|arn")}|流水号?|交易单?号?|单号|参考号|凭证号?|交易id`,
);

/** Numbers a desk works by, which name no one. */
export const ORDER_CUE = cue(
  `${latin("order|orderan|pesanan|po|invoice|inv|faktur|resi|awb|tiket|ticket|case|laporan|no\\.? ?tiket|booking|kode booking|sku|kode|code|voucher|promo|versi|version|build|v|imei")}|订单号?|工单号?|快递单?号?|运单号?|发票号?|版本号?|优惠码|编号`,
);

export const AMOUNT_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:rp|idr|usd|cny|rmb|sgd|myr|rm|s|us|sebesar|senilai|nominal|jumlah|seharga|saldo|amount|balance|sejumlah)[.: ]{0,2}|[$¥￥€£]\s?|金额[是为:：]?\s?|余额[是为:：]?\s?)$/u;
export const AMOUNT_AFTER =
  /^\s?(?:ribu|rb|ribuan|juta|jt|k\b|rupiah|perak|miliar|m\b|idr|usd|rmb|cny|dollars?|bucks|yuan|元|块|万|千|人民币|印尼盾|卢比|盾|%|persen|percent)/u;
