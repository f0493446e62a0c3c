import type { Measure, Series } from "./series";

/** The same month a year before. */
export function yearBefore(month: string): string {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

/** The change from the same month a year before; null when either is missing or not over every département. */
export function yearChange(
  series: Series,
  measure: Measure,
  area: string,
  month: string,
): { readonly difference: number; readonly fraction: number | null } | null {
  const before = yearBefore(month);
  const [now, then] = [series.value(measure, area, month), series.value(measure, area, before)];
  const whole = [month, before].every((each) => series.status(measure, area, each) === "complet");
  if (now === null || then === null || !whole) {
    return null;
  }
  return { difference: now - then, fraction: then === 0 ? null : (now - then) / then };
}

const enough = 0.9;

/** The value a line may be drawn through: null where under nine tenths of the départements expected have reported. */
export function drawnValue(series: Series, measure: Measure, area: string, month: string): number | null {
  if (series.status(measure, area, month) === "partiel") {
    const reported = series.value("repondants", area, month);
    const expected = series.value("attendus", area, month);
    if (reported !== null && expected !== null && reported < enough * expected) {
      return null;
    }
  }
  return series.value(measure, area, month);
}
