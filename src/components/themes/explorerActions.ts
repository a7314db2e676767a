import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { type Column, toCsv } from "../dataTable.js";
import { h } from "../dom.js";
import { formatNumber } from "../format.js";
import { type Cube, tally } from "./cube.js";
import { barsOf, FIRST_SHOWN, toldText } from "./facetBars.js";
import { facetPicture } from "./facetPicture.js";
import { FACETS, type Picked, type ThemeState } from "./state.js";

interface Explorer {
  cube: Cube;
  meta: SnapshotMeta;
  picked(): Picked;
  set(picked: Picked): void;
  change(next: Partial<ThemeState>): void;
}

/** What can be done with a choice: take it back, read its quotes, pass it on. */
export function explorerActions(explorer: Explorer, t: Texts): HTMLElement {
  const x = t.themes.explorer;
  const done = h("span", { class: "quiet", role: "status" });
  const copy = async (): Promise<void> => {
    // Without the permission the address itself is shown, to be copied by hand.
    const isCopied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    done.replaceChildren(isCopied ? x.copied : location.href);
  };
  return h(
    "p",
    { class: "filters" },
    button(x.clear, () => explorer.set({})),
    button(x.quotes, () => explorer.change(quotesOf(explorer.picked()))),
    button(x.copy, () => void copy()),
    button(t.csv, () => saveCsv(explorer, t)),
    button(x.picture, () => savePicture(explorer, t)),
    done,
  );
}

function button(label: string, act: () => void): HTMLElement {
  const one = h("button", { type: "button" }, label);
  one.addEventListener("click", act);
  return one;
}

function saveCsv({ cube, meta, picked }: Explorer, t: Texts): void {
  const text = csvOf(cube, picked(), meta, t);
  save("themes-explorer.csv", new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
}

function savePicture({ cube, meta, picked }: Explorer, t: Texts): void {
  const found = tally(cube, picked());
  const lists = FACETS.map((facet) => ({
    title: t.themes.explorer.facets[facet],
    bars: barsOf(cube, found, facet, picked(), meta, t).slice(0, FIRST_SHOWN),
  }));
  facetPicture(toldText(found, picked(), t), lists, t).toBlob((blob) => {
    if (blob !== null) save("themes-explorer.png", blob);
  });
}

/** The page's own theme and scope, for its quotes below. */
function quotesOf(picked: Picked): Partial<ThemeState> {
  const theme = picked.theme?.[0];
  const scope = (["channel", "language"] as const).find((facet) => picked[facet]?.length === 1);
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(scope === undefined ? {} : { scope_kind: scope, scope: picked[scope]?.[0] as string }),
    at: "quotes",
  };
}

interface CsvRow {
  facet: string;
  value: string;
  isPicked: boolean;
  count: number;
}

/** What the explorer shows: every value of every facet within the choices of the others, and what is not told. */
function csvOf(cube: Cube, picked: Picked, meta: SnapshotMeta, t: Texts): string {
  const x = t.themes.explorer;
  const found = tally(cube, picked);
  const rows = FACETS.flatMap((facet): CsvRow[] => {
    const untold = found.by[facet][0] ?? 0;
    const rest = { facet: x.facets[facet], value: x.untoldRest, isPicked: false, count: untold };
    const bars = barsOf(cube, found, facet, picked, meta, t);
    return [
      ...bars
        .filter(({ count }) => count > 0)
        .map(({ value, label, isPicked, count }) => ({
          facet: x.facets[facet],
          value: facet === "week_start" ? value : label,
          isPicked,
          count,
        })),
      ...(untold === 0 ? [] : [rest]),
    ];
  });
  const columns: Column<CsvRow>[] = [
    { label: x.facet, cell: (row) => row.facet },
    { label: x.value, cell: (row) => row.value },
    { label: x.chosen, cell: (row) => (row.isPicked ? x.chosen : "") },
    {
      label: t.themes.columns.customers,
      cell: (row) => formatNumber(row.count, t),
      value: (row) => row.count,
    },
  ];
  return toCsv({ name: "themes-explorer", columns, rows });
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
