import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatDuration } from "../format.js";
import { spread, textWidth } from "./scale.js";

export interface ChannelDot {
  problem: string;
  channel: string;
  seconds: number;
  low: number;
  high: number;
  /** Fastest, or not told apart from it. */
  isFirst: boolean;
}

const TICKS = [1, 10, 60, 600, 3600, 21_600, 86_400, 604_800];

/** Medians by problem on a logarithmic axis of time, each with its interval; the channels named above the first row. */
export function channelDots(dots: readonly ChannelDot[], width: number, title: string, t: Texts): Element {
  const isNarrow = width < 520;
  const problems = [...new Set(dots.map((dot) => dot.problem))];
  const left = isNarrow ? 112 : 168;
  const least = Math.max(1, Math.min(...dots.map((dot) => dot.low)) * 0.8);
  const most = Math.max(...dots.map((dot) => dot.high)) * 1.15;
  const inner = width - left - MARGIN_RIGHT;
  const place = (seconds: number): number => (inner * Math.log(seconds / least)) / Math.log(most / least);
  // Logarithms on a linear scale: a logarithmic one labels only what is round in tens.
  const ticks = apart(
    TICKS.filter((tick) => tick >= least && tick <= most),
    place,
    (tick) => textWidth(formatDuration(tick, t)) + 4,
  ).map(Math.log);
  return Plot.plot({
    width,
    height: 112 + 28 * problems.length,
    marginTop: 84,
    marginLeft: left,
    marginRight: MARGIN_RIGHT,
    marginBottom: 28,
    ariaLabel: t.chartOf(title),
    x: { domain: [least, most].map(Math.log), label: null },
    y: { type: "band", domain: problems, label: null },
    marks: [
      Plot.gridX(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (log: number) => formatDuration(Math.exp(log), t) }),
      Plot.axisY({ tickSize: 0, tickPadding: 8, textOverflow: "ellipsis", lineWidth: isNarrow ? 9 : 14 }),
      Plot.ruleY(dots, {
        x1: (dot: ChannelDot) => Math.log(dot.low),
        x2: (dot: ChannelDot) => Math.log(dot.high),
        y: "problem",
        stroke: colour,
        strokeWidth: 2,
      }),
      Plot.dot(dots, {
        x: (dot: ChannelDot) => Math.log(dot.seconds),
        y: "problem",
        r: 4.5,
        fill: colour,
        title: (dot: ChannelDot) => t.labelled(dot.channel, formatDuration(dot.seconds, t)),
      }),
      ...names(
        dots.filter((dot) => dot.problem === problems[0]),
        place,
      ),
    ],
  });
}

const MARGIN_RIGHT = 22;
/** Between slanting lines of text their distance is less than between where they begin. */
const SLANTED_GAP = 23;
const colour = (dot: ChannelDot) => (dot.isFirst ? "var(--accent)" : "var(--mark)");

/** Slanting and moved apart, so that channels with nearly the same median can still be read. */
function names(dots: readonly ChannelDot[], place: (seconds: number) => number): Plot.Markish[] {
  const places = spread(
    dots.map((dot) => place(dot.seconds)),
    SLANTED_GAP,
  );
  return dots.map((dot, i) =>
    Plot.text([dot], {
      frameAnchor: "top-left",
      dx: places[i] ?? 0,
      dy: -8,
      rotate: -40,
      text: "channel",
      textAnchor: "start",
      fill: dot.isFirst ? "var(--ink)" : "var(--ink-2)",
      fontWeight: dot.isFirst ? 600 : 400,
    }),
  );
}

/** Those whose labels have room, from the left. */
function apart(
  ticks: readonly number[],
  place: (tick: number) => number,
  room: (tick: number) => number,
): number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || place(tick) - place(last) >= (room(tick) + room(last)) / 2) kept.push(tick);
  }
  return kept;
}
