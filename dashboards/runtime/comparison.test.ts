import { expect, test } from "vitest";
import { yearChange } from "./comparison";
import { series } from "./sample.fixture";

test("a change is from the same month a year before", () => {
  expect(yearChange(series, "somme", "D:01", "2018-11")).toEqual({ difference: 2, fraction: 0.05 });
});

test("nothing is compared with a missing or incomplete month", () => {
  expect(yearChange(series, "somme", "D:01", "2018-12")).toBeNull();
  expect(yearChange(series, "somme", "N:FR", "2018-12")).toBeNull();
});
