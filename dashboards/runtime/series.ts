export type Measure = "somme" | "taux";

/** `indisponible` is of the reader's side alone: the figure is published, its file could not be had. */
export type CellStatus = "complet" | "partiel" | "manquant" | "confidentiel" | "sans_objet" | "indisponible";

/**
 * A published file of one indicator: integers (value x scale), each the difference to the one before it in its row; of a rate,
 * to what the sums let expect after the one before.
 */
export interface SeriesFile {
  readonly indicator: string;
  readonly months: readonly string[];
  readonly areas: readonly string[];
  readonly measures: Readonly<
    Record<string, { readonly scale: number; readonly values: readonly (readonly (number | null)[] | null)[] }>
  >;
  readonly partial: readonly (readonly [area: number, month: number])[];
  readonly withheld: readonly (readonly [measure: string, area: number, month: number])[];
  readonly notApplicable: readonly (readonly [measure: string, area: number, month: number])[];
}

/** An indicator's figures, ready to be asked for. A value that is not there is null, never zero. */
export interface Series {
  readonly indicator: string;
  readonly months: readonly string[];
  readonly areas: readonly string[];
  /** False where a file that was wanted could not be had: its figures are then `indisponible`, never `manquant`. */
  readonly isLoaded: boolean;
  value(measure: string, area: string, month: string): number | null;
  status(measure: string, area: string, month: string): CellStatus;
}

/** Decodes a published file. Throws when a row is not as long as the months. */
export function decodeSeries(file: SeriesFile): Series {
  const width = file.months.length;
  const areas = new Map(file.areas.map((area, index) => [area, index]));
  const months = new Map(file.months.map((month, index) => [month, index]));
  const sums = file.measures.somme && decodeMeasure(file.measures.somme, width);
  const measures = new Map(
    Object.entries(file.measures).map(([name, each]) => [
      name,
      { scale: each.scale, cells: decodeMeasure(each, width, name === "taux" ? sums : undefined) },
    ]),
  );
  const partial = new Set(file.partial.map(([area, month]) => area * width + month));
  const withheld = cellsOf(file.withheld, width);
  const notApplicable = cellsOf(file.notApplicable, width);
  const at = (area: string, month: string) =>
    (areas.get(area) ?? Number.NaN) * width + (months.get(month) ?? Number.NaN);

  const value = (measure: string, area: string, month: string) => {
    const its = measures.get(measure);
    const found = its?.cells[at(area, month)];
    return its === undefined || found === undefined || Number.isNaN(found) ? null : found / its.scale;
  };
  return {
    indicator: file.indicator,
    months: file.months,
    areas: file.areas,
    isLoaded: true,
    value,
    status(measure, area, month) {
      const cell = at(area, month);
      if (value(measure, area, month) !== null) {
        return partial.has(cell) ? "partiel" : "complet";
      }
      if (withheld.has(`${measure}:${cell}`)) {
        return "confidentiel";
      }
      return notApplicable.has(`${measure}:${cell}`) ? "sans_objet" : "manquant";
    },
  };
}

/**
 * An indicator of several files: each month from the file that has it. `fileOf` gives nothing for a month whose file is not
 * there; the series counts as loaded when the files of all the `wanted` months are.
 */
export function joinSeries(
  indicator: string,
  months: readonly string[],
  wanted: readonly string[],
  fileOf: (month: string) => Series | undefined,
): Series {
  const known = new Set(months);
  const files = wanted.map(fileOf);
  return {
    indicator,
    months,
    areas: files.find((file) => file !== undefined)?.areas ?? [],
    isLoaded: files.every((file) => file !== undefined),
    value: (measure, area, month) => fileOf(month)?.value(measure, area, month) ?? null,
    status(measure, area, month) {
      const file = fileOf(month);
      return file ? file.status(measure, area, month) : known.has(month) ? "indisponible" : "manquant";
    },
  };
}

/** Integers by area and month, NaN where there is none. */
function decodeMeasure(measure: SeriesFile["measures"][string], width: number, sums?: Float64Array): Float64Array {
  const cells = new Float64Array(measure.values.length * width).fill(Number.NaN);
  measure.values.forEach((row, area) => {
    if (row !== null && row.length !== width) {
      throw new Error(`Row ${area} has ${row.length} months, ${width} expected`);
    }
    let before = 0;
    let sumBefore = Number.NaN;
    row?.forEach((delta, month) => {
      if (delta !== null) {
        const at = area * width + month;
        const sum = sums?.[at] ?? Number.NaN;
        const expected = sumBefore > 0 && !Number.isNaN(sum) ? Math.floor((before * sum) / sumBefore + 0.5) : before;
        before = expected + delta;
        sumBefore = sum;
        cells[at] = before;
      }
    });
  });
  return cells;
}

function cellsOf(cells: SeriesFile["withheld"], width: number): Set<string> {
  return new Set(cells.map(([measure, area, month]) => `${measure}:${area * width + month}`));
}
