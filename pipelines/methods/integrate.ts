/** Shares of the interval at which an adaptive step stops splitting: 2^-40 is below a double's use. */
const MAX_DEPTH = 40;

/**
 * Integral of a smooth function over [from, to] by adaptive Simpson with Richardson's correction (Lyness 1969), to
 * about `tolerance` in absolute terms. The interval is first cut into `pieces`, so that a narrow peak is not missed.
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  { tolerance = 1e-12, pieces = 16 } = {},
): number {
  if (!(to > from)) return 0;
  const step = (to - from) / pieces;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const left = from + i * step;
    const right = i === pieces - 1 ? to : left + step;
    const ends: Piece = { left, right, atLeft: f(left), atMiddle: f((left + right) / 2), atRight: f(right) };
    sum += refine(f, ends, tolerance / pieces, MAX_DEPTH);
  }
  return sum;
}

interface Piece {
  left: number;
  right: number;
  atLeft: number;
  atMiddle: number;
  atRight: number;
}

const simpson = ({ left, right, atLeft, atMiddle, atRight }: Piece): number =>
  ((right - left) / 6) * (atLeft + 4 * atMiddle + atRight);

function refine(f: (x: number) => number, whole: Piece, tolerance: number, depth: number): number {
  const middle = (whole.left + whole.right) / 2;
  const left: Piece = {
    left: whole.left,
    right: middle,
    atLeft: whole.atLeft,
    atMiddle: f((whole.left + middle) / 2),
    atRight: whole.atMiddle,
  };
  const right: Piece = {
    left: middle,
    right: whole.right,
    atLeft: whole.atMiddle,
    atMiddle: f((middle + whole.right) / 2),
    atRight: whole.atRight,
  };
  const halves = simpson(left) + simpson(right);
  const error = halves - simpson(whole);
  if (depth === 0 || Math.abs(error) <= 15 * tolerance) return halves + error / 15;
  return refine(f, left, tolerance / 2, depth - 1) + refine(f, right, tolerance / 2, depth - 1);
}
