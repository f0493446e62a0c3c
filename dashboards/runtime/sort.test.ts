import { expect, test } from "vitest";
import { sortedRows } from "./sort";

test("numbers sort both ways with missing last", () => {
  expect(sortedRows([3, null, 1, 2], false, "fr")).toEqual([2, 3, 0, 1]);
  expect(sortedRows([3, null, 1, 2], true, "fr")).toEqual([0, 3, 2, 1]);
});

test("names sort as French readers expect", () => {
  expect(sortedRows(["Yonne", "Ève", "Eure", "Étang"], false, "fr")).toEqual([3, 2, 1, 0]);
});

test("equal rows keep their order", () => {
  expect(sortedRows([1, 1, null, null], true, "fr")).toEqual([0, 1, 2, 3]);
});
