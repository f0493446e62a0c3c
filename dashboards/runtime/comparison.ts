import type { Measure, Series } from "./series";

/** The change from the same month a year before; null when either is missing or not over every département. */
export function yearChange(
  series: Series,
  measure: Measure,
  area: string,
  month: string,
): { readonly difference: number; readonly fraction: number | null } | null {
  const before = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const [now, then] = [series.value(measure, area, month), series.value(measure, area, before)];
  const whole = [month, before].every((each) => series.status(measure, area, each) === "complet");
  if (now === null || then === null || !whole) {
    return null;
  }
  return { difference: now - then, fraction: then === 0 ? null : (now - then) / then };
}
