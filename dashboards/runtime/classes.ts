/** Classes of about equal size: the lower bounds of classes 1 to 4, the lowest and highest value and the size of each. */
export interface Classes {
  readonly bounds: readonly number[];
  readonly rows: readonly {
    readonly index: number;
    readonly low: number;
    readonly high: number;
    readonly size: number;
  }[];
}

const count = 5;

/** Cuts values into five quantile classes; equal values are never parted, so a class may be empty and has no row. */
export function quantileClasses(values: readonly number[]): Classes {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds: number[] = [];
  for (let index = 1; index < count && sorted.length > 0; index++) {
    bounds.push(sorted[Math.floor((sorted.length * index) / count)] as number);
  }
  const rows = Array.from({ length: count }, (_, index) => {
    const members = sorted.filter((value) => classOf(bounds, value) === index);
    return { index, low: members[0] ?? 0, high: members.at(-1) ?? 0, size: members.length };
  });
  return { bounds, rows: rows.filter((row) => row.size > 0) };
}

/** The class of a value: how many lower bounds it reaches. */
export function classOf(bounds: readonly number[], value: number): number {
  return bounds.filter((bound) => bound <= value).length;
}
