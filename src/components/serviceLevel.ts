import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import type { Texts } from "../i18n/index.js";
import { formatDuration } from "./format.js";

/** The desk's formula of the service level, in words. */
export function serviceLevelFormula({ serviceLevel }: SnapshotMeta, t: Texts): string {
  const formula = t.chatPage.level[serviceLevel.formula];
  return formula(
    formatDuration(serviceLevel.thresholdSeconds, t),
    formatDuration(serviceLevel.shortAbandonSeconds, t),
  );
}
