import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { type CauseWait, isWhole, largest, shareOf, total, weeksOf } from "../findings/causes.js";
import { formatMoment, formatNumber, formatShare, humanise } from "../format.js";
import { categoryName, channelName } from "../labels.js";
import { waited } from "./causeFigures.js";

type Rule = ReportRow<"cause_rules">;
type Example = ReportRow<"cause_examples">;

/** Last week's waiting by channel and category, with the largest cause of each. */
export function causeScopeCard(rows: readonly CauseWait[], meta: SnapshotMeta, t: Texts): HTMLElement | null {
  const week = weeksOf(rows).at(-1);
  const kinds = ["channel", "category"] as const;
  const scopes = kinds.flatMap((kind) => {
    const mine = rows.filter((row) => row.week_start === week && row.scope_kind === kind);
    return [...new Set(mine.map((row) => row.scope))]
      .map((scope) => ({ kind, scope, rows: mine.filter((row) => row.scope === scope) }))
      .filter((one) => total(one.rows) > 0)
      .sort((a, b) => total(b.rows) - total(a.rows));
  });
  if (scopes.length === 0) return null;
  type Scope = (typeof scopes)[number];
  const c = t.causes;
  // Where a part is withheld no share is known, and what is left out may be the largest.
  const part = (row: CauseWait, list: readonly CauseWait[]): string => {
    const share = shareOf(row, list);
    return share === null ? waited(row.split_seconds, t) : formatShare(share, t, 0);
  };
  const most = ({ rows: list }: Scope): string => {
    const first = largest(list);
    if (first === null) return isWhole(list) ? c.none : t.themes.withheld;
    return `${c.name[first.cause]} · ${part(first, list)}`;
  };
  const sum = ({ rows: list }: Scope): string =>
    isWhole(list) ? waited(total(list), t) : c.atLeast(waited(total(list), t));
  const columns: Column<Scope>[] = [
    {
      label: c.scope,
      cell: ({ kind, scope }) => (kind === "channel" ? channelName(scope, meta, t) : categoryName(scope, t)),
    },
    { label: c.waited, numeric: true, cell: sum },
    { label: c.largest, numeric: true, cell: most },
    {
      label: c.name.unexplained,
      numeric: true,
      wide: true,
      cell: ({ rows: list }) => {
        const row = list.find(({ cause }) => cause === "unexplained");
        return row === undefined ? t.themes.withheld : part(row, list);
      },
    },
  ];
  return card(
    { title: c.scopeTitle, sub: c.scopeSub, span: 12, id: "scopes" },
    t,
    dataTable(columns, scopes, c.scopeTitle),
    ...(scopes.every((one) => isWhole(one.rows))
      ? []
      : [h("p", { class: "quiet" }, c.fewNote(formatNumber(meta.smallCell, t)))]),
  );
}

/** A rule that ships in the page's language; one of the desk's in its own words, also where it took the name of one that ships. */
const meaning = ({ means }: Rule, t: Texts): Node | string =>
  t.ruleMeans[means] ?? h("span", { class: "given" }, means);
const nameOf = ({ rule, means }: Rule, t: Texts): string =>
  (t.ruleMeans[means] === undefined ? undefined : t.ruleNames[rule]) ?? humanise(rule);

/** Every rule, what it means, how often it was found, and examples of its evidence. */
export function causeRulesCard(rules: readonly Rule[], examples: readonly Example[], t: Texts): HTMLElement {
  const c = t.causes;
  if (rules.length === 0)
    return card({ title: c.rulesTitle, span: 12, id: "rules" }, t, emptyNote(t.empty.noData));
  const columns: Column<Rule>[] = [
    {
      label: c.rule,
      cell: (rule) =>
        h(
          "div",
          {},
          withNote(nameOf(rule, t), `${c.name[rule.cause]} · `, meaning(rule, t)),
          h("div", { class: "on-narrow beneath" }, evidence(rule, examples, t, 1)),
        ),
    },
    {
      label: c.fits,
      numeric: true,
      cell: (rule) => (rule.judged_count === 0 ? t.unknown : formatNumber(rule.contact_count, t)),
    },
    {
      label: c.waited,
      numeric: true,
      wide: true,
      cell: (rule) => {
        const isKnown = rule.judged_count > 0 && rule.waiting_seconds !== null;
        return isKnown ? waited(rule.waiting_seconds ?? 0, t) : t.unknown;
      },
    },
    { label: c.examples, wide: true, cell: (rule) => evidence(rule, examples, t) },
  ];
  return card(
    { title: c.rulesTitle, sub: c.rulesSub, span: 12, id: "rules" },
    t,
    dataTable(
      columns,
      [...rules].sort((a, b) => a.position - b.position),
      c.rulesTitle,
    ),
  );
}

function evidence(
  rule: Rule,
  examples: readonly Example[],
  t: Texts,
  most = Number.POSITIVE_INFINITY,
): HTMLElement {
  const c = t.causes;
  if (rule.judged_count === 0) return h("span", { class: "quiet" }, c.cannot(c.needs[rule.evidence]));
  const mine = examples.filter((example) => example.rule === rule.rule).sort((a, b) => a.place - b.place);
  if (mine.length === 0) return h("span", { class: "quiet" }, c.noEvidence);
  return h(
    "div",
    {},
    ...mine.slice(0, most).map((example) => h("span", { class: "quiet" }, sentence(example, t))),
  );
}

function sentence(example: Example, t: Texts): string {
  const { value, evidence: kind } = example;
  // Of a contact after another the time between is kept in seconds.
  const size = kind === "contact_after_restriction" && value !== null ? value / 3600 : (value ?? 0);
  // A load of 1.04 is an overload, and 1 would not seem one.
  const said = t.causes.evidence[kind](
    example.reference ?? "",
    formatNumber(size, t, kind === "short_staffed" ? 2 : 1),
  );
  return t.causes.example(
    example.example,
    formatMoment(example.started_at_local, t),
    said,
    example.waiting_seconds === null ? null : waited(example.waiting_seconds, t),
  );
}
