import { expect, test } from "vitest";
import { nearest } from "./roving";

const points = [
  { x: 0, y: 0 },
  { x: 10, y: 1 },
  { x: 5, y: 30 },
  { x: -8, y: 0 },
];

test("an arrow goes to the nearest area that way", () => {
  expect(nearest(points, 0, "ArrowRight")).toBe(1);
  expect(nearest(points, 0, "ArrowLeft")).toBe(3);
  expect(nearest(points, 0, "ArrowDown")).toBe(2);
});

test("at the edge the focus stays", () => {
  expect(nearest(points, 0, "ArrowUp")).toBeNull();
});
