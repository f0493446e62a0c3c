import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * The checks for the browser as assets: the files .NET published, below one folder named by the hash of them all (they
 * name one another), and the nomenclature in one file.
 */
export async function readBrowserCheck(root) {
  const framework = join(root, "artifacts", "publish", "BrowserCheck", "release", "wwwroot", "_framework");
  const names = (await readdir(framework)).filter((name) => /\.(js|wasm)$/.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(framework, name))]));
  const hash = createHash("sha256");
  for (const [name, bytes] of files) {
    hash.update(name).update(bytes);
  }
  const folder = `depot/check.${hash.digest("hex").slice(0, 16)}`;
  return {
    named: Object.fromEntries(files.map(([name, bytes]) => [`check/${name}`, { path: `${folder}/${name}`, bytes }])),
    nomenclature: await bundleNomenclature(join(root, "functions", "nomenclature")),
  };
}

// Organisations are not checked in the browser.
const notForReturns = "communes.csv";

async function bundleNomenclature(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(json|csv)$/.test(entry.name) && entry.name !== notForReturns)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const contents = await Promise.all(
    paths.map(async (path) => [relative(folder, path).split(sep).join("/"), await readFile(path, "utf8")]),
  );
  return Buffer.from(JSON.stringify(Object.fromEntries(contents)));
}
