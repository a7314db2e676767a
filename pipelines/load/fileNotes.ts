import type { Engine } from "../engine/engine.js";
import { type Note, type NoteFacts, noteFacts } from "./note.js";

/** Facts without the file, which is named when the note is read: it may have been renamed. */
type FactsOfFile<Facts = NoteFacts> = Facts extends { file: string } ? Omit<Facts, "file"> : never;

/** Keeps what is found out about a file only while it is read; it goes when the file's rows go. */
export const noteOnFile = (
  engine: Engine,
  fileId: number,
  facts: FactsOfFile,
  text: string,
  shown = text,
): Promise<void> =>
  engine.run("insert into raw.file_notes values ($1, $2, $3, $4)", [
    fileId,
    JSON.stringify(facts),
    text,
    shown,
  ]);

export async function fileNotes(engine: Engine): Promise<Note[]> {
  const rows = await engine.rows<{ path: string; facts: string; text: string; shown: string }>(
    `select f.path, n.facts, n.text, n.shown from raw.file_notes as n join raw.files as f on f.file_id = n.file_id
     order by f.path, n.text`,
  );
  return rows.map(({ path, facts, text, shown }) => ({
    facts: noteFacts.parse({ ...(JSON.parse(facts) as object), file: path }),
    text: `${path}: ${text}`,
    shown: `${path}: ${shown}`,
  }));
}
