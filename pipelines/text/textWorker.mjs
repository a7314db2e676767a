// A thread of textPool.ts: reads one pack after the other. Plain JavaScript, because it starts before any TypeScript loader
// is registered in its thread.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { openTextReader } = await import("./textReader.ts");
const { readPack } = await import("./textPack.ts");
const reader = await openTextReader(workerData.workspaceDir, workerData.without);
parentPort.on("message", ({ id, writers, pack }) => {
  parentPort.postMessage({ id, answer: readPack(reader, writers, pack) });
});
