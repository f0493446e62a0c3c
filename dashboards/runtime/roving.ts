/** A point of the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The position of the nearest point in the direction of an arrow key; null when there is none that way. */
export function nearest(points: readonly Point[], from: number, key: string): number | null {
  const start = points[from];
  const horizontal = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, at) => {
    if (!start || at === from) {
      return;
    }
    const [dx, dy] = [point.x - start.x, point.y - start.y];
    const along = sign * (horizontal ? dx : dy);
    const aside = Math.abs(horizontal ? dy : dx);
    // Straight ahead counts more than aside, so that a row of arrows keeps its direction.
    const distance = along + 2 * aside;
    if (along > 0.5 && aside <= 2 * along && distance < least) {
      [best, least] = [at, distance];
    }
  });
  return best;
}

/** Moves the focus, and the one place in the tab order, to the nearest area in the direction of an arrow key. */
export function moveTo(areas: readonly SVGElement[], from: SVGElement, key: string): void {
  const points = areas.map((area) => {
    const box = area.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  const next = areas[nearest(points, areas.indexOf(from), key) ?? -1];
  if (next) {
    from.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}
