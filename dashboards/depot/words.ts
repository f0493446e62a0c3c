import { createNumbers, localeOf } from "../runtime/numbers";
import type { DepositPage } from "./page";

/** Sentences, numbers, months and dates in the page's language. */
export interface Words {
  readonly language: "fr" | "en";
  text(key: string, values?: Readonly<Record<string, string>>): string;
  /** The text of a key for that many things: `key.one` in the singular. */
  count(key: string, count: number): string;
  number(value: number, decimals?: number): string;
  /** A number as a spreadsheet takes it. */
  plain(value: number): string;
  month(month: string): string;
  months(months: readonly string[]): string;
  instant(iso: string): string;
  /** The day of an instant, in Paris. */
  day(iso: string): string;
  departement(code: string): string;
}

export function createWords(page: DepositPage): Words {
  const locale = localeOf(page.language);
  const monthFormat = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "Europe/Paris" });
  const numbers = createNumbers(page.language);
  const names = new Map(page.departements);
  const words: Words = {
    language: page.language,
    text: (key, values = {}) =>
      (page.text[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    count(key, count) {
      const one = count === 1 || (count === 0 && page.language === "fr");
      return words.text(one ? `${key}.one` : key, { count: numbers.write(count, 0) });
    },
    number: (value, decimals = 0) => numbers.write(value, decimals),
    plain: numbers.plain,
    month: (month) => monthFormat.format(new Date(`${month}-01T00:00:00Z`)),
    months(months) {
      const [first, last] = [months[0], months.at(-1)];
      if (first === undefined || last === undefined) {
        return "";
      }
      return first === last
        ? words.month(first)
        : words.text("months.range", { first: words.month(first), last: words.month(last) });
    },
    instant: (iso) => instantFormat.format(new Date(iso)),
    day: (iso) => dayFormat.format(new Date(iso)),
    departement: (code) => names.get(code) ?? code,
  };
  return words;
}
