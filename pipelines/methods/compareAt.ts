import jStat from "jstat";
import { bySecond, totalOf, type WaitCount } from "./waitCounts.js";

/**
 * Are two groups of waits answered alike within `seconds`? Kaplan–Meier shares still waiting at that second, compared on
 * the complementary log-log scale with Greenwood's variance (Klein, Logan, Harhoff and Andersen 2007, equation 2). Two-sided.
 * Where all or none were answered by then, the share is half a contact away from it, as that scale has no ends.
 */
export function compareAt(
  seconds: number,
  first: readonly WaitCount[],
  second: readonly WaitCount[],
): { waitingFirst: number; waitingSecond: number; pValue: number } {
  const [a, b] = [waitingAt(seconds, first), waitingAt(seconds, second)];
  const z = (a.scaled - b.scaled) / Math.sqrt(a.variance + b.variance);
  return { waitingFirst: a.share, waitingSecond: b.share, pValue: jStat.erfc(Math.abs(z) / Math.SQRT2) };
}

function waitingAt(seconds: number, waits: readonly WaitCount[]) {
  const count = totalOf(waits);
  let [atRisk, share, greenwood] = [count, 1, 0];
  for (const { seconds: at, answered, censored } of bySecond(waits)) {
    if (at > seconds) break;
    share *= 1 - answered / atRisk;
    if (answered < atRisk) greenwood += answered / (atRisk * (atRisk - answered));
    atRisk -= answered + censored;
  }
  const inside = Math.min(1 - 0.5 / count, Math.max(0.5 / count, share));
  const relative = inside === share ? greenwood : (1 - inside) / (inside * count);
  const log = Math.log(inside);
  return { share, scaled: Math.log(-log), variance: relative / log ** 2 };
}
