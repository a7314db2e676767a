/**
 * Which rules may have something to look for in a text, by how its words begin and by single Han characters: found in the one
 * pass that is made over every text. A cue that is set too often costs a look; one that is not set hides what the rule would
 * find, so each list holds the beginnings of every word of its rule.
 */
export const CUE = { network: 1, mail: 2, name: 4, code: 8, signed: 16, announced: 32 } as const;

/** The first three letters of words, or all of shorter ones. */
const LATIN: Readonly<Record<keyof typeof CUE, string>> = {
  network: "ig ins twi fb fac tel tik lin id wec wei thr dis",
  mail: "at et",
  name: "nam ber ben a",
  code: "trx trf txn tx ref rrn tra pay top tf qri dis rfn bif",
  announced: "ref rrn trx txn txi tra pay arn",
  signed: "sal hor ttd ter reg bes sin che you tha mak tri kin war",
};
const HAN: Readonly<Record<keyof typeof CUE, string>> = {
  network: "微企抖",
  mail: "",
  name: "",
  code: "",
  announced: "流交参凭",
  signed: "敬署",
};
/** Their third letter is anything: TXA1, igsaya. */
const ANY_AFTER = new Set(["tx", "tf", "ig", "fb"]);

/** 26 letters and "no letter". */
const RADIX = 27;
const NONE = 26;
const latin = new Uint8Array(RADIX ** 3);
const han = new Map<number, number>();

const letter = (code: number): number => {
  const lower = code | 0x20;
  return lower >= 97 && lower <= 122 ? lower - 97 : NONE;
};
const place = (first: number, second: number, third: number): number =>
  (first * RADIX + second) * RADIX + third;

function note(start: string, cue: number): void {
  const at = (i: number): number => letter(start.charCodeAt(i) || 0);
  for (let third = 0; third < RADIX; third++) {
    const to = place(at(0), at(1), third);
    if (third === at(2) || ANY_AFTER.has(start)) latin[to] = (latin[to] as number) | cue;
  }
}

for (const cue of Object.keys(CUE) as (keyof typeof CUE)[]) {
  for (const start of LATIN[cue].split(" ")) note(start, CUE[cue]);
  for (const character of HAN[cue]) {
    const code = character.charCodeAt(0);
    han.set(code, (han.get(code) ?? 0) | CUE[cue]);
  }
}

/** The cues of the word that begins at `at` with an ASCII letter. */
export function cuesOfWord(text: string, at: number): number {
  const second = at + 1 < text.length ? letter(text.charCodeAt(at + 1)) : NONE;
  const third = second !== NONE && at + 2 < text.length ? letter(text.charCodeAt(at + 2)) : NONE;
  return latin[place(letter(text.charCodeAt(at)), second, third)] as number;
}

export const cuesOfHan = (code: number): number => han.get(code) ?? 0;
