import { expect, it } from "vitest";
import type { DepositPage } from "./page";
import { writeReport } from "./report";
import { pastMonths } from "./templates";
import { createWords } from "./words";

const page: DepositPage = {
  language: "fr",
  api: "/api",
  worker: "",
  check: "",
  nomenclature: "",
  departements: [["01", "Ain"]],
  reasons: [],
  text: {
    "report.column.month": "mois",
    "report.column.line": "ligne",
    error: "Erreur",
    lines: "{count} lignes",
    "lines.one": "{count} ligne",
  },
};

it("The report opens in a spreadsheet, and no cell of it is a formula", () => {
  const words = createWords(page);
  const finding = {
    code: "R1",
    severity: "error" as const,
    line: 2,
    column: "valeur",
    cell: "G2",
    found: null,
    expected: null,
    message: '=1+1 ; « "x" »',
    messageEn: "",
    month: "2018-12",
  };
  const verdict = {
    accepted: false,
    toExplain: false,
    findings: [finding],
    groups: [{ code: "R1", severity: "error" as const, count: 1, fix: "Corrigez.", fixEn: "", lines: [2] }],
    counts: { rows: 1, errors: 1, warnings: 0, listed: 1 },
    departement: "01",
    months: ["2018-12"],
    byMonth: [],
  };
  const [header, row] = writeReport(verdict, words, (each) => each.message).split("\r\n");
  expect(header?.startsWith("\uFEFFmois;ligne;")).toBe(true);
  expect(row).toBe('2018-12;2;G2;valeur;Erreur;R1;"\'=1+1 ; « ""x"" »";Corrigez.');
});

it("French counts zero in the singular", () => {
  const words = createWords(page);
  expect(words.count("lines", 0)).toBe("0 ligne");
  expect(words.count("lines", 2)).toBe("2 lignes");
});

it("The months offered are over, the last one first", () =>
  expect(pastMonths(new Date("2019-01-15T12:00:00Z"), 3)).toEqual(["2018-12", "2018-11", "2018-10"]));
