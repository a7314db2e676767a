/**
 * Data flows one way, and so do imports: a folder may import what stands before it in this list.
 * The reason is shown when a rule is broken.
 */
const LAYERS = [
  ["errors\\.ts", "errors are understood everywhere and know nothing"],
  ["feeds/", "a feed is a contract; it must not know who fills or reads it"],
  ["workspace/", "settings describe a desk in terms of the feeds, not of how files are read"],
  ["holidays/", "holidays are days of a country; they know no desk and no file of its exports"],
  ["engine/", "the engine runs SQL for anybody and knows no file format and no model"],
  ["intake/", "intake makes bytes into text rows and must not guess what they mean"],
  ["sources/", "a source knows one tool's columns, and that intake has checked the bytes"],
  ["text/", "text methods read texts and know no file and no table"],
  ["load/", "load types and accounts for rows; models come after it"],
  ["methods/", "numerics are pure functions"],
  ["models/", "models read what is loaded, never a file"],
  ["estimates/", "estimates run methods over built models"],
  ["checks/", "checks judge models"],
  ["publish/", "publish shows reports and computes nothing"],
  ["digest/", "the digest is one more page"],
  ["sample/", "the sample writes exports like a foreign tool would"],
  ["(run\\.ts|runJson\\.ts|warehouse\\.ts|modelEngine\\.ts)", "the stages in order, for every command"],
  ["commands/", "a command is the outermost thing but for the command line itself"],
  ["(call|commandLine|cli)\\.ts", "the only place that prints and exits"],
];
const folder = ([name]) => `^pipelines/${name}`;

const layerRules = LAYERS.slice(0, -1).map((layer, i) => ({
  name: `one-way: ${layer[0].replaceAll("\\", "")}`,
  comment: `Data flows one way: ${layer[1]}.`,
  severity: "error",
  from: { path: folder(layer) },
  to: { path: LAYERS.slice(i + 1).map(folder) },
}));

export default {
  forbidden: [
    ...layerRules,
    {
      name: "no-circular",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "only-engine-imports-duckdb",
      comment: "A second engine must be able to stand in for DuckDB, so only its own folder knows it.",
      severity: "error",
      from: { path: "^pipelines", pathNot: "^pipelines/engine/duckdb/" },
      to: { path: "node_modules/@duckdb" },
    },
    {
      name: "site-knows-only-row-types",
      comment:
        "Pages read published files; of the pipeline they may know the types of the rows and nothing that runs.",
      severity: "error",
      from: { path: "^src" },
      to: { path: "^pipelines", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pipeline-never-imports-site",
      comment:
        "The pipeline hands files to the site; it must work with any other reader of them. Only the digest tells a week in the site's words and charts.",
      severity: "error",
      from: { path: "^pipelines", pathNot: "^pipelines/digest/" },
      to: { path: "^src" },
    },
    {
      name: "nothing-imports-tests",
      comment: "What ships must not need what tests it.",
      severity: "error",
      from: { pathNot: "^(tests|scripts)" },
      to: { path: "^tests" },
    },
    {
      name: "not-to-dev-dep",
      comment: "Users install with --omit=dev.",
      severity: "error",
      from: { path: "^(pipelines|src|bin)" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that cannot be resolved fails at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^observablehq:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^src/\\.observablehq)|(/out/)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
