import { distance } from "fastest-levenshtein";
import { FileRefused } from "../errors.js";
import type { FileSample } from "../intake/types.js";
import { SOURCES } from "./index.js";
import { listColumns } from "./names.js";
import { noExport } from "./noExport.js";
import type { Source } from "./source.js";
import { suggestedMapping } from "./suggest.js";

export const sourceNamed = (name: string): Source | undefined =>
  SOURCES.find((source) => source.name === name);

/** The format of a file. Throws FileRefused: `not_an_export`, or `unknown_format` with the closest one and a mapping to paste. */
export function recognise(sample: FileSample): Source {
  const found = SOURCES.find((source) => source.recognise(sample));
  if (found !== undefined) return found;
  const other = noExport(sample);
  if (other !== null) throw other;
  const path = sample.file.path;
  const { source, lacking } = closestFormat(sample.header);
  // With fewer of its columns a format is no more like it than any other.
  const isNear = 2 * lacking.length <= source.signature.length;
  const closest = isNear ? `. Closest: ${source.title}, which would also have ${lacking.join(", ")}` : "";
  throw new FileRefused(
    "unknown_format",
    path,
    `no known export looks like this. Its columns: ${listColumns(sample.header)}${closest}`,
    `if it is none of yours, move it out of exports/; else tell its columns in suara.yaml, for example:\n${suggestedMapping(sample)}`,
  );
}

/** The format of whose telling columns the fewest are not there, near spellings counted half. */
function closestFormat(header: readonly string[]): { source: Source; lacking: string[] } {
  const names = header.map((name) => name.toLowerCase());
  const scored = SOURCES.map((source) => {
    const lacking = source.signature.filter((column) => !names.includes(column.toLowerCase()));
    const near = lacking.filter((column) =>
      names.some((name) => distance(name, column.toLowerCase()) <= Math.ceil(column.length / 4)),
    );
    return { source, lacking, score: (lacking.length - near.length / 2) / source.signature.length };
  });
  const [best] = scored.sort((a, b) => a.score - b.score || a.source.name.localeCompare(b.source.name, "en"));
  if (best === undefined) throw new Error("no source is registered");
  return best;
}
