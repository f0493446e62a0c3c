import { readFile } from "node:fs/promises";

const quoted = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const described = new RegExp(
  String.raw`\bdescription:\s*(?:\[(?:\s*${quoted}\s*(?:\+\s*)?,?)*\s*\]\.join\(\s*${quoted}\s*\)|${quoted}(?:\s*\+\s*${quoted})*)(?=\s*[,}\n])`,
  "g",
);

/** Drops from plotly.js what only its documentation reads, and the stylesheet that site.css already carries. */
export const leanPlotly = {
  name: "lean-plotly",
  setup(build) {
    build.onLoad({ filter: /plotly\.js[\\/]build[\\/]plotcss\.js$/ }, () => ({ contents: "", loader: "js" }));
    // Maps are drawn without plotly, but its registry asks for the stylesheet of its own.
    build.onLoad({ filter: /maplibre-gl\.css$/ }, () => ({ contents: "", loader: "js" }));
    build.onLoad({ filter: /plotly\.js[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(described, 'description:""'),
      loader: "js",
    }));
  },
};
