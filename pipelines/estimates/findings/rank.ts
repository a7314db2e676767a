import { qValues } from "../../methods/falseDiscoveryRate.js";
import { type Candidate, type Proposals, Q, type Unjudged } from "./finding.js";

/** An improvement asks for nothing, so it weighs half as much. */
const BETTER = 0.5;
const TOLD = 0.5;

type Status = "real" | "fact" | "nothing" | "too_few" | "not_yet";

export interface Ranked {
  candidate: Candidate | null;
  week: string;
  family: string;
  rank: number;
  status: Status;
  /** Comparisons that the row stands for: 1 of a change; of a family those in vain, or those that could not be made. */
  tests: number;
  q: number | null;
  weight: number | null;
  /** The weightier finding that tells the same story. */
  sameAs: number | null;
}

/**
 * The findings of each week in order of weight, then what of each family was tested in vain or could not be judged. All
 * that was tested of a week is one list to Benjamini and Hochberg, so it does not matter how it is cut into families.
 */
export function rankFindings(proposals: readonly (Proposals & { family: string })[]): Ranked[] {
  const candidates = proposals.flatMap((own) => own.candidates);
  const unjudged = proposals.flatMap((own) => own.unjudged);
  const families = proposals.map(({ family }) => family);
  const weeks = [...new Set([...candidates, ...unjudged].map(({ week }) => week))].sort();
  return weeks.flatMap((week) =>
    ofWeek(
      week,
      candidates.filter((one) => one.week === week),
      unjudged.filter((one) => one.week === week),
      families,
    ),
  );
}

function ofWeek(
  week: string,
  candidates: readonly Candidate[],
  unjudged: readonly Unjudged[],
  families: readonly string[],
): Ranked[] {
  const tested = candidates.filter(({ p }) => p !== null);
  const q = new Map(qValues(tested.map(({ p }) => p as number)).map((value, i) => [tested[i], value]));
  const found = candidates.flatMap((candidate) => {
    const value = q.get(candidate) ?? null;
    const isReal = value !== null && value <= Q;
    if (candidate.p !== null && !isReal) return [];
    const status: Status = isReal ? "real" : "fact";
    const { family } = candidate;
    return { candidate, week, family, status, tests: isReal ? 1 : 0, q: value, weight: weightOf(candidate) };
  });
  found.sort(inOrder);
  const first = new Map<string, number>();
  const ranked = found.map((one, i): Ranked => {
    const sameAs = first.get(one.candidate.story) ?? null;
    if (sameAs === null) first.set(one.candidate.story, i + 1);
    return { ...one, rank: i + 1, sameAs };
  });
  const rest = families.flatMap((family) => silence(week, family, { found, tested, unjudged }));
  return [...ranked, ...rest.map((one, i) => ({ ...one, rank: ranked.length + i + 1 }))];
}

/** Customers × severity; null = in no customers, and before everything else. */
function weightOf({ affected, severity, tone, isTold }: Candidate): number | null {
  if (affected === null) return null;
  return affected * severity * (tone === "better" ? BETTER : 1) * (isTold ? TOLD : 1);
}

type Found = { candidate: Candidate; weight: number | null; q: number | null };

/** By weight; the same weight by evidence, then by name, so that the order is always the same. */
function inOrder(a: Found, b: Found): number {
  const heavy = (one: Found) => one.weight ?? Number.POSITIVE_INFINITY;
  if (heavy(a) !== heavy(b)) return heavy(b) - heavy(a);
  const evidence = (a.q ?? 0) - (b.q ?? 0);
  const name = ({ candidate }: Found) => `${candidate.kind} ${candidate.subjectKind} ${candidate.subject}`;
  return evidence !== 0 ? evidence : name(a) < name(b) ? -1 : 1;
}

/** What of a family was tested in vain or could not be judged. */
function silence(
  week: string,
  family: string,
  of: { found: readonly Found[]; tested: readonly Candidate[]; unjudged: readonly Unjudged[] },
): Omit<Ranked, "rank">[] {
  const row = (status: Status, tests: number): Omit<Ranked, "rank"> => ({
    candidate: null,
    week,
    family,
    status,
    tests,
    q: null,
    weight: null,
    sameAs: null,
  });
  const real = new Set(of.found.map(({ candidate }) => candidate));
  const inVain = of.tested.filter((one) => one.family === family && !real.has(one)).length;
  const open = (reason: Unjudged["reason"]) =>
    of.unjudged.filter((one) => one.family === family && one.reason === reason).length;
  return [
    ...(inVain > 0 ? [row("nothing", inVain)] : []),
    ...(["too_few", "not_yet"] as const).flatMap((reason) =>
      open(reason) > 0 ? [row(reason, open(reason))] : [],
    ),
  ];
}
