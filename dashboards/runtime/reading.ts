import { drawnValue, yearChange } from "./comparison";
import type { Series } from "./series";
import type { Subject } from "./view";
import type { Words } from "./words";

/** What a map shows, in a sentence or two. */
export function readMap(subject: Subject, areas: readonly string[], words: Words): string {
  const { series, indicator, measure, month } = subject;
  if (!series.isLoaded) {
    return words.text("reading.notLoaded");
  }
  const value = (area: string) => series.value(measure, area, month);
  const ranked = areas.filter((area) => value(area) !== null).sort((a, b) => (value(a) ?? 0) - (value(b) ?? 0));
  const [lowest, highest] = [ranked[0], ranked.at(-1)];
  const sentences: string[] = [];
  if (lowest !== undefined && highest !== undefined) {
    sentences.push(
      words.text("map.reading", {
        low: words.number(value(lowest) ?? 0, indicator, measure),
        lowest: words.area(lowest),
        high: words.figure(series, indicator, measure, highest, month),
        highest: words.area(highest),
        median: words.number(median(ranked.map((area) => value(area) ?? 0)), indicator, measure),
      }),
    );
  }
  for (const [key, status] of [
    ["map.reading.missing", "manquant"],
    ["map.reading.withheld", "confidentiel"],
  ] as const) {
    const count = areas.filter((area) => series.status(measure, area, month) === status).length;
    if (count > 0) {
      sentences.push(words.text(key, { count: words.departements(count) }));
    }
  }
  return sentences.join(" ");
}

/** What a trend shows: first and last figures, and the months that have none. */
export function readTrend(subject: Subject, area: string, words: Words): string {
  const { series, indicator, measure } = subject;
  if (!series.isLoaded) {
    return words.text("reading.notLoaded");
  }
  const months = series.months.filter((month) => drawnValue(series, measure, area, month) !== null);
  const [first, last] = [months[0], months.at(-1)];
  const sentences: string[] = [];
  if (first !== undefined && last !== undefined) {
    sentences.push(
      words.text("trend.reading", {
        first: words.month(first),
        last: words.month(last),
        before: words.number(series.value(measure, area, first) ?? 0, indicator, measure),
        after: words.figure(series, indicator, measure, area, last),
      }),
    );
  } else {
    sentences.push(words.text("trend.reading.none"));
  }
  for (const [key, status] of [
    ["trend.reading.gap", "manquant"],
    ["trend.reading.withheld", "confidentiel"],
  ] as const) {
    const without = series.months.filter((month) => series.status(measure, area, month) === status);
    if (without.length > 0) {
      sentences.push(words.text(key, { months: without.map((month) => words.month(month)).join(", ") }));
    }
  }
  const partial = series.months.filter((month) => series.status(measure, area, month) === "partiel");
  if (partial.length > 0) {
    const named = partial.map((month) => `${words.month(month)}, ${words.partial(series, area, month)}`);
    sentences.push(words.text("trend.reading.partial", { months: named.join(" ; ") }));
  }
  return sentences.join(" ");
}

/** How many départements rose, fell or stayed over a year. */
export function readTable(series: Series, areas: readonly string[], month: string, words: Words): string {
  if (!series.isLoaded) {
    return words.text("reading.notLoaded");
  }
  const changes = areas.map((area) => yearChange(series, "somme", area, month)?.difference ?? null);
  const count = (test: (change: number | null) => boolean) => String(changes.filter(test).length);
  return words.text("table.reading", {
    up: count((change) => change !== null && change > 0),
    down: count((change) => change !== null && change < 0),
    same: count((change) => change === 0),
    none: count((change) => change === null),
  });
}

function median(sorted: readonly number[]): number {
  const middle = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2;
}
