import { expect, test } from "vitest";
import { classOf, quantileClasses } from "./classes";

test("ten values make five classes of two", () => {
  const { bounds, rows } = quantileClasses([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(bounds).toEqual([3, 5, 7, 9]);
  expect(rows.map(({ low, high, size }) => [low, high, size])).toEqual([
    [1, 2, 2],
    [3, 4, 2],
    [5, 6, 2],
    [7, 8, 2],
    [9, 10, 2],
  ]);
});

test("equal values are never parted", () => {
  const { bounds, rows } = quantileClasses([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
  expect(classOf(bounds, 1)).toBe(4);
  expect(rows).toHaveLength(1);
});

test("no value makes no class", () => {
  expect(quantileClasses([])).toEqual({ bounds: [], rows: [] });
});
