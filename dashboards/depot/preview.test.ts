import { describe, expect, it } from "vitest";
import { around, columnOf, readSheet, type Sheet, splitLine } from "./preview";

const bytes = (text: string) => new TextEncoder().encode(text);
const sheet = (text: string) => readSheet(bytes(text)) as Sheet;

describe("a file as a person sees it", () => {
  it("has the lines its editor counts, whatever ends them", () =>
    expect(sheet("mois;valeur\r\na;1\nb;2\rc;3").lines).toHaveLength(4));
  it("finds its separator in its first line", () => {
    expect(sheet("mois,valeur,statut\n").separator).toBe(",");
    expect(sheet("mois\tvaleur\n").separator).toBe("\t");
    expect(sheet("\nmois;valeur\n").header).toEqual(["mois", "valeur"]);
  });
  it("is read as Windows-1252 when it is not UTF-8", () =>
    expect(readSheet(new Uint8Array([0x64, 0xe9, 0x70]))?.lines).toEqual(["dép"]));
  it("is read as UTF-16 when its mark says so", () =>
    expect(readSheet(new Uint8Array([0xff, 0xfe, 0x61, 0]))?.lines).toEqual(["a"]));
  it("cannot be shown when it is a workbook", () => expect(readSheet(bytes("PK\u0003\u0004"))).toBeNull());
  it("has no columns when it is JSON", () => expect(sheet('[\n{"mois":1}]').separator).toBeNull());
});

describe("the lines around a finding", () => {
  const table = sheet("mois;valeur\n1;a\n2;b\n3;c");
  it("stop at the ends of the file", () => {
    expect(around(table, 1, 2).map((row) => row.line)).toEqual([1, 2, 3]);
    expect(around(table, 4, 1).map((row) => row.cells)).toEqual([
      ["2", "b"],
      ["3", "c"],
    ]);
  });
  it("are none for a line the file has not", () => expect(around(table, 9, 1)).toEqual([]));
});

describe("the column a finding names", () => {
  const table = sheet("Mois;Département\n");
  it("is found without case or accents, or by its number", () => {
    expect(columnOf(table, "departement")).toBe(1);
    expect(columnOf(table, "2")).toBe(1);
  });
  it("may be none", () => {
    expect(columnOf(table, "valeur")).toBe(-1);
    expect(columnOf(table, null)).toBe(-1);
  });
});

describe("a line of CSV", () => {
  it("keeps what its quotes hold", () =>
    expect(splitLine('a;"b;c";"d ""e""";', ";")).toEqual(["a", "b;c", 'd "e"', ""]));
});
