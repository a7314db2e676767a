import type { Texts } from "../../i18n/index.js";
import { missingTickets } from "../findings/missing.js";
import { formatNumber, formatShare } from "../format.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { comparedCard } from "../views/comparedCard.js";
import { feedbackRepliesCard } from "../views/feedbackRepliesCard.js";
import { qualityByCategory } from "../views/qualityByCategory.js";
import { qualityCard, qualityOf, ratingOf, ratingText, satisfactionCard } from "../views/qualityCards.js";

type Needs = "answer_quality_by_week" | "definitions_compared" | "feedback_replies" | "satisfaction_by_week";

/** Did the answers help: solved at first contact, opened again, came back, rated; and as other tools count it. */
export async function qualityPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const { week } = data.meta;
  const weekStart = data.answer_quality_by_week.find((row) => row.week === week)?.week_start ?? null;
  const replies = feedbackRepliesCard(data.feedback_replies, t);
  const missing = missingTickets(data.meta, t);
  if (missing !== null) {
    const ratings = ratingsOf(data);
    const rated = ratings.length === 0 ? null : satisfactionCard(data.satisfaction_by_week, week, t);
    const cards = grid(rated, replies);
    const [first, ...others] = saidWithoutTickets(data, ratings, t);
    if (first === undefined) return missingPage(missing, data.meta, t, cards);
    const lead = [...others, t.quality.ofTickets].join(t.join.sentence);
    const start = ratings[0]?.week_start ?? null;
    return pageFrame(
      { meta: data.meta, weekStart: start, headline: first.replaceAll("**", ""), lead },
      t,
      cards,
    );
  }
  return pageFrame(
    { meta: data.meta, weekStart, headline: headline(data, t), lead: lead(data, t) },
    t,
    grid(
      qualityCard(data.answer_quality_by_week, week, data.meta, t),
      satisfactionCard(data.satisfaction_by_week, week, t),
      qualityByCategory(data.answer_quality_by_week, week, t),
      ...(replies === null ? [] : [replies]),
      comparedCard(data.definitions_compared, t),
    ),
  );
}

const ratingsOf = ({ satisfaction_by_week: rows, meta }: Snapshot<Needs>) =>
  (["csat", "nps"] as const).flatMap((measure) => ratingOf(rows, meta.week, measure) ?? []);

/** How customers rated, a sentence a measure; else how often feedback is replied to. None where neither is known. */
function saidWithoutTickets(
  data: Snapshot<Needs>,
  ratings: ReturnType<typeof ratingsOf>,
  t: Texts,
): string[] {
  const rated = ratings.filter(({ value }) => value !== null);
  if (rated.length > 0)
    return rated.map((row) =>
      t.rated.lead[row.measure](ratingText(row, row.value, t), t.n(formatNumber(row.rated_count, t))),
    );
  // Of few pieces of feedback it is withheld how many were replied to.
  const told = data.feedback_replies.filter(({ replied_share }) => replied_share !== null);
  const sum = (key: "feedback_count" | "replied_count") => told.reduce((total, row) => total + row[key], 0);
  const all = sum("feedback_count");
  if (all === 0) return [];
  return [t.quality.headlineReplies(formatShare(sum("replied_count") / all, t), formatNumber(all, t))];
}

function headline(data: Snapshot<Needs>, t: Texts): string {
  const { week } = data.meta;
  const first = qualityOf(data.answer_quality_by_week, week, "first_contact_resolved")?.yes_share ?? null;
  if (first !== null) return t.quality.headline(formatShare(first, t));
  const reopened = qualityOf(data.answer_quality_by_week, week, "reopened")?.yes_share ?? null;
  return reopened === null ? t.quality.headlineNone : t.quality.headlineReopened(formatShare(reopened, t));
}

function lead(data: Snapshot<Needs>, t: Texts): string {
  const { week } = data.meta;
  const reopened = qualityOf(data.answer_quality_by_week, week, "reopened")?.yes_share ?? null;
  const csat = ratingOf(data.satisfaction_by_week, week, "csat");
  const first = reopened === null ? "" : t.quality.lead(formatShare(reopened, t));
  if (csat === null || csat.value === null) return first;
  return first + t.quality.leadCsat(formatShare(csat.value, t), formatNumber(csat.rated_count, t));
}
