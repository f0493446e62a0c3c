import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { boundsOf, placePath } from "./path.mjs";

const pattern = /class: "FR-(\d[\dAB]\d?)",\s*(?:style: D\([^)]*\),\s*)?d: "([^"]+)"/g;

/** Codes of the 101 départements: 01-95 but 20, which is 2A and 2B, and the five overseas ones. */
export const departementCodes = [
  ...Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, "0")).filter((code) => code !== "20"),
  "2A",
  "2B",
  "971",
  "972",
  "973",
  "974",
  "976",
].sort();

/** Reads the contours out of the installed @gouvfr/dsfr-chart, as code -> SVG path in its own coordinates. */
export async function readContours(root) {
  const file = join(root, "node_modules", "@gouvfr", "dsfr-chart", "dist", "MapChart", "MapChart.js");
  const paths = Object.fromEntries(
    [...(await readFile(file, "utf8")).matchAll(pattern)].map(([, code, path]) => [code, path]),
  );
  const missing = departementCodes.filter((code) => !(code in paths));
  const unknown = Object.keys(paths).filter((code) => !departementCodes.includes(code));
  if (missing.length > 0 || unknown.length > 0) {
    throw new Error(`${file}: contours missing for [${missing}], not expected [${unknown}]`);
  }
  return paths;
}

/** Lays the overseas départements beside the mainland and adds the enlarged insets, in one coordinate system. */
export function layOutContours(paths, layout) {
  const departements = {};
  for (const code of departementCodes) {
    const placement = layout.overseas[code];
    departements[code] = placement ? placeInFrame(paths[code], placement) : paths[code];
  }
  return {
    source: "@gouvfr/dsfr-chart 2.0.4 (MIT)",
    viewBox: layout.viewBox,
    departements,
    boxes: Object.fromEntries(Object.entries(departements).map(([code, path]) => [code, boxOf(path)])),
    frames: Object.fromEntries(Object.entries(layout.overseas).map(([code, { frame }]) => [code, frame])),
    insets: layout.insets.map((inset) => layOutInset(inset, departements)),
  };
}

function boxOf(path) {
  const [left, top, right, bottom] = boundsOf(path);
  return [round(left), round(top), round(right - left), round(bottom - top)];
}

function placeInFrame(path, { scale, frame: [x, y, width, height] }) {
  const [left, top, right, bottom] = boundsOf(path);
  const dx = x + (width - (right - left) * scale) / 2 - left * scale;
  const dy = y + (height - (bottom - top) * scale) / 2 - top * scale;
  return placePath(path, scale, dx, dy);
}

function layOutInset({ margin, ...inset }, departements) {
  const all = inset.codes.map((code) => boundsOf(departements[code]));
  const left = Math.min(...all.map((bounds) => bounds[0]));
  const top = Math.min(...all.map((bounds) => bounds[1]));
  const right = Math.max(...all.map((bounds) => bounds[2]));
  const bottom = Math.max(...all.map((bounds) => bounds[3]));
  const [x, y, width, height] = inset.frame;
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const dx = x + (width - (left + right) * scale) / 2;
  const dy = y + (height - (top + bottom) * scale) / 2;
  return { ...inset, scale, transform: `translate(${round(dx)} ${round(dy)}) scale(${round(scale)})` };
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
