import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { leanPlotly } from "./lean-plotly.mjs";

const shared = {
  bundle: true,
  write: false,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** A script of ours and what it imports: `runtime/mount.ts` is what every board loads. */
export async function bundleScript(source, entry) {
  return bundle({ entryPoints: [join(source, entry)] });
}

/** The part of plotly.js that the pages draw with, loaded after the first paint. */
export async function bundlePlotly(root) {
  const contents = [
    'const plotly = require("plotly.js/lib/core");',
    'plotly.register(require("plotly.js/lib/locales/fr"));',
    "module.exports = plotly;",
  ].join("\n");
  return bundle({
    stdin: { contents, resolveDir: root, sourcefile: "plotly-entry.cjs" },
    // plotly's dependencies ask for Node's globals.
    define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
    banner: { js: "/*! plotly.js 4.1.1 (MIT), scatter only, without descriptions */" },
    plugins: [leanPlotly],
  });
}

/** The site's stylesheet, with the rules plotly would otherwise write into the page (which the CSP forbids). */
export async function bundleStylesheet(root, source) {
  const entry = join(source, "site", "site.css");
  const site = existsSync(entry) ? await bundle({ entryPoints: [entry], format: undefined }) : Buffer.from("");
  const plotly = await readFile(join(root, "node_modules", "plotly.js", "dist", "plotly.css"), "utf8");
  const { code } = await transform(withoutModeBar(plotly), { loader: "css", minify: true });
  return Buffer.concat([Buffer.from(code), site]);
}

// The mode bar and its notices are never shown: the visuals have buttons of their own.
function withoutModeBar(css) {
  return css.replace(/[^{}]+\{[^{}]*\}/g, (rule) => (/modebar|data-title|notif/.test(rule) ? "" : rule));
}

async function bundle(options) {
  const { outputFiles } = await build({ ...shared, ...options });
  return Buffer.from(outputFiles[0].contents);
}
