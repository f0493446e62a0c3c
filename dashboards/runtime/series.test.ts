import { expect, test } from "vitest";
import { file, series } from "./sample.fixture";
import { decodeSeries } from "./series";

test("differences add up from the last value there was", () => {
  expect(series.months.map((month) => series.value("somme", "D:01", month))).toEqual([40, null, 42, 39]);
});

test("scaled integers come back as figures", () => {
  expect(series.value("taux", "N:FR", "2017-12")).toBe(12.4);
});

test("a rate is what the sums let expect and what is written more or less", () => {
  expect(series.months.map((month) => series.value("taux", "N:FR", month))).toEqual([12.34, 12.4, 12.4, 12.4]);
  expect(series.months.map((month) => series.value("taux", "D:01", month))).toEqual([5, null, 5.25, 5]);
});

test("zero is a value and a missing month is none", () => {
  expect(series.value("somme", "D:971", "2018-12")).toBe(0);
  expect(series.status("somme", "D:971", "2018-12")).toBe("complet");
  expect(series.value("somme", "D:971", "2018-11")).toBeNull();
  expect(series.status("somme", "D:971", "2018-11")).toBe("manquant");
});

test("each cell without a value says why", () => {
  expect(series.status("somme", "D:69", "2018-11")).toBe("confidentiel");
  expect(series.status("taux", "D:69", "2018-12")).toBe("sans_objet");
  expect(series.status("somme", "N:FR", "2018-12")).toBe("partiel");
});

test("what the file does not have is missing, not an error", () => {
  expect(series.value("somme", "D:99", "2018-12")).toBeNull();
  expect(series.value("somme", "D:01", "2020-01")).toBeNull();
  expect(series.value("mediane", "D:01", "2018-12")).toBeNull();
  expect(series.status("somme", "R:84", "2018-12")).toBe("manquant");
});

test("a row that is not as long as the months is refused", () => {
  const broken = { ...file, measures: { somme: { scale: 1, values: [[1, 2]] } } };
  expect(() => decodeSeries(broken)).toThrow("Row 0 has 2 months, 4 expected");
});
