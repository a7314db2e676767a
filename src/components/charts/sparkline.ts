const WIDTH = 110;
const HEIGHT = 28;
const NAMESPACE = "http://www.w3.org/2000/svg";

/** A word-sized line from zero, with a gap where a value is not known; decoration beside its figures, so hidden from screen readers. */
export function sparkline(values: readonly (number | null)[], warn = false): SVGElement {
  const max = Math.max(1, ...values.map((value) => value ?? 0));
  const place = (value: number, i: number) => ({
    x: (2 + ((WIDTH - 6) * i) / Math.max(1, values.length - 1)).toFixed(1),
    y: (HEIGHT - 3 - ((HEIGHT - 7) * value) / max).toFixed(1),
  });
  const colour = warn ? "var(--warn)" : "var(--accent)";
  const svg = create("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  for (const run of runsOf(values.map((value, i) => (value === null ? null : place(value, i))))) {
    const [first, last] = [run[0], run.at(-1)];
    const path = `M${run.map(({ x, y }) => `${x},${y}`).join("L")}`;
    // A week between two gaps is a dot.
    const line = run.length === 1 ? `${path}h0` : path;
    svg.append(
      create("path", {
        d: `${path}L${last?.x},${HEIGHT - 3}L${first?.x},${HEIGHT - 3}Z`,
        fill: colour,
        opacity: "0.12",
      }),
      create("path", {
        d: line,
        fill: "none",
        stroke: colour,
        "stroke-width": "1.5",
        "stroke-linecap": "round",
      }),
    );
  }
  const end = values.at(-1);
  if (end === undefined || end === null) return svg;
  const { x, y } = place(end, values.length - 1);
  svg.append(create("circle", { cx: x, cy: y, r: "2.2", fill: colour }));
  return svg;
}

/** What lies between the gaps. */
function runsOf<T>(places: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  for (const place of [...places, null]) {
    if (place !== null) run.push(place);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

function create(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
