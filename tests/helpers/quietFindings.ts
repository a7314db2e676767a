import type { FindingsInput } from "../../pipelines/estimates/findings.js";
import { binomialDraw, poissonDraw, uniformDraws } from "./countDraws.js";
import { causeRows, countIn, peakRows, switchRow } from "./quietFindingRows.js";

const CHANNELS = ["chat", "web", "social", "email", "community"] as const;
const CATEGORIES = [
  "payment",
  "delay",
  "refund",
  "registration",
  "security",
  "how_to",
  "promotion",
  "other",
] as const;
/** Shares of the channels and of the categories, and the median wait by channel in seconds. */
const CHANNEL_WEIGHTS = [0.45, 0.16, 0.15, 0.18, 0.06];
const CATEGORY_WEIGHTS = [0.27, 0.2, 0.14, 0.12, 0.09, 0.1, 0.05, 0.03];
/** Of waits of one channel, on the log scale. */
const WAIT_SPREAD = 1.2;
const MEDIANS = [80, 9000, 2400, 30_000, 90_000];

export interface QuietDesk {
  seed: number;
  weeks: number;
  ticketsAWeek?: number;
  /** Spread between weeks beyond chance, of volumes, waits and shares, on the log or logit scale. */
  spread?: number;
  /** Factor on the waits of one channel in the last weeks. */
  slow?: { channel: (typeof CHANNELS)[number]; factor: number; weeks: number };
  /** Factor on the tickets of one category in the last week. */
  more?: { category: (typeof CATEGORIES)[number]; factor: number };
}

interface Ticket {
  channel: string;
  category: string;
  wait: number;
}

/**
 * What the families would read of a desk on which nothing happens but chance and weeks that stray: tickets are drawn one by
 * one with their waits, so that everything, channels and categories depend on each other as they do in truth.
 */
export function quietFindings(desk: QuietDesk): FindingsInput {
  const { seed, weeks, ticketsAWeek = 400, spread = 0.06, slow, more } = desk;
  const draw = uniformDraws(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const stray = () => Math.exp(spread * normal());
  const list = Array.from({ length: weeks }, (_, i) => ({ week: weekName(i), week_start: monday(i) }));
  const rows: Record<string, Record<string, unknown>[]> = {
    waits: [],
    queues: [],
    targets: [],
    volume: [],
    quality: [],
    backlog: [],
    causes: [],
  };
  const switches: Record<string, unknown>[] = [];
  const mentions = new Map<string, number[]>();
  const written = new Map<string, number[]>();
  let stock = 200;
  for (const [i, { week }] of list.entries()) {
    const isSlow = slow !== undefined && i >= weeks - slow.weeks;
    const pace = CHANNELS.map(() => Math.exp(2 * spread * normal()));
    const tickets: Ticket[] = [];
    const counts = CATEGORIES.map((category, k) => {
      const factor = i === weeks - 1 && more?.category === category ? more.factor : 1;
      return poissonDraw(draw, ticketsAWeek * (CATEGORY_WEIGHTS[k] as number) * factor * stray());
    });
    for (const [k, category] of CATEGORIES.entries()) {
      for (let n = 0; n < (counts[k] as number); n++) {
        const c = pick(draw(), CHANNEL_WEIGHTS);
        const factor = isSlow && slow.channel === CHANNELS[c] ? slow.factor : 1;
        const wait = (MEDIANS[c] as number) * (pace[c] as number) * Math.exp(WAIT_SPREAD * normal()) * factor;
        tickets.push({ channel: CHANNELS[c] as string, category, wait });
      }
    }
    rows.waits?.push(...waitRows(week, tickets));
    rows.volume?.push(...volumeRows(week, tickets));
    for (const { channel, category } of tickets) {
      countIn(written, channel, i, weeks);
      countIn(mentions, `${channel} ${category}`, i, weeks);
    }
    const drawShare = (n: number, p: number) => binomialDraw(draw, n, logit(p, spread * normal()));
    rows.queues?.push(
      ...["chat", "phone"].map((channel, c) =>
        queueRow(week, channel, 220 - 120 * c, drawShare, normal, spread),
      ),
    );
    rows.targets?.push(...targetRows(week, drawShare));
    rows.causes?.push(...causeRows(week, drawShare, normal));
    switches.push(...CHANNELS.map((channel, c) => switchRow(week, channel, 60 + 20 * c, drawShare)));
    rows.quality?.push(...qualityRows(week, drawShare, normal));
    const growth = Math.round(12 * normal());
    rows.backlog?.push({ week, scope_kind: "all", scope: "all", opening: stock, closing: stock + growth });
    stock += growth;
  }
  const line = (key: string, counts: number[]) => {
    const [channel = "", theme = ""] = key.split(" ");
    return { theme, language: "en", channel, counts };
  };
  const nothing = {
    peaks: peakRows(list.at(-1)?.week_start ?? "", draw),
    channels: { switches, speeds: [] },
    themes: {
      counts: {
        weeks: list.map(({ week_start }) => week_start),
        series: [...mentions].map(([key, counts]) => line(key, counts)),
        totals: [...written].map(([key, counts]) => line(key, counts)),
        withheld: {},
        smallCell: 5,
      },
      versions: [],
    },
    trust: { files: 10, refused: 0, days: [] },
    standing: [],
    roster: [],
    shortage: [],
    events: { events: [] },
  };
  const inOrder = (a: Record<string, unknown>, b: Record<string, unknown>) => (keyOf(a) < keyOf(b) ? -1 : 1);
  const ordered = Object.fromEntries(Object.entries(rows).map(([name, own]) => [name, own.sort(inOrder)]));
  const causes = { weeks: ordered.causes, roster: { first: null, last: null } };
  return { context: { weeks: list.slice(-1), markers: [] }, rows: { ...nothing, ...ordered, causes } };
}

const keyOf = (row: Record<string, unknown>): string =>
  [row.measure, row.metric, row.cause, row.channel, row.scope_kind, row.scope, row.week].join(" ");
const weekName = (i: number): string => `2026-W${String(i + 10).padStart(2, "0")}`;
const monday = (i: number): string => new Date(Date.UTC(2026, 2, 2 + 7 * i)).toISOString().slice(0, 10);

function pick(x: number, weights: readonly number[]): number {
  let sum = 0;
  const found = weights.findIndex((weight) => {
    sum += weight;
    return x < sum;
  });
  return found === -1 ? weights.length - 1 : found;
}

const logit = (p: number, shift: number): number => 1 / (1 + ((1 - p) / p) * Math.exp(-shift));

function scopesOf(
  tickets: readonly Ticket[],
): { scope_kind: string; scope: string; own: readonly Ticket[] }[] {
  return [
    { scope_kind: "all", scope: "all", own: tickets },
    ...CHANNELS.map((scope) => ({
      scope_kind: "channel",
      scope: scope as string,
      own: tickets.filter(({ channel }) => channel === scope),
    })),
    ...CATEGORIES.map((scope) => ({
      scope_kind: "category",
      scope: scope as string,
      own: tickets.filter(({ category }) => category === scope),
    })),
  ];
}

/** What a channel's waits are drawn from, so many deviations above its median; null for what mixes channels. */
function usualOf(scope: string, z: number): number | null {
  const median = MEDIANS[CHANNELS.findIndex((channel) => channel === scope)];
  return median === undefined ? null : median * Math.exp(WAIT_SPREAD * z);
}

const shareWithin = (waits: readonly number[], seconds: number | null): number | null =>
  seconds === null ? null : waits.filter((wait) => wait <= seconds).length / waits.length;

function waitRows(week: string, tickets: readonly Ticket[]) {
  return scopesOf(tickets).flatMap(({ scope_kind, scope, own }) => {
    const waits = own.map(({ wait }) => Math.max(1, Math.round(wait))).sort((a, b) => a - b);
    const at = (share: number) =>
      waits[Math.min(waits.length - 1, Math.ceil(share * waits.length) - 1)] ?? null;
    return ["first_response", "next_reply", "resolution"].map((measure) => ({
      measure,
      week,
      scope_kind,
      scope,
      n: own.length,
      p50: at(0.5),
      p50_low: at(0.45),
      p50_high: at(0.55),
      p90: at(0.9),
      p90_low: at(0.87),
      p90_high: at(0.93),
      longest: waits.at(-1) ?? null,
      p50_usual_share: shareWithin(waits, usualOf(scope, 0)),
      p90_usual_share: shareWithin(waits, usualOf(scope, 1.281552)),
    }));
  });
}

const volumeRows = (week: string, tickets: readonly Ticket[]) =>
  scopesOf(tickets).map(({ scope_kind, scope, own }) => ({
    week,
    scope_kind: scope_kind === "category" ? "problem" : scope_kind,
    scope,
    tickets: own.length,
  }));

function queueRow(
  week: string,
  channel: string,
  queued: number,
  share: (n: number, p: number) => number,
  normal: () => number,
  spread: number,
) {
  const bounds = {
    failed_low: 0,
    failed_high: 1,
    abandoned_low: 0,
    abandoned_high: 1,
    level_low: 0,
    level_high: 1,
  };
  const p90 = Math.round(300 * Math.exp((2 * spread + 0.1) * normal()));
  return {
    week,
    channel,
    attempts: queued + 20,
    failed: share(queued + 20, 0.05),
    queued,
    abandoned: share(queued, 0.15),
    level: share(queued, 0.7) / queued,
    wait_count: queued,
    p90,
    p90_low: p90 * 0.8,
    p90_high: p90 * 1.25,
    longest: p90 * 5,
    ...bounds,
  };
}

const targetRows = (week: string, share: (n: number, p: number) => number) =>
  [
    ...["first_response", "next_reply", "resolution"].map((metric) => ({
      metric,
      scope_kind: "all",
      scope: "all",
      n: 400,
    })),
    ...CHANNELS.map((scope, c) => ({
      metric: "first_response",
      scope_kind: "channel",
      scope: scope as string,
      n: Math.round(400 * (CHANNEL_WEIGHTS[c] as number)),
    })),
  ].map(({ n, ...row }) => {
    const met = share(n, 0.85);
    return { ...row, week, met, breached: n - met, open: 0, low: 0, high: 1 };
  });

const qualityRows = (week: string, share: (n: number, p: number) => number, normal: () => number) => [
  ...[
    ["reopened", 0.05, 380],
    ["repeated", 0.08, 380],
    ["first_contact_resolved", 0.9, 380],
    ["csat", 0.7, 60],
  ].map(([measure, p, n]) => {
    const yes = share(n as number, p as number);
    return { measure, week, n, yes, value: yes / (n as number), low: 0, high: 1 };
  }),
  { measure: "nps", week, n: 40, yes: 0, value: 0.1 + 0.13 * normal(), low: -0.3, high: 0.4 },
];
