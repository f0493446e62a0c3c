import type { Measure } from "./series";

/** What the page says of itself in its `script#page` (dashboards/contract/page.schema.json). */
export interface Page {
  readonly release: string;
  readonly language: "fr" | "en";
  readonly board: string;
  readonly departement: string | null;
  readonly area: string;
  readonly months: readonly string[];
  readonly month: string;
  readonly defaultIndicator: string;
  readonly defaultMeasures: Readonly<Record<string, Measure>>;
  readonly indicators: readonly Indicator[];
  /** Address of the series file of a year: `{code}`, `{year}` and `{hash}` are to be replaced. */
  readonly seriesOfYear: string;
  readonly departements: readonly (readonly [code: string, name: string, region: string])[];
  readonly regions: readonly (readonly [code: string, name: string])[];
  readonly plotly: string;
  readonly text: Readonly<Record<string, string>>;
}

export interface Indicator {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly decimals: number;
  readonly rateDecimals: number;
  /** Address of the file of its last months, from `seriesFrom` on. */
  readonly series: string;
  readonly seriesFrom: string;
  /** For each year that has an older month, the hash in the address of its file. */
  readonly seriesOfYears: Readonly<Record<string, string>>;
  /** The first and the last. */
  readonly months: readonly string[];
}

/** The name of an area key such as `N:FR`, `R:84` or `D:01`; the key itself when the page does not know it. */
export function nameOf(page: Page, area: string): string {
  const code = area.slice(2);
  if (area.startsWith("D:")) {
    return page.departements.find(([each]) => each === code)?.[1] ?? code;
  }
  if (area.startsWith("R:")) {
    return page.regions.find(([each]) => each === code)?.[1] ?? code;
  }
  return page.text["area.nation"] ?? code;
}

/** The code of a département's région; undefined when the page does not know the département. */
export function regionOf(page: Page, departement: string): string | undefined {
  return page.departements.find(([code]) => code === departement)?.[2];
}

/** The indicator of that code. Throws when the page has none: the code was checked when the address was read. */
export function indicatorOf(page: Page, code: string): Indicator {
  const found = page.indicators.find((indicator) => indicator.code === code);
  if (!found) {
    throw new Error(`No indicator ${code} on this page`);
  }
  return found;
}

/** Every month an indicator has figures for, in order. */
export function monthsOf(page: Page, code: string): string[] {
  const [first = "", last = ""] = indicatorOf(page, code).months;
  return page.months.filter((month) => month >= first && month <= last);
}

/** The address of the file that has the figures of a month. */
export function seriesAddress(page: Page, code: string, month: string): string {
  const indicator = indicatorOf(page, code);
  const year = month.slice(0, 4);
  const hash = indicator.seriesOfYears[year];
  return month >= indicator.seriesFrom || hash === undefined
    ? indicator.series
    : page.seriesOfYear.replace("{code}", code).replace("{year}", year).replace("{hash}", hash);
}
