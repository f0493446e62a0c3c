import { createNumbers, localeOf } from "./numbers";
import { type Indicator, nameOf, type Page } from "./page";
import type { CellStatus, Measure, Series } from "./series";

const reasons: Readonly<Partial<Record<CellStatus, string>>> = {
  confidentiel: "withheld",
  sans_objet: "notApplicable",
  indisponible: "notLoaded",
};

/** Figures, months and sentences in the page's language. */
export interface Words {
  text(key: string, values?: Readonly<Record<string, string>>): string;
  month(month: string): string;
  number(value: number, indicator: Indicator, measure: Measure): string;
  unit(indicator: Indicator, measure: Measure): string;
  /** The number with its unit, or the reason there is none. */
  figure(series: Series, indicator: Indicator, measure: Measure, area: string, month: string): string;
  /** How many départements a total that is not over all of them is over. */
  partial(series: Series, area: string, month: string): string;
  reason(status: CellStatus): string;
  signed(value: number, decimals: number): string;
  percent(fraction: number): string;
  title(indicator: Indicator, measure: Measure): string;
  departements(count: number): string;
  area(key: string): string;
}

/** Words for a page: its own texts, and the browser's knowledge of numbers and months. */
export function createWords(page: Page): Words {
  const months = new Intl.DateTimeFormat(localeOf(page.language), { month: "long", year: "numeric", timeZone: "UTC" });
  const text: Words["text"] = (key, values = {}) =>
    (page.text[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const { write: fixed } = createNumbers(page.language);
  const partial = (series: Series, measure: Measure, area: string, month: string) =>
    series.status(measure, area, month) === "partiel" ? ` (${words.partial(series, area, month)})` : "";
  const words: Words = {
    text,
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    number: (value, indicator, measure) =>
      fixed(value, measure === "taux" ? indicator.rateDecimals : indicator.decimals),
    unit: (indicator, measure) => (measure === "taux" ? text("rateUnit") : indicator.unit),
    figure(series, indicator, measure, area, month) {
      const value = series.value(measure, area, month);
      return value === null
        ? words.reason(series.status(measure, area, month))
        : `${words.number(value, indicator, measure)} ${words.unit(indicator, measure)}${partial(series, measure, area, month)}`;
    },
    partial(series, area, month) {
      const reported = series.value("repondants", area, month) ?? 0;
      const expected = fixed(series.value("attendus", area, month) ?? 0, 0);
      const one = reported === 1 || (reported === 0 && page.language === "fr");
      return text(one ? "partial.one" : "partial", { reported: fixed(reported, 0), expected });
    },
    reason: (status) => text(reasons[status] ?? "missing"),
    signed: (value, decimals) => fixed(value, decimals, { signDisplay: "exceptZero" }),
    percent: (fraction) => fixed(fraction, 1, { style: "percent", signDisplay: "exceptZero" }),
    title: (indicator, measure) => text(`title.${measure}`, { indicator: indicator.label }),
    departements: (count) => (count === 1 ? text("count.one") : text("count", { count: fixed(count, 0) })),
    area: (key) => nameOf(page, key),
  };
  return words;
}
