import { yearBefore } from "./comparison";
import type { Need } from "./figures";
import type { Indicator, Page } from "./page";
import { indicatorOf, monthsOf } from "./page";
import { monthWithin, type Selection } from "./select";
import type { Measure, Series } from "./series";
import type { Words } from "./words";

/** What every visual draws from: the page, the reader's selection, and the figures loaded so far. */
export interface View {
  readonly page: Page;
  readonly words: Words;
  readonly selection: Selection;
  series(need: Need): Series;
  /** Changes the selection: a new entry in the browser's history, and every visual follows. */
  choose(changes: Partial<Selection>): void;
}

/** What one visual shows: the figures of an indicator and a measure, in the month asked for or the last before it. */
export interface Subject {
  readonly series: Series;
  readonly indicator: Indicator;
  readonly measure: Measure;
  readonly month: string;
}

/** Over what a visual shows an indicator: one month, that month beside the one of the year before, or all of them. */
export type Span = "month" | "year" | "all";

/** The months of an indicator that are needed to show it. */
export function needOf({ page, selection }: Pick<View, "page" | "selection">, code: string, span: Span): Need {
  const months = monthsOf(page, code);
  if (span === "all") {
    return { code, months };
  }
  const month = monthWithin(months, selection.mois);
  const before = yearBefore(month);
  return { code, months: span === "year" && months.includes(before) ? [before, month] : [month] };
}

/** The subject of a visual: what was chosen, else its own default. */
export function subjectOf(view: View, visual: string, span: Span): Subject {
  const code = view.selection.indicateur;
  const series = view.series(needOf(view, code, span));
  return {
    series,
    indicator: indicatorOf(view.page, code),
    measure: measureOf(view, visual),
    month: monthWithin(series.months, view.selection.mois),
  };
}

/** The measure of a visual: what was chosen, else its own default. */
export function measureOf(view: View, visual: string): Measure {
  return view.selection.mesure || (view.page.defaultMeasures[visual] ?? "somme");
}

/** The keys of the départements within the région chosen, or of all those the page knows. */
export function areasInScope(view: View): string[] {
  const { region } = view.selection;
  return view.page.departements.filter((each) => region === "" || each[2] === region).map(([code]) => `D:${code}`);
}
