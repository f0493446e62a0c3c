import { expect, test } from "vitest";
import { page } from "./sample.fixture";
import { defaultSelection } from "./select";
import { needOf } from "./view";

const at = (mois: string) => ({ page, selection: { ...defaultSelection(page), mois } });

test("a month is shown from itself, a change from the same month a year before too, a curve from all there are", () => {
  expect(needOf(at("2018-12"), "AAH", "month").months).toEqual(["2018-12"]);
  expect(needOf(at("2018-12"), "AAH", "year").months).toEqual(["2017-12", "2018-12"]);
  expect(needOf(at("2018-12"), "AAH", "all").months).toEqual(page.months);
});

test("nothing is asked of a year that has no figure", () => {
  expect(needOf(at("2017-11"), "AAH", "year").months).toEqual(["2017-11"]);
});
