import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const code = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
// Of a formula, what is no indicator: the inhabitants of the area.
const inhabitants = "HABITANTS";

/**
 * The indicators that boards name and no edition of the nomenclature has, or that have no series because they are computed
 * of others: one fault each, written `path(line): error …`, which MSBuild shows as an error of that line.
 */
export async function findFaults(root) {
  const editions = await readEditions(join(root, "functions", "nomenclature"));
  const boards = join(root, "dashboards", "boards");
  const entries = await readdir(boards, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && !entry.name.startsWith("text."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const faults = [];
  for (const path of paths) {
    const name = relative(root, path).split(sep).join("/");
    faults.push(...faultsOf(name, await readFile(path, "utf8"), editions));
  }
  return faults;
}

/** @param editions Codes by edition, and those that départements send. */
export function faultsOf(name, text, { known, sent, named }) {
  // A board's visuals are drawn from series; what is compared may be computed.
  const needsSeries = name.endsWith("/board.json");
  return text.split("\n").flatMap((line, index) =>
    indicatorsOf(line).flatMap((indicator) => {
      const at = `${name}(${index + 1}): error BOARD`;
      if (!known.has(indicator)) {
        return [`${at}: indicator « ${indicator} » is in no edition of the nomenclature (${named.join(", ")}).`];
      }
      return needsSeries && !sent.has(indicator)
        ? [`${at}: indicator « ${indicator} » is computed of others, and has no series to draw.`]
        : [];
    }),
  );
}

function indicatorsOf(line) {
  return [...line.matchAll(/"(\w+)"\s*:\s*"([^"]*)"/g)].flatMap(([, key, value]) => {
    if (key === "formula") {
      return value.match(/[A-Z][A-Z0-9_]+/g)?.filter((each) => each !== inhabitants) ?? [];
    }
    // In comparisons.json other keys name indicators too, by what they are for.
    return /indicator$/i.test(key) || code.test(value) ? [value] : [];
  });
}

async function readEditions(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const named = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const indicators = (
    await Promise.all(
      named.map(async (edition) => JSON.parse(await readFile(join(folder, edition, "indicators.json"), "utf8"))),
    )
  ).flat();
  return {
    named,
    known: new Set(indicators.map((indicator) => indicator.code)),
    sent: new Set(indicators.filter((indicator) => !indicator.formula).map((indicator) => indicator.code)),
  };
}
