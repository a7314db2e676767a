import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Peak } from "../findings/peaks.js";
import { oldestLateSeconds } from "../findings/wait.js";
import { formatDuration, formatNumber } from "../format.js";
import { categoryName, peakName } from "../labels.js";
import { type Change, sortChanges, usualText } from "../views/volumeTable.js";

export interface Step {
  text: string;
  link: string;
  href: string;
}

/** What to do, from the figures alone, most urgent first; each step leads to its evidence. */
export function todo(
  input: {
    waiting: readonly ReportRow<"waiting_now">[];
    peaks: readonly Peak[];
    categories: readonly Change[];
    meta: SnapshotMeta;
  },
  t: Texts,
): Step[] {
  const { thisWeek } = t;
  const steps: Step[] = [];
  const refused = input.meta.files.filter((file) => file.status === "refused").length;
  if (refused > 0) {
    steps.push({
      text: thisWeek.todoFiles(thisWeek.refusedFiles(refused)),
      link: thisWeek.evidence.files,
      href: "./data",
    });
  }
  const late = input.waiting.reduce((sum, row) => sum + row.past_target_count, 0);
  const oldest = oldestLateSeconds(input.waiting);
  if (late > 0 && oldest !== null) {
    steps.push({
      text: thisWeek.todoLate(formatNumber(late, t), formatDuration(oldest, t)),
      link: thisWeek.evidence.late,
      href: "./response-times#waiting",
    });
  }
  for (const row of sortChanges(input.categories)
    .filter((change) => change.verdict === "rose")
    .slice(0, 2)) {
    steps.push({
      text: thisWeek.todoCategory(
        categoryName(row.scope, t),
        formatNumber(row.ticket_count, t),
        usualText(row, t),
      ),
      link: thisWeek.evidence.category,
      href: "./categories",
    });
  }
  const [peak] = input.peaks;
  if (peak !== undefined) {
    steps.push({
      text: thisWeek.todoPeak(peakName(peak, t), formatNumber(peak.count, t), formatNumber(peak.usual, t)),
      link: thisWeek.evidence.peak,
      href: "./peaks",
    });
  }
  return steps;
}
