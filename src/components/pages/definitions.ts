import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { h } from "../dom.js";
import { formatSetting } from "../format.js";
import { channelName, priorityName } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { serviceLevelFormula } from "../serviceLevel.js";
import { openSnapshot } from "../snapshot.js";
import { findMeasure, type Measure } from "../views/findMeasure.js";

interface Metric {
  id: string;
  model: string;
  texts: Record<string, MetricText>;
}
interface MetricText {
  name: string;
  definition: string;
  formula: string;
  unit: string;
  clock: string;
  population: string;
  exclusions: string;
}

/** What each figure means, with the settings of this desk that it depends on. */
export async function definitionsPage(
  files: { meta: Promise<unknown>; metrics: Promise<unknown> },
  t: Texts,
): Promise<HTMLElement> {
  const { meta } = await openSnapshot<never>({ meta: files.meta });
  const metrics = (await files.metrics) as Metric[];
  const measures = metrics.map((metric) => measureOf(metric, t));
  return pageFrame(
    { meta, weekStart: null, headline: t.definitions.headline, lead: t.definitions.lead },
    t,
    grid(settingsCard(meta, t), findMeasure(measures, t)),
    // Texts of any length: as columns of a dictionary, for beside each other they would leave holes.
    h("div", { class: "columns" }, ...measures.map((measure) => measure.card)),
  );
}

const pairs = (list: readonly (readonly [string, string])[]): HTMLElement =>
  h("dl", { class: "pairs" }, ...list.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]));

const METRICS = ["first_response", "next_reply", "resolution"] as const;

/** A row a clock that has targets: of whom, and within which time. */
function targetRows(meta: SnapshotMeta, t: Texts): [string, string][] {
  const d = t.definitions;
  const rows = METRICS.flatMap((metric): [string, string][] => {
    const targets = meta.sla.filter((target) => target.metric === metric);
    const texts = targets.map((target) => {
      const who = [
        target.channel ? channelName(target.channel, meta, t) : "",
        target.category ?? "",
        target.priority ? t.targets.priority(priorityName(target.priority, t)) : "",
      ].filter((text) => text !== "");
      return d.slaTarget(
        who.length === 0 ? d.slaAny : who.join(t.join.item),
        formatSetting(target.within ?? "", t),
        target.clock === "business",
      );
    });
    return texts.length === 0 ? [] : [[d.slaOf(t.targets.metric[metric]), texts.join(t.join.clause)]];
  });
  return rows.length === 0 ? [[d.sla, d.slaNone]] : rows;
}

function settingsCard(meta: SnapshotMeta, t: Texts): HTMLElement {
  const d = t.definitions;
  const level = serviceLevelFormula(meta, t);
  return card(
    { title: d.settings, sub: d.settingsSub, span: 12, id: "settings" },
    t,
    pairs([
      [d.zone, meta.timeZone],
      [d.weeks, d.weeksValue],
      ...targetRows(meta, t),
      [d.level, level],
      [d.small, d.smallValue(String(meta.smallCell))],
      [d.engine, `suara ${meta.suaraVersion}, ${meta.engine}`],
    ]),
  );
}

function measureOf(metric: Metric, t: Texts): Measure {
  const text = metric.texts[t.language] ?? metric.texts.en;
  const d = t.definitions;
  const name = text?.name ?? metric.id;
  const content =
    text === undefined
      ? []
      : [
          h("p", { class: "definition" }, text.definition),
          pairs([
            [d.formula, text.formula],
            [d.unit, text.unit],
            [d.clock, text.clock],
            [d.population, text.population],
            [d.exclusions, text.exclusions],
            [d.model, metric.model],
          ]),
        ];
  return { name, card: card({ title: name, span: 6, id: metric.id }, t, ...content) };
}
