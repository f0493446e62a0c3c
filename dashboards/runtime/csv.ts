import type { Series } from "./series";

/** One figure of a visual: which measure, of which area, in which month. */
export interface Cell {
  readonly series: Series;
  readonly measure: string;
  readonly area: string;
  readonly month: string;
}

const header = "indicateur,mois,niveau,code,mesure,valeur,statut";
const levels: Readonly<Record<string, string>> = { N: "nation", R: "region", D: "departement" };

/** Figures in the format of the open files: RFC 4180, point decimals, an empty value with the reason it is empty. */
export function writeCsv(cells: readonly Cell[]): string {
  const lines = cells.map(({ series, measure, area, month }) =>
    [
      series.indicator,
      month,
      levels[area.slice(0, 1)] ?? "",
      area.slice(2),
      measure,
      series.value(measure, area, month) ?? "",
      series.status(measure, area, month),
    ].join(","),
  );
  return `${[header, ...lines].join("\r\n")}\r\n`;
}
