import { rmSync } from "node:fs";
import path from "node:path";
import { interleaved } from "../figure.js";
import { linkTree } from "../files.js";
import { wholeDesk } from "../generate/deskFiles.js";
import { sizesAt } from "../generate/scale.js";
import { suara } from "../measure.js";
import { type BenchRow, row } from "../row.js";
import { writeWorkspace } from "../workspace.js";

const BUDGET_SECONDS = 120;

const SHARE = 0.025;
const YEAR = 365;

/** Publishing with the site, beside publishing the tables alone. */
export const siteRow: BenchRow = {
  key: "site",
  async run(context) {
    if (!context.site) return [];
    context.progress("site: generating");
    const desk = { sizes: sizesAt(context.scale * SHARE), days: YEAR, seed: context.seed };
    const exports = await wholeDesk(context.dir, desk);
    const workspace = path.join(context.dir, "work-site");
    rmSync(workspace, { recursive: true, force: true });
    writeWorkspace(workspace);
    linkTree(exports, path.join(workspace, "exports"));
    context.progress("site: loading and building");
    await suara("run", "--no-site", "--workspace", workspace);
    const publish =
      (name: string, ...options: readonly string[]) =>
      async () => {
        context.progress(`site: ${name}`);
        return (await suara("publish", ...options, "--workspace", workspace)).seconds;
      };
    const { site, tables } = await interleaved(
      { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
      {
        site: publish("with the site"),
        tables: publish("the tables alone", "--no-site"),
      },
    );
    rmSync(workspace, { recursive: true, force: true });
    return [
      row({
        key: "site",
        what: "publish: checks, tables and the site",
        unit: "s",
        measured: site,
        notes: [
          `without the site ${tables.median.toFixed(2)} s: the site itself takes ${(site.median - tables.median).toFixed(2)} s`,
        ],
        details: { tables, siteSeconds: site.median - tables.median, tickets: desk.sizes.tickets },
      }),
    ];
  },
};
