import { FileRefused } from "../errors.js";
import { BINARY_FIX, binaryKind } from "../intake/binaries.js";
import type { FileSample } from "../intake/types.js";

/** A field that only the answer of a server that refused has. */
const OF_ERRORS = /^(error|errors|error_?(code|message|description|type|msg)|fault|status_?code)([._].*)?$/i;

/** Why a file of no known format is no export at all: empty, a web page, a server's error, another kind of file; null where it may be one. */
export function noExport({ file, kind, header, rows, recordsPath }: FileSample): FileRefused | null {
  const refused = (what: string, fix: string) => new FileRefused("not_an_export", file.path, what, fix);
  const isUnnamed = header.every((name, i) => name === `column ${i + 1}`);
  if ((rows.length === 0 && isUnnamed) || header.length === 0) {
    const what =
      kind === "json" || kind === "ndjson"
        ? "is JSON without any record, as a tool's error or an empty answer is"
        : file.bytes === 0
          ? "is empty: it has 0 bytes"
          : "is empty: it holds neither names of columns nor records";
    return refused(what, "export it again, or move it out of exports/");
  }
  const [first = ""] = header;
  if (kind === "csv" && /^<(!doctype|html|head|body|table|\?xml|meta)/i.test(first))
    return refused(
      "is a web page, not an export: often the sign-in page of a tool, saved under the export's name",
      "sign in and export it again; a table saved as a web page: open it in a spreadsheet and save it as CSV or XLSX",
    );
  const binary = kind === "csv" ? binaryKind(Buffer.from(first, "latin1")) : null;
  if (binary !== null) return refused(`is ${binary}, not an export`, BINARY_FIX);
  const told = header.filter((name) => OF_ERRORS.test(name));
  const isOfErrors = recordsPath !== undefined && OF_ERRORS.test(recordsPath);
  if ((kind === "json" || kind === "ndjson") && rows.length <= 1 && (told.length > 0 || isOfErrors))
    return refused(
      `is the error that a server answered with, not an export: it holds one record of ${header.join(", ")}`,
      "open it to see what the tool said, then export it again",
    );
  return null;
}
