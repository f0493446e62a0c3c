// Just the SVG path commands the contours use; another one is refused rather than misread.
const operands = { m: "xy", l: "xy", h: "x", v: "y", c: "xyxyxy", s: "xyxy", q: "xyxy", z: "" };

/** Bounds [left, top, right, bottom] of the end points of a path. */
export function boundsOf(path) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const { command, values } of segments(path)) {
    const relative = command === command.toLowerCase();
    const axes = operands[command.toLowerCase()];
    if (axes === "") {
      [x, y] = [startX, startY];
      continue;
    }
    const [lastX, lastY] = [axes.lastIndexOf("x"), axes.lastIndexOf("y")];
    x = lastX < 0 ? x : values[lastX] + (relative ? x : 0);
    y = lastY < 0 ? y : values[lastY] + (relative ? y : 0);
    if (command.toLowerCase() === "m") {
      [startX, startY] = [x, y];
    }
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

/** The same path scaled then moved, with coordinates to a tenth. */
export function placePath(path, scale, dx, dy) {
  let first = true;
  const placed = segments(path).map(({ command, values }) => {
    // A path's first m is absolute even in lower case.
    const moves = first || command !== command.toLowerCase();
    const written = first ? command.toUpperCase() : command;
    first = false;
    const axes = operands[command.toLowerCase()];
    const numbers = values.map((value, index) => value * scale + (moves ? (axes[index] === "x" ? dx : dy) : 0));
    return written + numbers.map((number) => String(Math.round(number * 10) / 10)).join(" ");
  });
  return placed.join("").replace(/ -/g, "-");
}

function segments(path) {
  const tokens = path.match(/[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)/g) ?? [];
  const found = [];
  let command = "";
  for (let at = 0; at < tokens.length; ) {
    if (/[a-zA-Z]/.test(tokens[at])) {
      command = tokens[at++];
    } else if (command.toLowerCase() === "m") {
      // Further pairs after a move are lines.
      command = command === "m" ? "l" : "L";
    }
    const axes = operands[command.toLowerCase()];
    if (axes === undefined) {
      throw new Error(`SVG path command ${command} is not one this build can read`);
    }
    found.push({ command, values: tokens.slice(at, at + axes.length).map(Number) });
    at += axes.length;
  }
  return found;
}
