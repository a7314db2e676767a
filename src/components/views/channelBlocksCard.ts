import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { type ChannelWait, isFirst, problemsOf, ranked } from "../findings/channels.js";
import { formatList, formatNumber } from "../format.js";
import { channelName, hoursName, percentile } from "../labels.js";
import { problemName } from "./channelCards.js";

/** Fewer contacts are not compared; the estimates say so too. */
const FEWEST = 30;

/** Who answers first, by problem and block of hours. */
export function channelBlocksCard(
  rows: readonly ChannelWait[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement | null {
  const blocks = [...new Set(rows.flatMap(({ from_hour }) => (from_hour === null ? [] : [from_hour])))].sort(
    (a, b) => a - b,
  );
  if (blocks.length === 0) return null;
  const problems = problemsOf(rows);
  const title = blockTitle(rows, blocks, meta, t);
  const columns: Column<string>[] = [
    { label: t.channels.problem, cell: (scope) => problemName(scope, t) },
    ...blocks.map((block): Column<string> => {
      const any = rows.find(({ from_hour }) => from_hour === block) as ChannelWait;
      return {
        label: hoursName(any, t),
        cell: (scope) => firstOf(ranked(rows, scope, block), meta, t),
      };
    }),
  ];
  return card(
    {
      title,
      sub: t.channels.blockSub(formatNumber(FEWEST, t)),
      span: 12,
      id: "channel-hours",
      data: { name: "channel-hours", columns, rows: problems },
    },
    t,
    h("div", { class: "on-wide" }, dataTable(columns, problems, title)),
    h("div", { class: "on-narrow" }, blockList(rows, problems, blocks, meta, t)),
  );
}

/** The same for a narrow screen: below each problem its hours, those together that the same is true of. */
function blockList(
  rows: readonly ChannelWait[],
  problems: readonly string[],
  blocks: readonly number[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const line = (spell: Spell) =>
    h(
      "li",
      {},
      h("span", { class: "hours" }, hoursName(spell, t)),
      " ",
      h("span", {}, spellText(spell, meta, t)),
    );
  return h(
    "dl",
    { class: "by-problem" },
    ...problems.flatMap((scope) => [
      h("dt", {}, problemName(scope, t)),
      h("dd", {}, h("ul", {}, ...spellsOf(rows, scope, blocks).map(line))),
    ]),
  );
}

/** Blocks of hours one after the other in which the same channel comes first, or none. */
interface Spell {
  from_hour: number | null;
  to_hour: number | null;
  verdict: ChannelWait["verdict"];
  names: readonly string[];
  bests: ChannelWait[];
}

function spellsOf(rows: readonly ChannelWait[], scope: string, blocks: readonly number[]): Spell[] {
  const spells: Spell[] = [];
  for (const block of blocks) {
    const cells = ranked(rows, scope, block);
    const [best] = cells;
    const verdict = best?.verdict ?? "too_few";
    const names = cells.filter(isFirst).map(({ channel }) => channel);
    const to = rows.find(({ from_hour }) => from_hour === block)?.to_hour ?? null;
    const last = spells.at(-1);
    if (last?.verdict === verdict && last.to_hour === block && String(last.names) === String(names)) {
      last.to_hour = to;
      last.bests.push(...(best === undefined ? [] : [best]));
    } else {
      spells.push({
        from_hour: block,
        to_hour: to,
        verdict,
        names,
        bests: best === undefined ? [] : [best],
      });
    }
  }
  return spells;
}

function spellText({ verdict, names, bests }: Spell, meta: SnapshotMeta, t: Texts): string {
  if (bests.length === 0) return t.channels.fewChannels;
  const named = formatList(
    names.map((channel) => channelName(channel, meta, t)),
    t,
  );
  if (verdict === "tied") return t.aside(named, t.channels.notTold);
  const waits = [...bests]
    .sort((a, b) => (a.p50_seconds ?? Number.POSITIVE_INFINITY) - (b.p50_seconds ?? Number.POSITIVE_INFINITY))
    .map((best) => percentile(best.p50_seconds, best.longest_seconds, t));
  const [shortest = "", longest = ""] = [waits[0], waits.at(-1)];
  const text = [named, shortest === longest ? shortest : t.range(shortest, longest)].join(t.join.comma);
  return verdict === "only" ? t.aside(text, t.channels.onlyOne) : text;
}

function firstOf(cells: readonly ChannelWait[], meta: SnapshotMeta, t: Texts): Node | string {
  const [best] = cells;
  const name = (row: ChannelWait) => channelName(row.channel, meta, t);
  if (best === undefined) return h("span", { class: "quiet" }, t.channels.fewChannels);
  const p50 = percentile(best.p50_seconds, best.longest_seconds, t);
  if (best.verdict === "fastest") return withNote(name(best), p50);
  if (best.verdict === "only") return withNote(name(best), [p50, t.channels.onlyOne].join(" · "));
  return withNote(t.channels.notTold, formatList(cells.filter(isFirst).map(name), t));
}

function blockTitle(
  rows: readonly ChannelWait[],
  blocks: readonly number[],
  meta: SnapshotMeta,
  t: Texts,
): string {
  const firsts = blocks.flatMap((block) => ranked(rows, "all", block)[0] ?? []);
  const names = new Set(firsts.filter(({ verdict }) => verdict === "fastest").map(({ channel }) => channel));
  const [only] = names;
  if (only === undefined) return t.channels.blockTitleNone;
  return names.size === 1 ? t.channels.blockTitle(channelName(only, meta, t)) : t.channels.blockTitleMixed;
}
