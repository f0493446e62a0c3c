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
  readonly series: string;
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
