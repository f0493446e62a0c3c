// Builds artifacts/dashboards: what the Host publishes beside the pages it renders. Called by the MSBuild target
// BuildDashboards and by `npm run build`.

import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeAssets } from "./build/assets.mjs";
import { findFaults } from "./build/boards.mjs";
import { readBrowserCheck } from "./build/browser-check.mjs";
import { bundlePlotly, bundleScript, bundleStylesheet } from "./build/bundles.mjs";
import { layOutContours, readContours } from "./build/contours.mjs";

const source = fileURLToPath(new URL(".", import.meta.url));
const root = join(source, "..");
const output = join(root, "artifacts", "dashboards");

const faults = await findFaults(root);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });

const layout = JSON.parse(await readFile(join(source, "build", "map-layout.json"), "utf8"));
await writeFile(join(output, "contours.json"), JSON.stringify(layOutContours(await readContours(root), layout)));

const boards = join(source, "boards");
if (existsSync(boards)) {
  await cp(boards, join(output, "boards"), { recursive: true });
}

for (const language of ["fr", "en"]) {
  await cp(join(source, "depot", `text.${language}.json`), join(output, "depot", `text.${language}.json`));
}

const [runtime, plain, depot, worker, check, plotly, stylesheet, depotStylesheet] = await Promise.all([
  bundleScript(source, "runtime/mount.ts"),
  bundleScript(source, "runtime/plain.ts"),
  bundleScript(source, "depot/mount.ts"),
  bundleScript(source, "depot/check/worker.ts"),
  readBrowserCheck(root),
  bundlePlotly(root),
  bundleStylesheet(root, source),
  bundleScript(source, "depot/depot.css"),
]);
const favicon = await readFile(join(source, "site", "favicon.svg"));
// assets.json is written last: its presence says that the build is whole.
await writeAssets(output, {
  "runtime.js": runtime,
  "plain.js": plain,
  "plotly.js": plotly,
  "depot/depot.css": depotStylesheet,
  "depot/depot.js": depot,
  "depot/worker.js": worker,
  "depot/nomenclature.json": check.nomenclature,
  ...check.named,
  "site.css": stylesheet,
  "favicon.svg": favicon,
});
