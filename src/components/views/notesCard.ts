import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { h, rich, withPauses } from "../dom.js";
import { formatNumber } from "../format.js";
import { channelName, codeName } from "../labels.js";

type Note = SnapshotMeta["notes"][number];
type Slips = Extract<Note, { code: "slips" }>;

/** What the figures are not to be believed without; null where that is nothing. */
export function notesCard(meta: SnapshotMeta, t: Texts): HTMLElement | null {
  const items = meta.notes.flatMap((note) => {
    const text = noteText(note, meta, t);
    // Two stars in a glob are no mark of what to find first.
    const said = text !== null && note.code !== "glob_unmatched" ? rich(text) : text;
    return said === null ? [] : [withPauses(h("li", {}, h("span", {}, said)))];
  });
  if (items.length === 0) return null;
  return card(
    { title: t.notes.title, sub: t.notes.sub, span: 12, id: "notes", warn: true },
    t,
    h("ul", { class: "todo" }, ...items),
  );
}

/** In the page's language; null for what is of the run and not of the figures. */
export function noteText(note: Note, meta: SnapshotMeta, t: Texts): string | null {
  const n = t.notes;
  const place = (line: number | null) => (line === null ? "suara.yaml" : n.place(String(line)));
  switch (note.code) {
    case "untold_answers":
      return n.untoldAnswers(
        note.channels.map((channel) => channelName(channel, meta, t)).join(t.join.item),
        someOf(note.files, t),
      );
    case "ahead_of_clock": {
      const say = note.isLeftOut ? n.aheadOfClock : n.aheadOfClockAll;
      return say(formatNumber(note.count, t), someOf(note.files, t));
    }
    case "untold_versions":
      return n.untoldVersions(formatNumber(note.count, t), codeName(note.feed, t), someOf(note.files, t));
    case "shared_ids":
      return n.sharedIds(formatNumber(note.count, t), codeName(note.feed, t), someOf(note.files, t));
    case "no_scale":
      return n.noScale(formatNumber(note.count, t), codeName(note.feed, t), someOf(note.files, t));
    case "nps_scale": {
      const scales = note.scales.map((scale) => formatNumber(scale, t)).join(t.join.item);
      return n.npsScale(formatNumber(note.count, t), scales, someOf(note.files, t));
    }
    case "day_or_month": {
      const say = note.isLikely ? n.dayOrMonthLikely : n.dayOrMonth;
      return say(note.file, note.column, note.format, note.other, note.example);
    }
    case "slips":
      return n.slips(note.file, formatNumber(note.left, t), formatNumber(note.records, t), faults(note, t));
    case "added_up":
      return n.addedUp(note.file, formatNumber(note.count, t));
    case "glob_unmatched":
      return n.globUnmatched(place(note.line), note.glob);
    case "category_unknown":
      return n.categoryUnknown[note.purpose](place(note.line), note.category);
    case "target_unused":
      return n.targetUnused(place(note.line), note.before.join(t.join.item));
    default:
      return null;
  }
}

/** Files named in a sentence; of more the number alone. */
const MOST_NAMED = 3;

function someOf(files: readonly string[], t: Texts): string {
  const more = files.length - MOST_NAMED;
  const rest = more > 0 ? [t.notes.more(formatNumber(more, t))] : [];
  return [...files.slice(0, MOST_NAMED), ...rest].join(t.join.item);
}

function faults({ faults: told, more }: Slips, t: Texts): string {
  const each = told.map(({ record, column, reason }) => {
    const why = codeName(reason, t).toLowerCase();
    return t.notes.fault(formatNumber(record, t), column === null ? why : t.labelled(column, why));
  });
  return [...each, ...(more > 0 ? [t.notes.more(formatNumber(more, t))] : [])].join(t.join.clause);
}
