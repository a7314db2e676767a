import { existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../../pipelines/engine/engine.js";

const FULL = 1_000_000;
/** A text of 80 characters is at most so many of the shortest sentences. */
const MOST_SENTENCES = 12;
/** One sentence in so many holds somebody's data. */
const PERSONAL_IN = 10;

const lines = (name: string): string[] =>
  readFileSync(new URL(`../../text-labelled/${name}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);

/** Sentences of customers about the wallet, and those with personal data. */
function sentences(): { plain: string[]; personal: string[] } {
  const last = (line: string): string => line.split("\t").at(-1) ?? "";
  const personal = lines("redaction.tsv")
    .map(last)
    .filter((text) => text.includes("⟦"))
    .map((text) => text.replaceAll(/⟦\w+\|([^⟧]*)⟧/g, "$1").replaceAll("\\n", "\n"));
  return { plain: lines("themes.tsv").map(last), personal };
}

/** A million texts of 80 characters at scale 1, in three languages: labelled sentences, put together by hashes of row numbers. */
export async function textFile(dir: string, scale: number, seed: number): Promise<string> {
  const count = Math.max(1, Math.round(FULL * scale));
  const file = path.join(dir, `texts-${count}-${seed}.parquet`);
  if (existsSync(file)) return file;
  const { plain, personal } = sentences();
  const list = (texts: readonly string[]): string => `[${texts.map(quoteString).join(", ")}]`;
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "UTC" });
  try {
    await engine.run(`create table pool as select ${list(plain)} as plain, ${list(personal)} as personal`);
    const pick = (from: string, i: number): string =>
      `${from}[1 + (hash(n, ${i}, ${seed}) % len(${from}))::integer]`;
    const parts = Array.from(
      { length: MOST_SENTENCES },
      (_, i) =>
        `case when hash(${i}, n, ${seed}) % ${PERSONAL_IN} = 0 then ${pick("personal", i)} else ${pick("plain", i)} end`,
    );
    const beside = `${file}.tmp`;
    await engine.run(
      `copy (select left(concat_ws(' ', ${parts.join(", ")}), 80) as text from range(${count}) as t(n), pool)
       to ${quoteString(beside)} (format parquet)`,
    );
    renameSync(beside, file);
  } finally {
    await engine.close();
  }
  return file;
}
