import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export type Week = ReportRow<"themes_by_week">;
export type ScopeKind = Week["scope_kind"];

/** What the page shows; it stands in the address, so that a link shows the same. */
export interface ThemeState {
  theme: string | null;
  scope_kind: ScopeKind;
  scope: string;
}

const KINDS: readonly ScopeKind[] = ["channel", "language", "version"];

/** ?theme=refund&show=language:id */
export function readState(search: string): ThemeState {
  const parameters = new URLSearchParams(search);
  const [kind = "", ...rest] = (parameters.get("show") ?? "").split(":");
  const known = KINDS.find((one) => one === kind);
  return {
    theme: parameters.get("theme"),
    scope_kind: known ?? "all",
    scope: known === undefined ? "all" : rest.join(":"),
  };
}

export function writeState({ theme, scope_kind, scope }: ThemeState): void {
  const parameters = new URLSearchParams();
  if (theme !== null) parameters.set("theme", theme);
  if (scope_kind !== "all") parameters.set("show", `${scope_kind}:${scope}`);
  const text = parameters.toString();
  history.replaceState(null, "", `${location.pathname}${text === "" ? "" : `?${text}`}${location.hash}`);
}

export const inScope = (row: Week, { scope_kind, scope }: ThemeState): boolean =>
  row.scope_kind === scope_kind && row.scope === scope;
