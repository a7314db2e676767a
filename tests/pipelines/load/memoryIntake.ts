import { createHash } from "node:crypto";
import type { Engine } from "../../../pipelines/engine/engine.js";
import type { FileRefused } from "../../../pipelines/errors.js";
import type { ExportFile, Reject, StagedTable } from "../../../pipelines/intake/types.js";
import type { Intake } from "../../../pipelines/load/intakePort.js";
import { literalCell } from "./stagedTable.js";

export interface MemoryFile {
  path: string;
  header: readonly string[];
  records: readonly (readonly (string | null)[])[];
  rejects?: readonly Reject[];
  refused?: FileRefused;
  /** A second list of the same page. */
  lists?: Record<string, { header: readonly string[]; records: readonly (readonly (string | null)[])[] }>;
}

/** Intake over tables in memory: what the load does with files, without the files. */
export function memoryIntake(engine: Engine, files: readonly MemoryFile[]): Intake {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const exported = ({ path, refused, ...content }: MemoryFile): ExportFile & { refused?: FileRefused } => ({
    path,
    sha256: createHash("sha256").update(JSON.stringify(content)).digest("hex"),
    bytes: JSON.stringify(content).length,
    ...(refused === undefined ? {} : { refused }),
  });
  let staged = 0;
  const fileOf = (file: ExportFile): MemoryFile => byPath.get(file.path)!;
  return {
    find: async (folder) =>
      files
        .filter((file) => file.path.startsWith(folder))
        .map(exported)
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    async sample(file, options) {
      const whole = fileOf(file);
      const list = options.recordsPath === undefined ? undefined : whole.lists?.[options.recordsPath];
      const { header, records } = list ?? whole;
      const kind = whole.lists === undefined ? "csv" : "json";
      const recordsPath = list === undefined ? {} : { recordsPath: options.recordsPath as string };
      return { file, kind, header, rows: records.slice(0, 20), ...recordsPath };
    },
    async stage(file, options): Promise<StagedTable> {
      const whole = fileOf(file);
      const list = options.recordsPath === undefined ? whole : whole.lists![options.recordsPath]!;
      const rejects = list === whole ? (whole.rejects ?? []) : [];
      const refused = new Set(rejects.map((reject) => reject.record));
      const relation = `memory_${staged++}`;
      await engine.run(
        `create temp table ${relation} (record_no BIGINT, ${list.header.map((_, i) => `c${i} VARCHAR`).join(", ")})`,
      );
      const rows = list.records.map(
        (cells, i) => `(${i + 1 + refused.size}, ${cells.map(literalCell).join(", ")})`,
      );
      if (rows.length > 0) await engine.run(`insert into ${relation} values ${rows.join(", ")}`);
      return {
        file,
        kind: "csv",
        dialect: { encoding: "utf-8", compression: "none" },
        relation,
        header: list.header,
        records: list.records.length + refused.size,
        rejects,
        numbered: {
          file: relation,
          delimiter: ",",
          quoted: true,
          columns: list.header.length,
          ragged: false,
        },
      };
    },
    async together(tables) {
      const each = tables.map(({ relation }, i) => `select ${i} as file_no, * from ${relation}`);
      await engine.run(`create or replace temp view memory_together as ${each.join(" union all ")}`);
      return "memory_together";
    },
    release: (table) => engine.run(`drop table ${table.relation}`),
    close: async () => undefined,
  };
}
