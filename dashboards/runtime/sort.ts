/** Row positions in order of their values, ascending or descending; rows without a value come last both ways. */
export function sortedRows(values: readonly (number | string | null)[], descending: boolean, locale: string): number[] {
  const collator = new Intl.Collator(locale);
  const sign = descending ? -1 : 1;
  return values
    .map((_, row) => row)
    .sort((a, b) => {
      const [left, right] = [values[a] ?? null, values[b] ?? null];
      if (left === null || right === null) {
        return left === right ? a - b : left === null ? 1 : -1;
      }
      const order =
        typeof left === "number" && typeof right === "number"
          ? left - right
          : collator.compare(String(left), String(right));
      return order === 0 ? a - b : sign * order;
    });
}
