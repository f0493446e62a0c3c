/**
 * Writes functions/nomenclature/communes.csv from the communes of @etalab/decoupage-administratif (INSEE, code officiel
 * géographique), once a year: docs/runbook.md says how. Communes of today only; not those of overseas collectivities,
 * which have no département.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const nomenclature = join(root, "functions", "nomenclature");

const edition = process.argv[3];
const departements = new Set(
  (await readFile(join(nomenclature, edition, "departements.csv"), "utf8"))
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";")[0]),
);
const communes = JSON.parse(await readFile(process.argv[2], "utf8"))
  .filter((commune) => commune.type === "commune-actuelle" && departements.has(commune.departement))
  .map((commune) => `${commune.code};${commune.nom}\n`)
  .sort();
await writeFile(join(nomenclature, "communes.csv"), `code;nom\n${communes.join("")}`);
