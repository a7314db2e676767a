import { FileRefused } from "../errors.js";
import { listColumns } from "../sources/names.js";
import { didYouMean } from "../workspace/didYouMean.js";
import { trimmed, withoutMarkers } from "./text.js";

/** A staged table as its mapping sees it. */
export interface TableSource {
  /** For messages, and what `from_path` looks at. */
  path: string;
  /** Relation with record_no and c0…. */
  relation: string;
  /** Whether the relation has records of several files, told apart by file_no. */
  hasFiles?: boolean;
  header: readonly string[];
  /** Whether a cell may be a time of the sheet's own, which intake writes as ISO 8601 whatever the mapping's formats. */
  hasTimeCells?: boolean;
  /** Columns, from 0, whose values may need trimming; all when not known. */
  blankEdges?: ReadonlySet<number>;
}

/** Whether most columns got their names from intake, for the row had none. */
const isTitle = (header: readonly string[]): boolean =>
  2 * header.filter((name) => /^\(?column \d+\)?$/.test(name)).length > header.length;

/** The columns that a mapping uses, trimmed and with markers of the missing taken out, as x0, x1, …. */
export class SourceColumns {
  readonly #source: TableSource;
  readonly #missing: readonly string[];
  readonly #used = new Set<number>();

  constructor(source: TableSource, missing: readonly string[]) {
    this.#source = source;
    this.#missing = missing;
  }

  /** SQL of a column's text. Throws FileRefused for a name the header lacks. */
  column(name: string): string {
    const { header, path } = this.#source;
    const index = header.indexOf(name);
    if (index < 0) {
      throw new FileRefused(
        "unknown_column",
        path,
        `the mapping uses a column "${name}" that this file has not${didYouMean(name, header)}`,
        isTitle(header)
          ? `its first row is rather a title than the names of its columns: say in suara.yaml how many rows stand before those, for example skip_lines: 1`
          : `name one of its columns in suara.yaml: ${listColumns(header)}`,
      );
    }
    this.#used.add(index);
    return `x${index}`;
  }

  fromPath(pattern: string): string {
    const found = new RegExp(pattern, "u").exec(this.#source.path)?.[1];
    if (found === undefined) {
      throw new FileRefused(
        "path_without_value",
        this.#source.path,
        `the mapping takes a value from the file's path with ${pattern}, which finds nothing in it`,
        "correct `from_path` in suara.yaml, or rename the file",
      );
    }
    return found;
  }

  /** Header names that the mapping did not ask for. */
  unused(): string[] {
    return this.#source.header.filter((_, i) => !this.#used.has(i));
  }

  /** `src as (…)`: file_no, record_no and every column asked for so far. */
  sql(): string {
    const { blankEdges, relation, hasFiles } = this.#source;
    const text = (i: number) => (blankEdges?.has(i) === false ? `c${i}` : trimmed(`c${i}`));
    const columns = [...this.#used]
      .sort((a, b) => a - b)
      .map((i) => `, ${withoutMarkers(text(i), this.#missing)} as x${i}`);
    const fileNo = hasFiles === true ? "file_no" : "0 as file_no";
    return `src as (select ${fileNo}, record_no${columns.join("")} from ${relation})`;
  }
}
