import { readFile } from "node:fs/promises";
import path from "node:path";
import { type WeekData, weekData } from "../../src/components/week/weekData.js";
import { EXIT, SuaraError } from "../errors.js";
import { type SnapshotMeta, snapshotMeta } from "../publish/reportContracts.js";
import { META_FILE } from "../publish/snapshot.js";
import { WEEK_FOLDER, type WeekFile } from "../publish/weekFiles.js";

/**
 * A week as the site shows it, from the files that its own page loads; null = the latest complete one. Throws SuaraError
 * `no_site`, `no_contacts`, `no_week` or `unknown_week` (exit 64).
 */
export async function readWeek(siteDir: string, week: string | null): Promise<WeekData> {
  const read = (name: string) => readFile(path.join(siteDir, "data", name), "utf8").catch(() => null);
  const [meta, latest] = [await read(META_FILE), await read(`${WEEK_FOLDER}/latest.json`)];
  if (meta === null || latest === null) {
    throw new SuaraError("no_site", "this workspace has no published site yet, or one of an older version", {
      exitCode: EXIT.usage,
      fix: "run: suara run",
    });
  }
  const settings = snapshotMeta.parse(JSON.parse(meta));
  const now = JSON.parse(latest) as WeekFile;
  if (now.week === null) {
    throw noWeek(settings);
  }
  if (week === null || week === now.week) return weekData(now, settings);
  if (!now.weeks.some(([name]) => name === week)) {
    const [first, last] = [now.weeks[0]?.[0], now.weeks.at(-1)?.[0]];
    throw new SuaraError("unknown_week", `the site holds no complete week ${week}`, {
      exitCode: EXIT.usage,
      fix: `choose one from ${first} to ${last}, written like 2026-W46`,
    });
  }
  return weekData(JSON.parse((await read(`${WEEK_FOLDER}/${week}.json`)) ?? "") as WeekFile, settings);
}

/** Weeks are those of tickets, else of chats, else of feedback with texts or scores; without any of them there is nothing to tell. */
function noWeek({ files }: SnapshotMeta): SuaraError {
  const loaded = files.filter(({ accepted }) => accepted > 0).flatMap(({ feeds }) => feeds);
  const hasContacts = loaded.includes("ticket") || loaded.includes("chat");
  if (hasContacts || loaded.includes("feedback"))
    return new SuaraError("no_week", "there is no complete week yet, Monday to Sunday", {
      exitCode: EXIT.usage,
      fix: hasContacts
        ? "run again when a week is over, and its exports are in exports/"
        : "run again when a week is over; of feedback the digest tells what customers write and how they rate, so it needs their texts, or scores of kind csat or nps",
    });
  return new SuaraError(
    "no_contacts",
    "the digest is of tickets, chats, calls and feedback, and no export holds any",
    { exitCode: EXIT.usage, fix: "add an export of them to exports/, then: suara run" },
  );
}
