import { expect, test } from "vitest";
import { comparedAreas, figure, type Palette } from "./figure";
import { indicatorOf } from "./page";
import { page, series, words } from "./sample.fixture";

const palette: Palette = {
  lines: ["red", "blue"],
  ink: "ink",
  muted: "muted",
  grid: "grid",
  surface: "surface",
  font: "sans",
};
const indicator = indicatorOf(page, "INS_FOY");

test("a missing month is a gap, never zero", () => {
  const { data } = figure({ series, indicator, measure: "somme", areas: ["D:01"], month: "2018-12" }, words, palette);
  expect(data).toEqual([
    {
      type: "scatter",
      mode: "lines+markers",
      name: "Ain",
      x: ["2017-11-01", "2017-12-01", "2018-11-01", "2018-12-01"],
      y: [40, null, 42, 39],
      text: ["40 foyers", "non transmis", "42 foyers", "39 foyers"],
      hovertemplate: "%{fullData.name} : %{text}<extra></extra>",
      connectgaps: false,
      line: { color: "red", width: 2.5, dash: "solid" },
      marker: {
        color: ["red", "red", "red", "red"],
        line: { color: "red", width: 1.5 },
        opacity: 1,
        size: [5, 5, 5, 10],
      },
    },
  ]);
});

test("a total over too few départements is not drawn, and is said", () => {
  const { data } = figure({ series, indicator, measure: "somme", areas: ["N:FR"], month: "2018-12" }, words, palette);
  expect(data[0]).toMatchObject({ y: [100, 110, 105, null] });
  expect(data[0]?.text).toContain("45 foyers (1 département sur 3)");
});

test("where there is nothing to draw, the drawing says why and shows no axis", () => {
  const { layout } = figure({ series, indicator, measure: "taux", areas: ["D:69"], month: "2018-12" }, words, palette);
  expect(layout.annotations).toMatchObject([{ text: "sans objet" }]);
  expect(layout.xaxis).toMatchObject({ visible: false });
});

test("lines differ by more than colour", () => {
  const { data, layout } = figure(
    { series, indicator, measure: "taux", areas: ["D:01", "N:FR"], month: "2018-12" },
    words,
    palette,
  );
  expect(data.map((line) => (line.line as { dash: string }).dash)).toEqual(["solid", "dash"]);
  expect(layout.showlegend).toBe(true);
});

test("counts are of one area, rates are compared", () => {
  expect(comparedAreas("D:01", ["N:FR", "R:84"], "somme")).toEqual(["D:01"]);
  expect(comparedAreas("D:01", ["N:FR", "D:01"], "taux")).toEqual(["D:01", "N:FR"]);
});
