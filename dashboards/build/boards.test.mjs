import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { faultsOf, findFaults } from "./boards.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const editions = {
  named: ["2017-01", "2026-01"],
  known: new Set(["INS_FOY", "AAH", "RDV_DEL", "SUI_FIN"]),
  sent: new Set(["INS_FOY", "AAH", "SUI_FIN"]),
};

test("our boards name indicators that the nomenclature has", async () => {
  expect(await findFaults(root)).toEqual([]);
});

test("a board that names an indicator of one edition only is right", () => {
  expect(faultsOf("dashboards/boards/a/board.json", '{ "indicator": "AAH", "measure": "somme" }', editions)).toEqual(
    [],
  );
});

test("an indicator that no edition has is a fault of its line", () => {
  const board = '{\n  "defaultIndicator": "INS_FOY",\n  "visuals": [{ "cards": [{ "indicator": "ins_foyer" }] }]\n}';
  expect(faultsOf("dashboards/boards/a/board.json", board, editions)).toEqual([
    "dashboards/boards/a/board.json(3): error BOARD: indicator « ins_foyer » is in no edition of the nomenclature (2017-01, 2026-01).",
  ]);
});

test("a board cannot draw what is computed, and a comparison may compare it", () => {
  const line = '{ "indicator": "RDV_DEL" }';
  expect(faultsOf("dashboards/boards/a/board.json", line, editions)[0]).toContain("RDV_DEL");
  expect(faultsOf("dashboards/boards/comparisons.json", line, editions)).toEqual([]);
});

test("a formula and a named use are read too", () => {
  const plan = '{ "formula": "1000 SUI_FIM / HABITANTS",\n "staff": "DEP_PER" }';
  const faults = faultsOf("dashboards/boards/comparisons.json", plan, editions);
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain("(1): error BOARD: indicator « SUI_FIM »");
  expect(faults[1]).toContain("(2): error BOARD: indicator « DEP_PER »");
});
