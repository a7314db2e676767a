import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { type FontFace, fontFaces } from "./fontFaces.js";

const FOLDER = "_fonts";
const CHINESE = /noto-sans-sc/;
/** The family of the few signs that pages without Chinese need from its fonts. */
const SIGNS = "Suara Signs";
/** Bytes of a glyph's header alone; less is a table of empty glyphs. */
const SMALLEST_OUTLINE = 10;

/** Style sheets, by their paths relative to the site. */
export interface FontSheets {
  /** Latin letters, and of the other font the signs that stand on every page, arrows above all. */
  latin: string;
  chinese: string;
  /** The file with the Latin letters, which every page draws with. */
  first: string;
}

/**
 * Copies the fonts into the site and writes their style sheets; a browser fetches only the ranges of characters that stand on
 * the page. `signs`: what pages without Chinese hold beside Latin letters; each range of it becomes a file of these
 * characters alone, a thousandth of the range's own.
 */
export async function writeFonts(siteDir: string, signs: string): Promise<FontSheets> {
  await mkdir(path.join(siteDir, FOLDER), { recursive: true });
  const faces = await fontFaces();
  const latin: string[] = [];
  const chinese: string[] = [];
  let first = "";
  for (const face of faces) {
    const name = await writeHashed(siteDir, path.basename(face.file), await readFile(face.file));
    if (covers(face, "a".charCodeAt(0))) first ||= `${FOLDER}/${name}`;
    (CHINESE.test(face.file) ? chinese : latin).push(face.css.replace(face.source, `./${name}`));
  }
  // The Chinese name of Chinese comes late: each file that arrives is one more time that the page is laid out.
  const isHan = (sign: string): boolean => sign >= "\u2e80";
  latin.push(
    ...(await signFaces(
      siteDir,
      faces,
      [...signs].filter((sign) => !isHan(sign)),
    )),
  );
  chinese.push(...(await signFaces(siteDir, faces, [...signs].filter(isHan))));
  return {
    latin: await writeSheet(siteDir, "latin", latin),
    chinese: await writeSheet(siteDir, "chinese", chinese),
    first,
  };
}

const covers = (face: FontFace, point: number): boolean =>
  face.ranges.some(([from, to]) => from <= point && point <= to);

async function signFaces(
  siteDir: string,
  faces: readonly FontFace[],
  signs: readonly string[],
): Promise<string[]> {
  const byFace = new Map<FontFace, Set<string>>();
  for (const sign of signs) {
    const face = faces.find((one) => covers(one, sign.codePointAt(0) as number));
    if (face === undefined || !CHINESE.test(face.file)) continue;
    byFace.set(face, (byFace.get(face) ?? new Set()).add(sign));
  }
  const found: string[] = [];
  for (const [face, own] of byFace) {
    const text = [...own].sort().join("");
    const whole = await readFile(face.file);
    if (!hasOutlines(await subsetFont(whole, text, { targetFormat: "truetype" }))) continue;
    const font = await subsetFont(whole, text, { targetFormat: "woff2" });
    const name = await writeHashed(siteDir, `signs-${path.basename(face.file)}`, font);
    const range = [...text].map((sign) => `U+${(sign.codePointAt(0) as number).toString(16)}`).join(",");
    found.push(
      face.css
        .replace(face.source, `./${name}`)
        .replace(/font-family:\s*[^;]+;/, `font-family: '${SIGNS}';`)
        .replace(/unicode-range:\s*[^;}]+/, `unicode-range: ${range}`),
    );
  }
  return found;
}

/**
 * A font may announce a character that it has no glyph for; a file without any outline is none that a browser takes. Source: OpenType,
 * table directory.
 */
function hasOutlines(font: Buffer): boolean {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString("latin1", record, record + 4) === "glyf")
      return font.readUInt32BE(record + 12) >= SMALLEST_OUTLINE;
  }
  return false;
}

/** What stands in the texts of the site's pages without Chinese, each sign once. */
export async function signsOf(siteDir: string): Promise<string> {
  const texts: string[] = [await readFile(path.join(siteDir, "definitions.html"), "utf8")];
  for (const folder of ["_import/pages", "_import/i18n"]) {
    const files = await readdir(path.join(siteDir, folder)).catch(() => []);
    for (const file of files.filter((name) => /\.js$/.test(name) && !/^zh/.test(name)))
      texts.push(await readFile(path.join(siteDir, folder, file), "utf8"));
  }
  return [...new Set(texts.join(""))]
    .filter((sign) => sign > "\u007f")
    .sort()
    .join("");
}

async function writeSheet(siteDir: string, kind: string, faces: readonly string[]): Promise<string> {
  const css = faces.map((face) => face.replace(/\s+/g, " ")).join("\n");
  const name = `${FOLDER}/${kind}.${shortHash(css)}.css`;
  await writeFile(path.join(siteDir, name), css);
  return name;
}

async function writeHashed(siteDir: string, file: string, content: Buffer): Promise<string> {
  const name = `${path.basename(file, ".woff2")}.${shortHash(content)}.woff2`;
  await writeFile(path.join(siteDir, FOLDER, name), content);
  return name;
}

const shortHash = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 8);
