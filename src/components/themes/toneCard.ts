import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, figures } from "../card.js";
import { dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatNumber, unbroken } from "../format.js";
import { languageName, themeName } from "./series.js";
import type { ThemeData } from "./tableCard.js";

/** Beside the releases; without any to compare it says so below. The score first; the tone of words only where hardly anybody gave one, with how far it may be trusted here. */
export function toneCard(data: ThemeData, theme: string, isAlone: boolean, t: Texts): HTMLElement {
  const x = t.themes.tone;
  const score = data.theme_harm.find((row) => row.theme === theme && row.measure === "score");
  const tone = data.theme_tone.find((row) => row.theme === theme);
  const range = (low: number | null, high: number | null): string =>
    low === null || high === null ? "" : unbroken(t.signedRange(signed(low, t), signed(high, t)));
  const figure =
    score !== undefined
      ? figures([
          {
            label: x.score,
            value: t.themes.stars(formatNumber(score.value, t, 1), "5"),
            note: x.scoreNote(formatNumber(score.text_count, t), formatNumber(score.others_value, t, 1)),
          },
        ])
      : tone !== undefined
        ? figures([
            {
              label: x.tone,
              value: signed(tone.tone, t),
              strong: x.indicative,
              note: `${range(tone.tone_low, tone.tone_high)} · ${x.toneNote(formatNumber(tone.customer_count, t))}`,
            },
          ])
        : emptyNote(x.neither);
  const columns = [
    {
      label: t.themes.columns.language,
      cell: (row: ThemeData["tone_agreement"][number]) =>
        row.language === "all" ? x.allLanguages : languageName(row.language, t),
    },
    {
      label: x.agreement,
      numeric: true,
      cell: (row: ThemeData["tone_agreement"][number]) =>
        withNote(formatNumber(row.rho, t, 2), interval(row.rho_low, row.rho_high, t)),
    },
    {
      label: x.texts,
      numeric: true,
      cell: (row: ThemeData["tone_agreement"][number]) =>
        x.ofRated(formatNumber(row.toned_count, t), formatNumber(row.rated_count, t)),
    },
  ];
  const title =
    score !== undefined
      ? x.titleScore(themeName(theme, data.meta, t))
      : tone !== undefined
        ? x.titleTone(themeName(theme, data.meta, t))
        : x.titleNeither;
  return card(
    { title, sub: x.sub, span: isAlone ? 12 : 6, id: "tone" },
    t,
    figure,
    data.tone_agreement.length === 0
      ? emptyNote(x.noAgreement)
      : dataTable(columns, data.tone_agreement, x.agreement),
    ...(isAlone ? [h("p", { class: "foot" }, t.themes.releaseTooFew)] : []),
  );
}

const interval = (low: number | null, high: number | null, t: Texts): string | null =>
  low === null || high === null
    ? null
    : unbroken(t.signedRange(formatNumber(low, t, 2), formatNumber(high, t, 2)));

const signed = (value: number, t: Texts): string =>
  `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value), t, 2)}`;
