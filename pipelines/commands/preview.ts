import { existsSync } from "node:fs";
import path from "node:path";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { serve } from "../publish/serve.js";
import { openWorkspace } from "../workspace/workspace.js";
import type { Output } from "./output.js";

/** `suara preview`: serves the published site on loopback until interrupted. */
export async function preview(
  directory: string,
  options: { port: number },
  output: Output,
): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const site = path.join(workspace.outDir, "site");
  if (!existsSync(path.join(site, "index.html"))) {
    throw new SuaraError("no_site", "this workspace has no published site yet", {
      exitCode: EXIT.usage,
      fix: `run: npm run suara -- run --workspace ${directory}`,
    });
  }
  const server = await serve(site, { port: options.port, host: "127.0.0.1" });
  output.event({ event: "serving", url: server.url });
  output.say(`${workspace.config.name}: ${output.style.bold(server.url)}`);
  output.say(output.style.dim("Ctrl+C ends it"));
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.close();
  return EXIT.ok;
}
