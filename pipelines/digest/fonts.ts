import { readFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { type FontFace, fontFaces } from "../publish/framework/fontFaces.js";

const WEIGHTS = [400, 600] as const;

/** The file of a font for pictures and PDF, at the two weights that are used. */
export interface DigestFont {
  /** inter-latin, noto-sans-sc-116 … */
  name: string;
  covers(codePoint: number): boolean;
  /** TrueType. */
  files: Record<(typeof WEIGHTS)[number], Buffer>;
}

const covers = (face: FontFace, codePoint: number): boolean =>
  face.ranges.some(([from, to]) => from <= codePoint && codePoint <= to);

/** The site's own fonts, as far as the text needs them, as TrueType of fixed weights: neither pictures nor PDF take WOFF2. */
export async function digestFonts(text: string): Promise<DigestFont[]> {
  const points = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
  const faces = await fontFaces();
  const first = (point: number) => faces.find((face) => covers(face, point));
  const needed = faces.filter((face, i) => i === 0 || points.some((point) => first(point) === face));
  return Promise.all(needed.map(fixed));
}

async function fixed(face: FontFace): Promise<DigestFont> {
  const bytes = await readFile(face.file);
  const at = async (wght: number): Promise<Buffer> => {
    // All glyphs: an empty last one, which a subset may end with, is more than some readers of fonts can take.
    const font = await subsetFont(bytes, undefined, {
      keepAllGlyphs: true,
      targetFormat: "truetype",
      variationAxes: { wght },
    });
    return sayWeight(font, wght);
  };
  return {
    name: path.basename(face.file).replace("-wght-normal.woff2", ""),
    covers: (point) => covers(face, point),
    files: { 400: await at(400), 600: await at(600) },
  };
}

/** Writes the weight where readers look for it; a variable font says that of its default there. Source: OpenType, OS/2. */
function sayWeight(font: Buffer, weight: number): Buffer {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + 16 * i;
    if (font.toString("latin1", record, record + 4) !== "OS/2") continue;
    font.writeUInt16BE(weight, font.readUInt32BE(record + 8) + 4);
  }
  return font;
}
