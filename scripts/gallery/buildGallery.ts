import { cp, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { REPORTS } from "./reports.js";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const STYLE = path.join(HERE, "../../src/style.css");

/** Writes the gallery of components over the data and with the fonts of a published site into `outDir`, anew. */
export async function buildGallery(siteDir: string, outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(path.join(outDir, "data"), { recursive: true });
  const folder = path.join(siteDir, "_file/data");
  const files = (await readdir(folder)).map((file) => path.join(folder, file));
  for (const name of REPORTS) {
    const found = await largest(
      files.filter((file) => path.basename(file).startsWith(`${name}.`) && file.endsWith(".arrow")),
    );
    if (found === null) throw new Error(`${siteDir} holds no ${name}: publish it again`);
    await cp(found, path.join(outDir, "data", `${name}.arrow`));
  }
  await cp(path.join(siteDir, "data/meta.json"), path.join(outDir, "data/meta.json"));
  await cp(path.join(siteDir, "_fonts"), path.join(outDir, "_fonts"), { recursive: true });
  const sheets = (await readdir(path.join(outDir, "_fonts"))).filter((file) => file.endsWith(".css"));
  const common = { bundle: true, minify: true, logLevel: "warning" } as const;
  await build({
    ...common,
    entryPoints: [path.join(HERE, "page.ts")],
    outfile: path.join(outDir, "page.js"),
    format: "esm",
    target: "es2022",
  });
  for (const [name, from] of Object.entries({ style: STYLE, page: path.join(HERE, "page.css") })) {
    await build({ ...common, entryPoints: [from], outfile: path.join(outDir, `${name}.css`) });
  }
  await writeFile(
    path.join(outDir, "index.html"),
    html([...sheets.map((file) => `_fonts/${file}`), "style.css", "page.css"]),
  );
}

/** Framework names a file by its content, and a page has a file with the rows that it shows: the one with the most. */
async function largest(files: readonly string[]): Promise<string | null> {
  const sizes = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
  return sizes.sort((a, b) => b.size - a.size)[0]?.file ?? null;
}

const html = (sheets: readonly string[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Components · Suara</title>
${sheets.map((href) => `<link rel="stylesheet" href="${href}">`).join("\n")}
<body><script type="module" src="page.js"></script></body>
</html>
`;
