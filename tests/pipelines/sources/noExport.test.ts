import { expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

/** Files that are no exports, and what each is told to be. */
const JUNK: Record<string, readonly [string | Buffer, RegExp]> = {
  "empty.csv": ["", /^is empty: it has 0 bytes\n/],
  "blank.csv": ["  \n\n", /^is empty: it holds neither names of columns nor records\n/],
  "page.csv": [
    "<!DOCTYPE html>\n<html><head><title>Sign in, please</title></head></html>\n",
    /^is a web page, not an export/,
  ],
  "table.xls": ["<table><tr><td>a,b</td></tr></table>", /^is a web page, not an export/],
  "shot.csv": [bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), /^is a picture \(PNG\), not an export/],
  "old.xls": [bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), /^is a file of an old office program \(XLS, DOC\)/],
  "report.csv": ["%PDF-1.4\n1 0 obj\n", /^is a PDF document, not an export/],
  "random.csv": [bytes("\x01\x02\xfe\x80\x07\x91\x00\xff".repeat(50)), /^is a binary file, not an export/],
  "error.json": [
    '{"error":"invalid_token","error_description":"expired"}',
    /^is the error that a server answered with.* error, error_description\n/,
  ],
  "errors.json": ['{"errors":[{"code":401,"message":"no"}]}\n', /^is the error that a server answered with/],
  "lines.json": ['{\n "error": {"code": 401}\n}\n', /^is the error that a server answered with/],
  "nothing.json": ["{}\n", /^is JSON without any record/],
};

/** What may look like these and is none. */
const KEPT: Record<string, string | Buffer> = {
  "latin.csv": bytes("a,b\ncaf\xe9,\x93kutip\x94\n"),
  "unknown.csv": "error,b\n1,2\n",
  "less.csv": "<5 minutes,b\n1,2\n",
};

it("says in one sentence what a file is that is no export", async () => {
  const contents = Object.entries(JUNK).map(([name, [content]]) => [name, content]);
  const { files } = await loadFiles({ ...Object.fromEntries(contents), ...KEPT });
  for (const [name, [, what]] of Object.entries(JUNK)) {
    expect([name, files[name]?.refusal]).toEqual([name, expect.stringMatching(what)]);
    expect(files[name]?.refusal).not.toContain("sources:");
  }
  expect(files["latin.csv"]?.refusal).toContain("is not UTF-8");
  for (const name of ["unknown.csv", "less.csv"])
    expect(files[name]?.refusal).toContain("no known export looks like this");
});
