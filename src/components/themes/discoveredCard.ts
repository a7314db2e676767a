import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { sparkline } from "../charts/sparkline.js";
import { h } from "../dom.js";
import { formatNumber } from "../format.js";
import { languageName, weekName } from "./series.js";
import type { ThemeData } from "./tableCard.js";

export type Topic = ReportRow<"theme_discovered">;

export const isNews = (topic: Topic): boolean => topic.verdict === "new" || topic.verdict === "rising";

/** Topics that no theme covers: what is new first, then by size. */
export function discoveredCard(data: ThemeData, t: Texts): HTMLElement | null {
  const topics = [...data.theme_discovered].sort(
    (a, b) => Number(isNews(b)) - Number(isNews(a)) || b.customer_count - a.customer_count,
  );
  if (topics.length === 0) return null;
  return card(
    {
      title: t.themes.discoveredTitle(formatNumber(topics.length, t)),
      sub: t.themes.discoveredSub,
      span: 12,
      id: "discovered",
    },
    t,
    h("div", { class: "topics" }, ...topics.map((topic) => figure(topic, t))),
  );
}

function figure(topic: Topic, t: Texts): HTMLElement {
  const verdict = t.themes.verdict[topic.verdict];
  const since =
    topic.since_week_start === null
      ? verdict
      : t.themes.discoveredSince(verdict, weekName(topic.since_week_start, t));
  const counts = topic.weekly_counts.split(",").map((count) => (count === "" ? null : Number(count)));
  const [quote] = topic.quotes.split("\n");
  return h(
    "div",
    { class: "topic" },
    h("p", { class: "words", lang: topic.language === "und" ? null : topic.language }, topic.words),
    h(
      "p",
      { class: "quiet" },
      `${languageName(topic.language, t)} · ${t.themes.customersIn12(formatNumber(topic.customer_count, t))} · `,
      h("span", { class: isNews(topic) ? "warn" : null }, since),
    ),
    // Of weeks with too few people nothing is known: a topic of such weeks alone has no trend to draw.
    counts.every((count) => count === null) ? null : sparkline(counts, isNews(topic)),
    quote === undefined || quote === "" ? null : h("blockquote", { dir: "auto" }, quote),
  );
}
