import { expect, test } from "vitest";
import { createDrawn } from "./drawn";

test("a page stays as it was published, whether its figures can be had or not", () => {
  const drawn = createDrawn("INS_FOY");
  expect(drawn.changes("INS_FOY", false)).toBe(false);
  expect(drawn.changes("INS_FOY", true)).toBe(false);
});

test("another subject is drawn, and drawn again once its figures are there", () => {
  const drawn = createDrawn("INS_FOY");
  expect(drawn.changes("AAH", false)).toBe(true);
  expect(drawn.changes("AAH", false)).toBe(false);
  expect(drawn.changes("AAH", true)).toBe(true);
  expect(drawn.changes("AAH", true)).toBe(false);
});
