import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatDuration } from "../format.js";
import { categoryAxis, fitted } from "./categoryAxis.js";
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
  const problems = [...new Set(dots.map((dot) => dot.problem))];
  const { marginLeft, axis } = categoryAxis(problems, width, { least: width < 520 ? 112 : 168 });
  const least = Math.max(1, Math.min(...dots.map((dot) => dot.low)) * 0.8);
  const most = Math.max(...dots.map((dot) => dot.high)) * 1.15;
  const named = dots.filter((dot) => dot.problem === problems[0]);
  const at = (seconds: number, inner: number) => (inner * Math.log(seconds / least)) / Math.log(most / least);
  const place = (seconds: number) => at(seconds, width - marginLeft - MARGIN_RIGHT);
  const top = Math.ceil(22 + 0.65 * Math.max(0, ...named.map((dot) => textWidth(nameOf(dot)))));
  // Logarithms on a linear scale: a logarithmic one labels only what is round in tens.
  const ticks = apart(
    TICKS.filter((tick) => tick >= least && tick <= most),
    place,
    (tick) => textWidth(formatDuration(tick, t)) + 4,
  ).map(Math.log);
  return Plot.plot({
    width,
    height: top + 28 + 28 * problems.length,
    marginTop: top,
    marginLeft,
    marginRight: MARGIN_RIGHT,
    marginBottom: 28,
    ariaLabel: t.chartOf(title),
    x: { domain: [least, most].map(Math.log), label: null },
    y: { type: "band", domain: problems, label: null },
    marks: [
      Plot.gridX(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (log: number) => formatDuration(Math.exp(log), t) }),
      axis,
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
      ...names(named, place, width - marginLeft),
    ],
  });
}

const MARGIN_RIGHT = 22;
/** Between slanting lines of text their distance is less than between where they begin. */
const SLANTED_GAP = 23;
/** The most pixels of a slanting name. */
const SLANTED_ROOM = 150;
const colour = (dot: ChannelDot) => (dot.isFirst ? "var(--accent)" : "var(--mark)");

/** What a slanting line of text takes to the right of its end. */
const SLANTED_HEIGHT = 8;
const SLANT = (40 * Math.PI) / 180;

/** As much of a channel's name as stands above the chart. */
const nameOf = ({ channel }: ChannelDot): string => fitted(channel, SLANTED_ROOM);

/** Slanting and moved apart, so that channels with nearly the same median can still be read. */
function names(dots: readonly ChannelDot[], place: (seconds: number) => number, end: number): Plot.Markish[] {
  const places = spread(
    dots.map((dot) => place(dot.seconds)),
    SLANTED_GAP,
    dots.map((dot) => end - Math.cos(SLANT) * textWidth(nameOf(dot)) - SLANTED_HEIGHT),
  );
  return dots.map((dot, i) =>
    Plot.text([dot], {
      frameAnchor: "top-left",
      dx: places[i] ?? 0,
      dy: -8,
      rotate: (-SLANT * 180) / Math.PI,
      text: nameOf,
      title: (row: ChannelDot) => (nameOf(row) === row.channel ? null : row.channel),
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
