import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const FAMILIES = [
  { entry: "@fontsource-variable/inter/wght.css", keep: /inter-latin(-ext)?-wght-normal/ },
  { entry: "@fontsource-variable/noto-sans-sc/index.css", keep: /noto-sans-sc/ },
];

/** A file of a font and the characters it holds. */
export interface FontFace {
  css: string;
  /** As the style sheet names it. */
  source: string;
  /** Absolute path of the WOFF2. */
  file: string;
  /** First and last code point of each range. */
  ranges: [from: number, to: number][];
}

/** The faces of the site's fonts, Inter before Noto Sans SC. */
export async function fontFaces(): Promise<FontFace[]> {
  const faces: FontFace[] = [];
  for (const { entry, keep } of FAMILIES) {
    const sheet = require.resolve(entry);
    for (const css of (await readFile(sheet, "utf8")).match(/@font-face\s*{[^}]*}/g) ?? []) {
      const source = /url\((\.\/files\/[^)]+\.woff2)\)/.exec(css)?.[1];
      if (source === undefined || !keep.test(source)) continue;
      faces.push({ css, source, file: path.join(path.dirname(sheet), source), ranges: rangesOf(css) });
    }
  }
  return faces;
}

function rangesOf(css: string): FontFace["ranges"] {
  const text = /unicode-range:\s*([^;}]+)/.exec(css)?.[1] ?? "";
  return text.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
