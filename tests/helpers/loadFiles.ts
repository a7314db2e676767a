import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Row } from "../../pipelines/engine/engine.js";
import { FEED_NAMES, type FeedName } from "../../pipelines/feeds/feed.js";
import { FEEDS } from "../../pipelines/feeds/index.js";
import type { FileAccount } from "../../pipelines/load/accounts.js";
import { loadNotes } from "../../pipelines/load/loadNotes.js";
import { loadWorkspace } from "../../pipelines/load/loadWorkspace.js";
import type { Note } from "../../pipelines/load/note.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "./workspaces.js";

export interface Loaded {
  files: Record<string, FileAccount>;
  tickets: Row[];
  notes: Note[];
  /** Loaded rows of a feed, by its key. */
  rows(feed: FeedName): Row[];
  rejects: { record_no: number; column_name: string | null; reason: string }[];
}

/** Loads export files, given by name and content, through everything a run goes through. */
export function loadFiles(exports: Record<string, string | Buffer>, sources = ""): Promise<Loaded> {
  return withFolder(async (folder) => {
    const named = Object.entries(exports).map(([name, content]) => [`exports/${name}`, content] as const);
    const yaml = `name: Desk\ntime_zone: Asia/Jakarta\n${sources}`;
    writeFiles(folder, { "suara.yaml": yaml, ...Object.fromEntries(named) });
    const workspace = await openWorkspace(folder);
    const timeZone = workspace.config.time_zone;
    const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [workspace.dir], timeZone });
    try {
      const workDir = path.join(workspace.outDir, ".work");
      const { files } = await loadWorkspace(engine, workspace, { workDir }, () => undefined);
      const byFeed = new Map<FeedName, Row[]>();
      for (const feed of FEED_NAMES)
        byFeed.set(
          feed,
          await engine.rows(`select * from raw.${feed} order by ${FEEDS[feed].key[0]}, record_no`),
        );
      return {
        rows: (feed) => byFeed.get(feed) ?? [],
        files: Object.fromEntries(files.map((file) => [file.path.replace("exports/", ""), file])),
        tickets: await engine.rows("select * from raw.ticket order by ticket_id, record_no"),
        notes: await loadNotes(engine),
        rejects: await engine.rows("select record_no, column_name, reason from raw.rejects order by all"),
      };
    } finally {
      await engine.close();
    }
  });
}
