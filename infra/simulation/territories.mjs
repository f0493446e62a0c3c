/**
 * Writes infra/simulation/territories.csv: the communes of each département gathered into as many territories as a
 * service of its size would have, from the communes, arrondissements and intercommunalités of
 * @etalab/decoupage-administratif (INSEE, code officiel géographique and populations légales), once a year with
 * communes.csv: docs/runbook.md says how. Communes of an intercommunalité stay together where it is not too large, and
 * small intercommunalités of one arrondissement are joined; a commune too large for one territory is cut into parts,
 * those of Paris, Lyon and Marseille being groups of their municipal arrondissements.
 *
 *     node infra/simulation/territories.mjs FOLDER   (the package's data folder)
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const inhabitantsPerTerritory = 72_000;
const fewest = 5;
const most = 26;
const tooLarge = 1.5;
const quarters = ["CENTRE", "NORD", "SUD", "EST", "OUEST", "NORD-EST", "SUD-OUEST", "NORD-OUEST"];

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = async (name) => JSON.parse(await readFile(join(process.argv[2], `${name}.json`), "utf8"));
const listed = new Set(
  (await readFile(join(root, "functions", "nomenclature", "communes.csv"), "utf8"))
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";")[0]),
);
const all = await read("communes");
const communes = all.filter((each) => each.type === "commune-actuelle" && listed.has(each.code));
const municipal = grouped(
  all.filter((each) => each.type === "arrondissement-municipal"),
  (each) => each.commune,
);
const intercommunality = new Map(
  (await read("epci")).flatMap((epci) => epci.membres.map((member) => [member.code, epci.code])),
);

const rows = [];
for (const [departement, own] of [...grouped(communes, (each) => each.departement)].sort(byCode)) {
  territoriesOf(own).forEach((territory, index) => {
    const code = `T${String(index + 1).padStart(2, "0")}`;
    for (const piece of territory.pieces.sort((a, b) => b.inhabitants - a.inhabitants || (a.code < b.code ? -1 : 1))) {
      rows.push(`${departement};${code};${piece.code};${piece.inhabitants}\n`);
    }
  });
}
await writeFile(
  join(root, "infra", "simulation", "territories.csv"),
  `departement;territoire;commune;habitants\n${rows.join("")}`,
);

function territoriesOf(own) {
  const inhabitants = own.reduce((sum, each) => sum + populationOf(each), 0);
  const count = Math.min(most, Math.max(fewest, Math.floor(inhabitants / inhabitantsPerTerritory) + 5));
  const target = inhabitants / count;
  const units = [...grouped(own, (each) => intercommunality.get(each.code) ?? each.code).values()].flatMap((group) =>
    unitsOf(group.flatMap((each) => piecesOf(each, target)), target),
  );
  while (units.length > count) {
    units.sort((a, b) => a.inhabitants - b.inhabitants);
    const smallest = units.shift();
    const near = units.filter((each) => each.arrondissement === smallest.arrondissement);
    const close = near.find((each) => each.inhabitants + smallest.inhabitants <= 1.8 * target);
    const joined = close ?? units[0];
    joined.pieces.push(...smallest.pieces);
    joined.inhabitants += smallest.inhabitants;
  }
  return units.sort(
    (a, b) => a.arrondissement.localeCompare(b.arrondissement, "en") || b.inhabitants - a.inhabitants,
  );
}

/** A commune, or its parts where it is too large. */
function piecesOf(commune, target) {
  const whole = populationOf(commune);
  const parts = municipal.get(commune.code);
  const piece = (code, inhabitants) => ({ code, inhabitants, arrondissement: commune.arrondissement ?? "" });
  if (parts && whole > tooLarge * target) {
    return parts.map((each) => piece(`${commune.code}/${Number(each.code.slice(-2)) % 80}E`, populationOf(each)));
  }
  const count = Math.min(quarters.length, Math.round(whole / target));
  if (whole <= tooLarge * target || count < 2) {
    return [piece(commune.code, whole)];
  }
  return quarters
    .slice(0, count)
    .map((quarter, at) => piece(`${commune.code}/${quarter}`, Math.floor((whole + at) / count)));
}

/** One unit of an intercommunalité, or several of about the size of a territory. */
function unitsOf(pieces, target) {
  const inhabitants = pieces.reduce((sum, each) => sum + each.inhabitants, 0);
  if (inhabitants <= tooLarge * target) {
    return [unitOf(pieces)];
  }
  const units = [];
  let gathered = [];
  for (const piece of pieces) {
    if (piece.inhabitants > 0.6 * target) {
      units.push(unitOf([piece]));
      continue;
    }
    gathered.push(piece);
    if (gathered.reduce((sum, each) => sum + each.inhabitants, 0) > 0.8 * target) {
      units.push(unitOf(gathered));
      gathered = [];
    }
  }
  if (gathered.length > 0) {
    units.push(unitOf(gathered));
  }
  return units;
}

function unitOf(pieces) {
  const largest = pieces.reduce((a, b) => (b.inhabitants > a.inhabitants ? b : a));
  return {
    pieces: [...pieces],
    inhabitants: pieces.reduce((sum, each) => sum + each.inhabitants, 0),
    arrondissement: largest.arrondissement,
  };
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  }
  return groups;
}

function populationOf(commune) {
  return commune.population ?? 0;
}

function byCode([a], [b]) {
  return a < b ? -1 : 1;
}
