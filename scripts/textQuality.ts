import { openTextReader } from "../pipelines/text/textReader.js";
import {
  labelledLanguages,
  labelledSentences,
  labelledTexts,
  languageFaults,
  precisionOf,
  recallOf,
  redactionFaults,
  redactionQuality,
  themeFaults,
  themeQuality,
} from "../tests/helpers/textQuality.js";

/** Prints how well redaction, language and themes do on the labelled sets; with --faults where they fail on the dev half. */
const faults = process.argv.includes("--faults");
const share = (value: number): string => `${(100 * value).toFixed(1)} %`;

for (const half of ["dev", "held"] as const) {
  const sentences = labelledSentences().filter((sentence) => sentence.half === half);
  console.log(`\nRedaction, ${half} half: ${sentences.length} sentences`);
  console.table(
    redactionQuality(sentences).map((row) => ({
      kind: row.kind,
      marked: row.marked,
      recall: share(recallOf(row)),
      "same kind": share(row.named / Math.max(1, row.marked)),
      placeholders: row.put,
      precision: share(precisionOf(row)),
    })),
  );
}
const reader = await openTextReader(null);
const wrong = languageFaults(reader).length;
const texts = labelledLanguages().length;
console.log(`\nLanguage: ${texts - wrong} of ${texts} right`);
for (const half of ["dev", "held"] as const) {
  const labelled = labelledTexts().filter((text) => text.half === half);
  console.log(`\nThemes, ${half} half: ${labelled.length} texts`);
  console.table(
    themeQuality(reader, labelled).map((row) => ({
      theme: row.theme,
      language: row.language,
      labelled: row.labelled,
      recall: row.labelled === 0 ? "-" : share(row.both / row.labelled),
      precision: row.found === 0 ? "-" : share(row.both / row.found),
    })),
  );
}
if (faults) {
  const dev = <T extends { half: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.half === "dev");
  for (const fault of redactionFaults(dev(labelledSentences()))) console.log(fault);
  for (const fault of languageFaults(reader)) console.log(fault);
  for (const fault of themeFaults(reader, dev(labelledTexts()))) console.log(fault);
}
