import type { Texts } from "../../i18n/index.js";
import { formatNumber, formatShare, unbroken } from "../format.js";
import { isNews, type Topic } from "./discoveredCard.js";
import { languageName, themeName, weekName } from "./series.js";
import type { ThemeData } from "./tableCard.js";

export interface Finding {
  headline: string;
  lead: string;
  /** The theme it is about. */
  theme: string | null;
}

/** The most certain of what rises, of what a version breaks, and of what no theme covers yet. */
export function finding(data: ThemeData, t: Texts): Finding {
  const rising = data.theme_emergence
    .filter((row) => row.is_latest && (row.verdict === "rising" || row.verdict === "new"))
    .sort(
      (a, b) =>
        Number(b.language === "all") - Number(a.language === "all") || (a.q_value ?? 1) - (b.q_value ?? 1),
    )[0];
  const version = data.theme_by_version
    .filter((row) => row.verdict === "more" && row.ratio !== null)
    .sort((a, b) => (a.q_value ?? 1) - (b.q_value ?? 1))[0];
  const topic = data.theme_discovered.filter(isNews).sort((a, b) => (a.q_value ?? 1) - (b.q_value ?? 1))[0];
  const x = t.themes;
  const name = (theme: string) => themeName(theme, data.meta, t);
  const alsoTopic = topic === undefined ? "" : alsoDiscovered(topic, t);
  if (rising !== undefined) {
    const since = weekName(rising.since_week_start, t);
    const headline =
      rising.verdict === "new" || rising.ratio === null
        ? x.headline.new(name(rising.theme), since)
        : x.headline.rising(name(rising.theme), formatNumber(rising.ratio, t, 1), since);
    const mark =
      rising.mark_kind === null || rising.mark_name === null || rising.mark_on === null
        ? ""
        : x.mark[rising.mark_kind](rising.mark_name, weekName(rising.mark_on, t));
    const also =
      version?.ratio == null
        ? ""
        : x.alsoVersion(name(version.theme), version.app_version, formatNumber(version.ratio, t, 1));
    return { headline, lead: mark + harmLead(data, rising.theme, t) + also + alsoTopic, theme: rising.theme };
  }
  if (version?.ratio != null) {
    return {
      headline: x.headline.version(
        name(version.theme),
        version.app_version,
        formatNumber(version.ratio, t, 1),
      ),
      lead: harmLead(data, version.theme, t) + alsoTopic,
      theme: version.theme,
    };
  }
  if (topic !== undefined) {
    const since = weekName(topic.since_week_start ?? "", t);
    return { headline: x.headline.discovered(topic.words, since), lead: "", theme: null };
  }
  const isJudged = data.theme_emergence.some((row) => row.is_latest && row.verdict === "no_change");
  const headline = isJudged ? x.headline.none : x.headline.tooFew;
  return { headline, lead: "", theme: null };
}

function harmLead(data: ThemeData, theme: string, t: Texts): string {
  const harm = data.theme_harm.find((row) => row.theme === theme && row.measure === "dissatisfied");
  if (harm?.harm_a_week == null || harm.harm_low === null || harm.harm_high === null || harm.harm_low <= 0)
    return "";
  return t.themes.harmLead(
    formatShare(harm.value, t),
    formatShare(harm.others_value, t),
    formatNumber(harm.harm_a_week, t),
    unbroken(t.range(formatNumber(harm.harm_low, t), formatNumber(harm.harm_high, t))),
  );
}

const alsoDiscovered = (topic: Topic, t: Texts): string =>
  topic.since_week_start === null
    ? ""
    : t.themes.alsoDiscovered(
        topic.words,
        languageName(topic.language, t),
        weekName(topic.since_week_start, t),
      );
