import path from "node:path";
import { Command } from "commander";
import { withFolder } from "../helpers/workspaces.js";
import { examineRun } from "./examine.js";
import { examineSite } from "./examineSite.js";
import { shapeText } from "./shape.js";
import { writeDesk } from "./writeDesk.js";

const program = new Command("desks")
  .description(
    "Runs made-up desks of any shape, one after another, and says what is wrong with what came out",
  )
  .option("--from <seed>", "first seed", Number, 1)
  .option("--to <seed>", "last seed", Number, 20)
  .option("--site", "publish their sites too, and open every page", false)
  .parse();
const { from, to, site } = program.opts<{ from: number; to: number; site: boolean }>();

let broken = 0;
for (let seed = from; seed <= to; seed++) {
  await withFolder(async (folder) => {
    const shape = writeDesk(folder, seed);
    const troubles = await examineRun(folder, { site });
    if (site && troubles.length === 0) troubles.push(...(await examineSite(path.join(folder, "out/site"))));
    if (troubles.length === 0) return;
    broken++;
    process.stdout.write(`${[shapeText(shape), ...troubles].join("\n  ")}\n`);
  });
}
process.stdout.write(`${to - from + 1} desks, ${broken} with trouble\n`);
process.exitCode = broken === 0 ? 0 : 1;
