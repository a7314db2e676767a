import { type RankCorrelation, rankCorrelation } from "../methods/rankCorrelation.js";
import { tokensOf } from "../text/lexicon.js";
import { withoutPlaceholders } from "../text/redact/redact.js";
import { toneOf } from "../text/tone.js";
import { estimate } from "./estimate.js";
import { TEXTS_OF_PICKED } from "./themeTexts.js";

/** Rated texts of each language that are read, chosen by a hash of their keys. */
const READ = 2_000;
/** Below it the interval is as wide as the scale. */
const FEWEST = 30;

interface Rated extends Record<string, unknown> {
  language: string;
  /** 0 to 1 of its scale. */
  score: number;
  text: string;
}

type Column = "language" | "rated_count" | "toned_count" | "rho" | "rho_low" | "rho_high";
type AgreementRow = Record<Column, string | number | null>;

export const toneAgreement = estimate<Rated[], Column>({
  name: "estimates.tone_agreement",
  grain: ["language"],
  inputs: ["marts.mentions", "raw.ticket", "raw.feedback", "ref.settings"],
  columns: {
    language: "VARCHAR",
    rated_count: "BIGINT",
    toned_count: "BIGINT",
    rho: "DOUBLE",
    rho_low: "DOUBLE",
    rho_high: "DOUBLE",
  },
  units:
    "texts; rho -1 to 1, Spearman's rank correlation of the tone of a text with the score its writer gave",
  note:
    "how far the tone of words may be trusted on this desk: feedback with a score, up to 2,000 of each language; toned_count = those of " +
    "which any word has a value. A language with fewer than 30 of them has no row",
  read: (engine) =>
    engine.rows<Rated>(
      `with rated as (
         select distinct source, text_id, language, score, score_scale from marts.mentions
         where source = 'feedback' and score is not null and score_scale is not null),
       picked as (
         select * from rated
         qualify row_number() over (partition by language order by md5(text_id), text_id) <= ${READ}),
       ${TEXTS_OF_PICKED}
       select p.language, cast(p.score as double) / p.score_scale as score, x.text
       from picked as p join texts as x on x.source = p.source and x.text_id = p.text_id
       order by all`,
    ),
  compute: agreement,
});

/** A row a language, and one for all together. */
function agreement(rated: readonly Rated[]): AgreementRow[] {
  const read = rated.map((one) => ({ ...one, tone: toneOf(tokensOf(withoutPlaceholders(one.text))) }));
  const languages = ["all", ...new Set(rated.map(({ language }) => language))].sort();
  return languages.flatMap((language) => {
    const own = read.filter((one) => language === "all" || one.language === language);
    const toned = own.filter(({ tone }) => tone !== null);
    if (toned.length < FEWEST) return [];
    const found: RankCorrelation | null = rankCorrelation(
      toned.map(({ tone }) => tone as number),
      toned.map(({ score }) => score),
    );
    if (found === null) return [];
    return [
      {
        language,
        rated_count: own.length,
        toned_count: toned.length,
        rho: found.rho,
        rho_low: found.low,
        rho_high: found.high,
      },
    ];
  });
}
