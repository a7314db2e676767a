const WIDTH = 110;
const HEIGHT = 28;
const NAMESPACE = "http://www.w3.org/2000/svg";

/** A word-sized line from zero; decoration beside its figures, so hidden from screen readers. */
export function sparkline(values: readonly number[], warn = false): SVGElement {
  const max = Math.max(1, ...values);
  const x = (i: number) => 2 + ((WIDTH - 6) * i) / Math.max(1, values.length - 1);
  const y = (value: number) => HEIGHT - 3 - ((HEIGHT - 7) * value) / max;
  const path = values
    .map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)},${y(value).toFixed(1)}`)
    .join("");
  const colour = warn ? "var(--warn)" : "var(--accent)";
  const last = values.length - 1;
  const svg = create("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  if (last < 0) return svg;
  svg.append(
    create("path", {
      d: `${path}L${x(last).toFixed(1)},${HEIGHT - 3}L2,${HEIGHT - 3}Z`,
      fill: colour,
      opacity: "0.12",
    }),
    create("path", { d: path, fill: "none", stroke: colour, "stroke-width": "1.5" }),
    create("circle", { cx: x(last).toFixed(1), cy: y(values[last] ?? 0).toFixed(1), r: "2.2", fill: colour }),
  );
  return svg;
}

function create(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
