import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote, withPauses } from "../dom.js";
import { formatNumber, formatShare, humanise } from "../format.js";
import { codeName } from "../labels.js";
import { grid, pageFrame, readShare } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { coverageCard } from "../views/coverageCard.js";
import { leftOutCard } from "../views/leftOutCard.js";
import { notesCard } from "../views/notesCard.js";
import { restatedCard } from "../week/restatedPart.js";

type Needs = "coverage" | "left_out" | "restatements";
/** More than these, and only the files that need a look are listed; all are behind "Show the data". */
const MOST_FILES = 15;
/** As many as there are feeds beside them. */
const MOST_REASONS = 5;
type FileRow = SnapshotMeta["files"][number];

/** What the figures rest on: files, records, rejects, coverage, checks. */
export async function dataPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const { meta } = data;
  const refused = meta.files.filter((file) => file.status === "refused");
  return pageFrame(
    { meta, weekStart: null, headline: headline(meta, refused.length, t), lead: lead(meta, t) },
    t,
    grid(
      refused.length === 0 ? null : refusedCard(refused, t),
      notesCard(meta, t),
      coverageCard(data.coverage, data.meta, t),
      reasonsCard(meta, t),
      leftOutCard(data.left_out, t),
      restatedCard(data.restatements, data.meta, t),
      filesCard(meta, t),
      checksCard(meta, t),
    ),
  );
}

const sum = (files: readonly FileRow[], key: "records" | "rejected" | "superseded"): number =>
  files.reduce((total, file) => total + file[key], 0);

function headline(meta: SnapshotMeta, refused: number, t: Texts): string {
  if (refused > 0) return t.data.headlineRefused(refused);
  const records = sum(meta.files, "records");
  if (records === 0) return t.data.headlineEmpty;
  return t.data.headline(formatShare(readShare(meta), t, 2), formatNumber(records, t));
}

function lead(meta: SnapshotMeta, t: Texts): string {
  const records = t.data.lead(
    formatNumber(sum(meta.files, "rejected"), t),
    formatNumber(sum(meta.files, "superseded"), t),
  );
  const withheld = Object.values(meta.withheld).reduce((total, rows) => total + rows, 0);
  return withheld === 0
    ? records
    : records + t.join.sentence + t.data.withheld(formatNumber(withheld, t), String(meta.smallCell));
}

function refusedCard(refused: readonly FileRow[], t: Texts): HTMLElement {
  const list = refused.map((file) => {
    const [why = "", ...fix] = (file.refusal ?? "").split("\n");
    const item = h(
      "li",
      {},
      h("strong", { class: "path" }, file.path),
      // The program's own message, which is English everywhere.
      h("span", { class: "quiet", lang: "en" }, why),
      h("span", { class: "quiet", lang: "en" }, fix.join(" ")),
    );
    return withPauses(item);
  });
  return card(
    { title: t.data.refused, sub: t.data.refusedSub, span: 12, id: "refused", warn: true },
    t,
    h("ul", { class: "todo" }, ...list),
  );
}

/** By whose tool's name it is known, else in the page's language. */
const formatName = (format: string, t: Texts): string => t.data.format[format] ?? humanise(format);

/** With rejects, or not simply loaded. */
const needsALook = (file: FileRow): boolean =>
  file.rejected > 0 || (file.status !== "loaded" && file.status !== "joined");

function aboutFile(file: FileRow, t: Texts): string {
  const format = file.format === null ? t.data.status[file.status] : formatName(file.format, t);
  const feeds = file.feeds.map((feed) => codeName(feed, t)).join(t.join.item);
  return [format, feeds].filter((text) => text !== "").join(" → ");
}

function filesCard(meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.columns;
  const n = (
    key: "records" | "accepted" | "rejected" | "superseded",
    label: string,
    wide: boolean,
  ): Column<FileRow> => ({
    label,
    numeric: true,
    wide,
    cell: (file) => (file.status === "refused" ? t.unknown : formatNumber(file[key], t)),
    value: (file) => (file.status === "refused" ? null : file[key]),
  });
  const columns: Column<FileRow>[] = [
    {
      label: c.file,
      cell: (file) => withNote(h("span", { class: "path" }, file.path), aboutFile(file, t)),
      value: (file) => file.path,
    },
    {
      label: c.status,
      wide: true,
      cell: (file) =>
        h("span", { class: file.status === "refused" ? "warn" : null }, t.data.status[file.status]),
    },
    n("records", c.records, false),
    n("accepted", c.accepted, true),
    n("rejected", c.rejected, false),
    n("superseded", c.superseded, true),
  ];
  const few = meta.files.length <= MOST_FILES;
  const shown = few ? meta.files : meta.files.filter(needsALook).sort((a, b) => b.rejected - a.rejected);
  const behind: Column<FileRow>[] = [
    ...columns,
    {
      label: c.unused,
      numeric: true,
      cell: (file) => formatNumber(file.unused, t),
      value: (file) => file.unused,
    },
    { label: "SHA-256", cell: (file) => file.sha256 },
  ];
  return card(
    {
      title: few
        ? t.data.files
        : t.data.filesTitle(formatNumber(meta.files.length, t), formatNumber(shown.length, t)),
      sub: few ? t.data.filesSub : t.data.filesSubShort,
      span: 12,
      id: "files",
      data: { name: "files", columns: behind, rows: meta.files },
    },
    t,
    shown.length === 0
      ? emptyNote(meta.files.length === 0 ? t.data.headlineEmpty : t.data.noReasons)
      : dataTable(columns, shown, t.data.files),
  );
}

function reasonsCard(meta: SnapshotMeta, t: Texts): HTMLElement {
  const counts = new Map<string, number>();
  for (const file of meta.files) {
    for (const [reason, n] of Object.entries(file.reasons)) counts.set(reason, (counts.get(reason) ?? 0) + n);
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const columns: Column<[string, number]>[] = [
    { label: t.columns.reason, cell: ([reason]) => codeName(reason, t) },
    { label: t.columns.records, numeric: true, cell: ([, n]) => formatNumber(n, t) },
  ];
  const rest = rows.slice(MOST_REASONS);
  const records = rest.reduce((total, [, n]) => total + n, 0);
  const more = t.data.moreReasons(formatNumber(rest.length, t), rest.length === 1, formatNumber(records, t));
  return card(
    {
      title: t.data.reasons,
      sub: t.data.reasonsSub,
      span: 6,
      id: "reasons",
      ...(rows.length > MOST_REASONS ? { data: { name: "reasons", columns, rows } } : {}),
    },
    t,
    rows.length === 0
      ? emptyNote(t.data.noReasons)
      : dataTable(columns, rows.slice(0, MOST_REASONS), t.data.reasons),
    ...(rest.length === 0 ? [] : [h("p", { class: "foot" }, more)]),
  );
}

function checksCard(meta: SnapshotMeta, t: Texts): HTMLElement {
  const bad = meta.checks.filter((check) => check.status !== "passed").length;
  const total = formatNumber(meta.checks.length, t);
  const title =
    meta.checks.length === 0
      ? t.data.checksNone
      : bad > 0
        ? t.data.checksFailed(formatNumber(bad, t))
        : t.data.checks(total);
  const columns: Column<SnapshotMeta["checks"][number]>[] = [
    { label: t.columns.check, cell: (check) => codeName(check.name, t) },
    {
      label: t.columns.status,
      cell: (check) =>
        h("span", { class: check.status === "passed" ? "quiet" : "warn" }, t.data[check.status]),
    },
  ];
  return card(
    {
      title,
      sub: t.data.checksSub,
      span: 12,
      id: "checks",
      warn: bad > 0,
      ...(bad > 0 ? {} : { data: { name: "checks", columns, rows: meta.checks } }),
    },
    t,
    ...(bad > 0 ? [dataTable(columns, meta.checks, title)] : []),
  );
}
