import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { htmlFiles } from "./htmlFiles.js";
import { PACKAGE_DIR } from "./staging.js";

/**
 * Framework leaves a module a file: a hundred requests a page, and the packages whole. Here a page gets four: what
 * Framework runs on, its texts, its own code, and of each package what any page uses.
 */
const FOLDER = "_import";
/** In the script of a page: what it imports. */
const IMPORTED = /"((?:\.\.?\/)(?:\.\.\/)*(_(?:import|observablehq)\/[^"]+\.js))"/g;
const PRELOAD = /<link rel="modulepreload"[^>]*>\n/g;
const PACKAGE = /_node\/((?:@[^/]+\/)?[^@/]+)@[^/]+\/index\.[0-9a-f]{8}\.js$/;
const STDLIB = "observablehq:stdlib";
const OLD_FOLDERS = ["_import", "_node", "_npm", "_observablehq"];

const COMMON: BuildOptions = {
  bundle: true,
  format: "esm",
  minify: true,
  write: false,
  logLevel: "silent",
  legalComments: "none",
  charset: "utf8",
  target: ["es2022"],
};

/** Bundles the modules of every page below `dist` and rewrites the pages. The same modules give the same names and bytes. */
export async function bundlePages(dist: string): Promise<void> {
  const pages = new Map<string, string>();
  for (const file of await htmlFiles(dist)) {
    pages.set(file, (await readFile(path.join(dist, file), "utf8")).replace(PRELOAD, ""));
  }
  const modules = [
    ...new Set(
      [...pages.values()].flatMap((html) => [...html.matchAll(IMPORTED)].map((match) => match[2] ?? "")),
    ),
  ].sort();

  const written = new Map<string, string>();
  const keep = async (name: string, code: string): Promise<string> => {
    const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
    const file = `${FOLDER}/${name}.${hash}.js`;
    written.set(file, code);
    return file;
  };

  const framework = await keep("framework", await bundleFramework(dist, modules));
  /** Which file stands for a module; every one of Framework's own is in one file. */
  const bundled = new Map(modules.filter(isFrameworks).map((module) => [module, framework]));
  const own = modules.filter((module) => !isFrameworks(module));
  const codes = await Promise.all(own.map((module) => bundleModule(dist, module)));
  const packages = new Map<string, string>();
  for (const [name, names] of usedNames(codes)) {
    packages.set(name, await keep(`packages/${path.basename(name)}`, await bundlePackage(name, names)));
  }
  for (const [i, module] of own.entries()) {
    const name = module.replace(/^_import\/(?:components\/)?/, "").replace(/\.[0-9a-f]{8}\.js$/, "");
    const code = withFiles(codes[i] as string, name, packages, framework);
    bundled.set(module, await keep(name, code));
  }

  await removeScripts(dist);
  for (const [file, code] of written) {
    await mkdir(path.dirname(path.join(dist, file)), { recursive: true });
    await writeFile(path.join(dist, file), code);
  }
  for (const [file, html] of pages) await writeFile(path.join(dist, file), rewritten(html, bundled, written));
}

const isFrameworks = (module: string): boolean => module.startsWith("_observablehq/");

/** Client and standard library as one, for both hold the list of files. What a page may load and none does is left out. */
async function bundleFramework(dist: string, modules: readonly string[]): Promise<string> {
  const contents = modules
    .filter(isFrameworks)
    .map((module) => `export * from "./${module}";`)
    .join("\n");
  return bundle({ stdin: { contents, resolveDir: dist }, plugins: [absentIsExternal] });
}

const absentIsExternal: Plugin = {
  name: "absent-is-external",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path: to, resolveDir, kind }) =>
      kind === "dynamic-import" && !existsSync(path.join(resolveDir, to))
        ? { path: to, external: true }
        : null,
    );
  },
};

/** A page's or language's code in one file; the packages stay imports by their names. */
const bundleModule = (dist: string, module: string): Promise<string> =>
  bundle({
    entryPoints: [path.join(dist, module)],
    plugins: [
      {
        name: "packages-stay",
        setup({ onResolve }) {
          onResolve({ filter: PACKAGE }, ({ path: to }) => ({
            path: PACKAGE.exec(to)?.[1] ?? to,
            external: true,
          }));
          onResolve({ filter: /_observablehq\/stdlib\.[0-9a-f]{8}\.js$/ }, () => ({
            path: STDLIB,
            external: true,
          }));
        },
      },
    ],
  });

/** Of a package as it is installed what is used, so that its own account of side effects counts. */
async function bundlePackage(name: string, used: ReadonlySet<string>): Promise<string> {
  const entry = (contents: string): BuildOptions => ({
    ...COMMON,
    stdin: { contents, resolveDir: PACKAGE_DIR },
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  // A local of the same short name as the package may have lent it names that the package has not.
  const { metafile } = await build({ ...entry(`export * from "${name}";`), write: false, metafile: true });
  const exported = new Set(Object.values(metafile.outputs)[0]?.exports);
  const names = [...used].filter((one) => exported.has(one)).sort();
  return bundle(entry(`export {${names.join(", ")}} from "${name}";`));
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...COMMON, ...options, write: false });
  return outputFiles[0]?.text ?? "";
}

const PACKAGE_IMPORT = /import\s*(?:\*\s*as\s+([\w$]+)|\{([^}]*)\})\s*from\s*"((?![./])[^"]+)"/g;

/** Which names of which package the codes import. */
function usedNames(codes: readonly string[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const code of codes) {
    for (const [, whole, list, name = ""] of code.matchAll(PACKAGE_IMPORT)) {
      if (name === STDLIB) continue;
      const names = whole === undefined ? listed(list ?? "") : members(code, whole);
      used.set(name, new Set([...(used.get(name) ?? []), ...names]));
    }
  }
  return used;
}

const listed = (list: string): string[] =>
  list.split(",").map((one) => one.trim().split(/\s+as\s+/)[0] ?? "");

/** What follows a point after the name under which a package was imported whole. */
function members(code: string, whole: string): string[] {
  const member = new RegExp(`(?<![\\w$.])${whole.replaceAll("$", "\\$")}\\.([\\w$]+)`, "g");
  return [...code.matchAll(member)].map((match) => match[1] ?? "");
}

/** The code with its packages imported from their files, as seen from `name` below the folder. */
function withFiles(
  code: string,
  name: string,
  packages: ReadonlyMap<string, string>,
  framework: string,
): string {
  const from = path.posix.dirname(`${FOLDER}/${name}`);
  return code.replace(PACKAGE_IMPORT, (statement, _whole, _list, imported: string) => {
    const file = imported === STDLIB ? framework : packages.get(imported);
    if (file === undefined) throw new Error(`no bundle of ${imported}`);
    const to = path.posix.relative(from, file);
    return statement.replace(`"${imported}"`, `"${to.startsWith(".") ? to : `./${to}`}"`);
  });
}

async function removeScripts(dist: string): Promise<void> {
  for (const folder of OLD_FOLDERS) {
    const at = path.join(dist, folder);
    for (const entry of await readdir(at, { withFileTypes: true, recursive: true }).catch(() => [])) {
      if (entry.isFile() && entry.name.endsWith(".js")) await rm(path.join(entry.parentPath, entry.name));
    }
  }
}

/** The page with its imports and preloads led to the bundles and to the packages that those import. */
function rewritten(
  html: string,
  bundled: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, string>,
): string {
  const wanted = new Set<string>();
  let prefix = "./";
  const led = html.replace(IMPORTED, (_, from: string, module: string) => {
    const file = bundled.get(module);
    if (file === undefined) throw new Error(`no bundle of ${module}`);
    prefix = from.slice(0, from.length - module.length);
    wanted.add(file);
    for (const [, to = ""] of (written.get(file) ?? "").matchAll(/from"(\.{1,2}\/[^"]+)"/g))
      wanted.add(path.posix.join(path.posix.dirname(file), to));
    return `"${prefix}${file}"`;
  });
  const preloads = [...wanted].map((file) => `<link rel="modulepreload" href="${prefix}${file}">\n`).join("");
  return led.replace('<script type="module">', (tag) => `${preloads}${tag}`);
}
