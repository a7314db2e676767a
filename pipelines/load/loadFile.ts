import type { FileKind } from "../intake/types.js";
import type { Mapping, SideList } from "../sources/source.js";
import type { SourceMapping } from "../workspace/mappingSchema.js";
import type { LoadBatches } from "./batches.js";
import type { PresentFile } from "./fileRegistry.js";
import type { FoundFile, Intake } from "./intakePort.js";
import { feedTables } from "./plan.js";
import { planReading, type ReadingPlan } from "./planSource.js";
import { joinSideList } from "./sideList.js";
import type { TableSource } from "./sourceColumns.js";
import { type LoadContext, type Mapped, recordSideList, type StagedExport, typeFiles } from "./typeFiles.js";

/** An export file and what suara.yaml says of it. */
export interface ExportJob {
  file: FoundFile & PresentFile;
  entry: SourceMapping | null;
}

/** Reads one export; its rows are in the feeds when `batches` are flushed. Throws FileRefused. */
export async function loadExport(context: LoadContext, job: ExportJob, batches: LoadBatches): Promise<void> {
  const { intake } = context;
  if (job.file.refused !== undefined) throw job.file.refused;
  const reading = await planReading(job.entry, (options) => intake.sample(job.file, options));
  const status = job.entry?.ignore === undefined ? "loaded" : "ignored";
  const staged = await intake.stage(job.file, reading.readOptions);
  const one: StagedExport = { file: { ...job.file, status, format: reading.format }, staged };
  const by = reading.sideList;
  let isHandedOn = false;
  try {
    if (by !== undefined && (await hasList(intake, job.file, by))) {
      await loadWithSideList(context, job, reading, one, by);
      return;
    }
    const mapping = staged.isEmpty === true ? { feeds: [] } : reading.mapping(staged.header);
    isHandedOn = true;
    await batches.add(one, mapped(mapping, staged), mapping);
  } finally {
    if (!isHandedOn) await intake.release(staged);
  }
}

async function loadWithSideList(
  context: LoadContext,
  job: ExportJob,
  reading: ReadingPlan,
  main: StagedExport,
  by: SideList,
): Promise<void> {
  const { intake, engine } = context;
  const side = await intake.stage(job.file, { ...reading.readOptions, recordsPath: by.recordsPath });
  try {
    const joined = await joinSideList(engine, main.staged, side, by);
    const source = joined ?? main.staged;
    await engine.transaction(async () => {
      await typeFiles(context, [main], mapped(reading.mapping(source.header), source));
      await recordSideList(
        engine,
        { ...main.file, status: "joined" },
        side,
        by.recordsPath,
        joined?.unmatched,
      );
    });
  } finally {
    await intake.release(side);
  }
}

/** Whether the page also holds the side list. */
async function hasList(intake: Intake, file: FoundFile, by: SideList): Promise<boolean> {
  const sample = await intake.sample(file, { recordsPath: by.recordsPath });
  return sample.recordsPath === by.recordsPath && sample.header.includes(by.key);
}

function mapped(mapping: Mapping, staged: Omit<TableSource, "path"> & { kind?: FileKind }): Mapped {
  const { relation, header, blankEdges } = staged;
  const known = blankEdges === undefined ? {} : { blankEdges };
  return {
    relation,
    header,
    hasTimeCells: staged.kind === "xlsx",
    ...known,
    tables: feedTables(mapping),
    settings: mapping,
  };
}
