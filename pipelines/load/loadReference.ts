import path from "node:path";
import { FileRefused } from "../errors.js";
import { REFERENCE_TABLES } from "../feeds/reference/index.js";
import type { ReferenceTable } from "../feeds/reference/reference.js";
import { listColumns } from "../sources/names.js";
import { didYouMean } from "../workspace/didYouMean.js";
import { checkReference, fieldOf } from "./checkReference.js";
import { nextFileId, type PresentFile } from "./fileRegistry.js";
import type { FoundFile } from "./intakePort.js";
import { type LoadContext, typeFiles } from "./typeFiles.js";

const fileStem = (file: string): string => path.posix.basename(file).split(".")[0] ?? "";
const tableFor = (file: string): ReferenceTable | undefined =>
  REFERENCE_TABLES.find((table) => table.name === fileStem(file));

/** What decides how a reference file is read: its name. */
export const referenceHash = (file: string): string => `reference ${fileStem(file)}`;

/** Loads `reference/<name>.csv` as `ref.<name>`; its local times are in the desk's zone. Throws FileRefused. */
export async function loadReference(
  context: LoadContext,
  file: FoundFile & PresentFile,
  zone: string,
): Promise<void> {
  const { intake, engine } = context;
  if (file.refused !== undefined) throw file.refused;
  const table = tableFor(file.path);
  const names = REFERENCE_TABLES.map((one) => one.name);
  if (table === undefined) {
    throw new FileRefused(
      "unknown_reference",
      file.path,
      `no reference table is called "${fileStem(file.path)}"${didYouMean(fileStem(file.path), names)}`,
      `name it one of ${names.join(", ")}, or move it away`,
    );
  }
  const staged = await intake.stage(file, {});
  try {
    const fields = columnsOf(table, staged.header, file.path);
    const target = {
      relation: `ref.${table.name}`,
      fields: table.fields,
      logRows: false,
      texts: [],
      isPersonal: false,
    };
    await engine.transaction(async () => {
      const fileId = await nextFileId(engine);
      await typeFiles(context, [{ file: { ...file, status: "loaded", format: "reference" }, staged }], {
        relation: staged.relation,
        header: staged.header,
        ...(staged.blankEdges === undefined ? {} : { blankEdges: staged.blankEdges }),
        tables: [{ target, fields, isLogRow: false }],
        settings: { timeZone: zone },
      });
      await checkReference(engine, table, fileId, staged);
    });
  } finally {
    await intake.release(staged);
  }
}

const TIMES = ["iso", "%Y-%m-%d"];

/** Columns named as the fields, whatever their case; a day alone is its first moment. */
function columnsOf(table: ReferenceTable, header: readonly string[], file: string) {
  const columns = new Map(header.map((name) => [fieldOf(name), name]));
  const lacking = table.fields.filter((field) => field.required === true && !columns.has(field.name));
  if (lacking.length > 0) {
    throw new FileRefused(
      "missing_column",
      file,
      `a ${table.name} table needs the columns ${lacking.map((field) => field.name).join(", ")}; this one has ${listColumns(header)}`,
      `a ${table.name} table has the columns ${table.fields.map((field) => field.name).join(", ")}`,
    );
  }
  return Object.fromEntries(
    table.fields.flatMap((field) => {
      const column = columns.get(field.name);
      if (column === undefined) return [];
      return [[field.name, field.type === "instant" ? { column, formats: TIMES } : column]];
    }),
  );
}
