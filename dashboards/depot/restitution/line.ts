const width = 96;
const height = 24;
const edge = 3;

/** A small line of values, broken where one is missing; null with fewer than two. Its words and figures stand beside it. */
export function drawLine(values: readonly (number | null)[]): SVGSVGElement | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) {
    return null;
  }
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => edge + ((width - 2 * edge) * index) / (values.length - 1);
  const y = (value: number) =>
    high === low ? height / 2 : height - edge - ((height - 2 * edge) * (value - low)) / (high - low);
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, class: "small-line", "aria-hidden": "true" });
  svg.append(element("path", { d: pathOf(values, x, y) }));
  const last = values.findLastIndex((value) => value !== null);
  svg.append(element("circle", { cx: `${x(last)}`, cy: `${y(values[last] as number)}`, r: "2.5" }));
  return svg as SVGSVGElement;
}

/** The commands that draw a line through the values, lifted where one is missing. */
export function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .flatMap((value, index) => {
      if (value === null) {
        return [];
      }
      const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null];
      const point = `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      // A value alone between two gaps is a dot: a line of no length with round ends.
      return before !== null ? [`L${point}`] : after === null ? [`M${point}h0`] : [`M${point}`];
    })
    .join("");
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}
