import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { writeSearch } from "../dom.js";

export type Week = ReportRow<"themes_by_week">;
export type ScopeKind = Week["scope_kind"];

/** What the page shows; it stands in the address, so that a link shows the same. */
export interface ThemeState {
  theme: string | null;
  scope_kind: ScopeKind;
  scope: string;
  /** Whether the table shows every theme. */
  all: boolean;
  /** What the explorer is narrowed to: values by attribute. */
  picked: Picked;
  /** Where the reader asked to be taken; not in the address. */
  at?: "quotes";
}

export type Picked = Readonly<Partial<Record<Facet, readonly string[]>>>;
export const FACETS = ["theme", "week_start", "channel", "language", "score", "app_version"] as const;
export type Facet = (typeof FACETS)[number];

const keyOf = (facet: Facet): string => `in.${facet}`;
const KINDS: readonly ScopeKind[] = ["channel", "language", "version"];

/** ?theme=refund&show=language:id&in.channel=chat&in.score=low */
export function readState(search: string): ThemeState {
  const parameters = new URLSearchParams(search);
  const [kind = "", ...rest] = (parameters.get("show") ?? "").split(":");
  const known = KINDS.find((one) => one === kind);
  return {
    theme: parameters.get("theme"),
    scope_kind: known ?? "all",
    scope: known === undefined ? "all" : rest.join(":"),
    all: parameters.get("all") === "yes",
    picked: Object.fromEntries(
      FACETS.map((facet) => [facet, parameters.getAll(keyOf(facet))] as const).filter(
        ([, values]) => values.length > 0,
      ),
    ),
  };
}

export function writeState({ theme, scope_kind, scope, all, picked }: ThemeState): void {
  // What else stands in the address is not this page's.
  const parameters = new URLSearchParams(location.search);
  for (const name of ["theme", "show", "all", ...FACETS.map(keyOf)]) parameters.delete(name);
  if (theme !== null) parameters.set("theme", theme);
  if (scope_kind !== "all") parameters.set("show", `${scope_kind}:${scope}`);
  if (all) parameters.set("all", "yes");
  for (const facet of FACETS) for (const value of picked[facet] ?? []) parameters.append(keyOf(facet), value);
  writeSearch(parameters);
}

export const inScope = (row: Week, { scope_kind, scope }: ThemeState): boolean =>
  row.scope_kind === scope_kind && row.scope === scope;
