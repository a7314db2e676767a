// The threads of textsChild.ts: what pipelines/text/textWorker.mjs does, and words on top.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { openTextReader } = await import("../../pipelines/text/textReader.ts");
const { readPack } = await import("../../pipelines/text/textPack.ts");
const { wordsOf } = await import("../../pipelines/text/words.ts");
const reader = await openTextReader(workerData.workspaceDir, workerData.without);
let words = 0;
const withWords = {
  ...reader,
  read(records, writers) {
    const read = reader.read(records, writers);
    for (const found of wordsOf(read.map(({ tokens }) => tokens))) words += found.length;
    return read;
  },
};
parentPort.on("message", ({ id, writers, pack }) => {
  parentPort.postMessage({ id, answer: readPack(withWords, writers, pack), words });
});
