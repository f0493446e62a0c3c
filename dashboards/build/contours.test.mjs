import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { departementCodes, layOutContours, readContours } from "./contours.mjs";
import { boundsOf, placePath } from "./path.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const layout = JSON.parse(await readFile(new URL("map-layout.json", import.meta.url), "utf8"));
const contours = layOutContours(await readContours(root), layout);

test("all 101 départements have a contour inside the drawing", () => {
  expect(departementCodes).toHaveLength(101);
  const [left, top, width, height] = contours.viewBox;
  for (const code of departementCodes) {
    const [x1, y1, x2, y2] = boundsOf(contours.departements[code]);
    expect(x1 >= left && y1 >= top && x2 <= left + width && y2 <= top + height, code).toBe(true);
  }
});

test("a path is scaled and moved, its first move being absolute", () => {
  expect(placePath("m1 2h3l4-5z", 2, 10, 20)).toBe("M12 24h6l8-10z");
});

test("a command the build cannot read is refused", () => {
  expect(() => boundsOf("M0 0A1 1 0 0 0 5 5")).toThrow("command A");
});
