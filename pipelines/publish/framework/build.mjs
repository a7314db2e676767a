// Child process of buildSite: runs Observable Framework in the current directory, with the network shut.
// Plain JavaScript, because it starts before any TypeScript loader is registered.
import { readFile } from "node:fs/promises";
import { register } from "tsx/esm/api";

globalThis.fetch = async (input) => {
  throw new Error(`network use during the site build: ${input?.url ?? input}`);
};

register();
const { default: settings, titles, weekTitle } = await import(process.argv[2]);
const { deriveLanguagePages, writeSeedPages } = await import("./languagePages.ts");
const { deriveWeekPages, writeSeedWeek } = await import("./weekPages.ts");
await writeSeedPages("src", titles);
const weeks = await writeSeedWeek("src", weekTitle);
const { normalizeConfig } = await import("@observablehq/framework/dist/config.js");
const { build } = await import("@observablehq/framework/dist/build.js");
await build({ config: normalizeConfig({ ...settings, root: "src", output: "dist" }) });
const { earlyPages } = await import(new URL("src/early/earlyPage.ts", process.argv[2]));
const { placeEarlyPages } = await import("./earlyPages.ts");
const early = await earlyPages("src/data", await readFile("src/index.md", "utf8"));
await deriveLanguagePages("dist", titles, settings.header);
await deriveWeekPages({
  root: "src",
  dist: "dist",
  weeks,
  titles,
  titleOf: weekTitle,
  header: settings.header,
});
await placeEarlyPages("dist", early);
