import { expect, test } from "vitest";
import { page } from "./sample.fixture";
import { areaOf, change, defaultSelection, monthWithin, readSelection, writeSelection } from "./select";

const untouched = defaultSelection(page);

test("an untouched page has no query", () => {
  expect(writeSelection(page, untouched)).toBe("");
  expect(readSelection(page, "")).toEqual(untouched);
});

test("what is written is read back", () => {
  const chosen = {
    ...untouched,
    indicateur: "AAH",
    mesure: "taux",
    mois: "2017-12",
    departement: "971",
    tri: "-rate",
  } as const;
  expect(writeSelection(page, chosen)).toBe("?indicateur=AAH&mesure=taux&mois=2017-12&departement=971&tri=-rate");
  expect(readSelection(page, writeSelection(page, chosen))).toEqual(chosen);
});

test("what the page does not know is left at its default", () => {
  const query = "?indicateur=XXX&mesure=mediane&mois=1999-01&region=99&departement=00&tri=evil&autre=1";
  expect(readSelection(page, query)).toEqual(untouched);
});

test("a département outside the région chosen takes its place", () => {
  const inRegion = change(page, untouched, { region: "84" });
  expect(change(page, inRegion, { departement: "01" })).toMatchObject({ region: "84", departement: "01" });
  expect(change(page, inRegion, { departement: "971" })).toMatchObject({ region: "", departement: "971" });
  expect(readSelection(page, "?region=84&departement=971")).toMatchObject({ region: "", departement: "971" });
});

test("a région drops the département outside it", () => {
  const chosen = change(page, untouched, { departement: "971" });
  expect(change(page, chosen, { region: "84" })).toMatchObject({ region: "84", departement: "" });
});

test("the area is the département, else the région, else the page's own", () => {
  expect(areaOf(page, untouched)).toBe("N:FR");
  expect(areaOf(page, { ...untouched, region: "84" })).toBe("R:84");
  expect(areaOf(page, { ...untouched, region: "84", departement: "01" })).toBe("D:01");
});

test("an indicator without the month asked for shows the last before it", () => {
  expect(monthWithin(["2017-12"], "2018-12")).toBe("2017-12");
  expect(monthWithin(["2017-12"], "2017-01")).toBe("2017-12");
});
