import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Digest } from "./digest.js";
import { mailHtml } from "./mailHtml.js";
import { markdownOf } from "./markdown.js";
import { pdfOf } from "./pdf.js";

export const FORMATS = ["pdf", "html", "md"] as const;
export type Format = (typeof FORMATS)[number];

interface WrittenFile {
  format: Format;
  path: string;
  bytes: number;
}

/** Writes the digest in each format as `DIR/<week>.<language>.<format>`; a reader sees the old file or the new one. */
export async function writeDigest(
  digest: Digest,
  formats: readonly Format[],
  dir: string,
): Promise<WrittenFile[]> {
  await mkdir(dir, { recursive: true });
  const written: WrittenFile[] = [];
  for (const format of formats) {
    const content = await CONTENT[format](digest);
    const file = path.join(dir, `${digest.week}.${digest.language}.${format}`);
    await writeFile(`${file}.tmp`, content);
    await rename(`${file}.tmp`, file);
    written.push({ format, path: file, bytes: content.length });
  }
  return written;
}

const CONTENT: Record<Format, (digest: Digest) => Promise<Buffer>> = {
  pdf: pdfOf,
  html: async (digest) => Buffer.from(mailHtml(digest, (chart) => dataUrl(digest, chart))),
  md: async (digest) => Buffer.from(markdownOf(digest)),
};

const dataUrl = ({ charts }: Digest, chart: string): string =>
  `data:image/png;base64,${charts.get(chart)?.png.toString("base64") ?? ""}`;
