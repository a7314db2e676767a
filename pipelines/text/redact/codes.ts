import { matches } from "./matches.js";
import type { Span } from "./spans.js";
import type { Traits } from "./traits.js";
import { CUE } from "./wordStarts.js";

/**
 * References of transactions that begin with letters (TRX0012345, REF-2026-000123, A1B2C3D4E5F6 after a word that announces
 * one). What a customer gave is kept as "present".
 */
const PREFIXED =
  /(?<![A-Za-z0-9])(?:TRX|TRF|TXN|TX|REF|RRN|TRANS|PAY|TOPUP|TF|QRIS|DISB|RFND|BIFAST)[-_/:#]?(?=[A-Z0-9\-_/]*\d{4})[A-Z0-9]+(?:[-_/][A-Z0-9]+)*(?![A-Za-z0-9])/giu;

const ANNOUNCED =
  /(?:(?<![\p{L}\p{N}])(?:ref(?:f|erence|erensi)?|rrn|trx|txn|txid|transaksi|transaction|payment id|arn)|流水号?|交易单?号?|参考号|凭证号?)(?:[\s:：#.=]|id|no|nomor|number|kode|code|saya|is|adalah|nya|[是为]){0,6}(?<![A-Za-z0-9])((?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9](?:[A-Z0-9-]{4,38})[A-Z0-9])(?![A-Za-z0-9])/giu;

export function codeSpans(text: string, { cues }: Traits): Span[] {
  const spans: Span[] = [];
  if (cues & CUE.code) {
    for (const match of matches(text, PREFIXED)) {
      spans.push({ start: match.index, end: match.index + match[0].length, kind: "reference" });
    }
  }
  if (!(cues & CUE.announced)) return spans;
  for (const match of matches(text, ANNOUNCED)) {
    const code = match[1] as string;
    const end = match.index + match[0].length;
    spans.push({ start: end - code.length, end, kind: "reference" });
  }
  return spans;
}
