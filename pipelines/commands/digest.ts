import path from "node:path";
import { makeDigest } from "../digest/digest.js";
import { readWeek } from "../digest/readWeek.js";
import { sendDigest } from "../digest/sendDigest.js";
import { FORMATS, type Format, writeDigest } from "../digest/writeDigest.js";
import { EXIT, type ExitCode } from "../errors.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output } from "./output.js";

export interface DigestOptions {
  /** 2026-W46; undefined = the latest complete week. */
  week?: string | undefined;
  language?: string | undefined;
  format: Format | "all";
  /** undefined = out/digest. */
  out?: string | undefined;
  send: boolean;
  dryRun: boolean;
}

/** `suara digest`: writes a week of the published site as PDF, mail and Markdown, and sends it where that is asked for. */
export async function digest(directory: string, options: DigestOptions, output: Output): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const settings = workspace.config.digest;
  output.progress("writing the digest");
  const data = await readWeek(path.join(workspace.outDir, "site"), options.week ?? null);
  const made = await makeDigest(data, {
    language: options.language ?? settings.language,
    siteUrl: settings.site_url,
  });
  if (options.send) {
    const isDry = options.dryRun;
    const deliveries = await sendDigest(made, settings, { isDry, env: process.env });
    output.done();
    for (const delivery of deliveries) {
      output.event({ event: isDry ? "would_send" : "sent", ...delivery });
      const what = isDry ? "would go by" : "sent by";
      output.say(`${what} ${delivery.to} to ${delivery.recipients.join(", ")}`);
      output.say(`  ${delivery.subject} (${formatCount(delivery.bytes)} bytes)`);
    }
    if (isDry) output.say(output.style.dim("nothing was sent"));
    return EXIT.ok;
  }
  const formats = options.format === "all" ? FORMATS : [options.format];
  const dir = options.out ?? path.join(workspace.outDir, "digest");
  const files = options.dryRun ? [] : await writeDigest(made, formats, dir);
  output.done();
  output.say(made.subject);
  for (const file of files) {
    output.event({ event: "written", ...file });
    output.say(`  ${file.path} (${formatCount(file.bytes)} bytes)`);
  }
  if (options.dryRun)
    output.say(output.style.dim("nothing was written; --send --dry-run says who would get it"));
  return EXIT.ok;
}
