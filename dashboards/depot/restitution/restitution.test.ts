import { describe, expect, it } from "vitest";
import first from "../../../functions/nomenclature/2017-01/indicators.json";
import latest from "../../../functions/nomenclature/2026-01/indicators.json";
import english from "../text.en.json";
import french from "../text.fr.json";
import { createWords } from "../words";
import { type GroupFigure, monthsBefore, type Restitution, type RestitutionFigure } from "./answer";
import { comparedCell, groupCell, isSent, ownCell, pastCell, reasonsUsed } from "./cells";
import { writeRestitution } from "./csv";
import { familiesOf, familyKey, familyOf } from "./families";
import { pathOf } from "./line";

const texts = Object.fromEntries(
  Object.entries(french).map(([key, text]) => [key.replace(/^runtime\./, ""), text]),
) as Record<string, string>;

const words = createWords({
  language: "fr",
  api: "",
  worker: "",
  check: "",
  nomenclature: "",
  departements: [["01", "Ain"]],
  reasons: [],
  text: texts,
});

const given: GroupFigure = { median: 18.6452, q1: 9.8, q3: 1234.5, members: 10, count: 10, told: 9, state: "given" };
const none = (state: GroupFigure["state"], told = 0): GroupFigure => ({
  median: null,
  q1: null,
  q3: null,
  members: 10,
  count: state === "notReleased" ? null : told,
  told: state === "notReleased" ? null : told,
  state,
});

function figure(more: Partial<RestitutionFigure> = {}): RestitutionFigure {
  return {
    code: "INS_FOY",
    label: "Foyers",
    labelEn: "Households",
    unit: "foyers",
    unitEn: "households",
    derived: false,
    decimals: 0,
    rateDecimals: 1,
    value: 12000,
    state: "given",
    lastMonth: 10000,
    lastYear: null,
    past: [null, 10000],
    median12: 10000,
    rate: 20.0396,
    region: given,
    peersFigures: given,
    nation: given,
    sentence: "20,0 pour 1 000 habitants.",
    sentenceEn: "20.0 per 1,000 inhabitants.",
    ...more,
  };
}

const spaces = (text: string) => text.replace(/[\u00A0\u202F]/g, " ");

describe("a cell of the restitution", () => {
  it("writes a French number with its decimals", () => {
    expect(spaces(ownCell(figure(), words).text)).toBe("12 000");
    expect(comparedCell(figure(), words).text).toBe("20,0");
    const cell = groupCell(figure(), "peersFigures", words);
    expect([cell.text, ...cell.more.map(spaces)]).toEqual(["18,6", "de 9,8 à 1 234,5", "9 sur 10"]);
  });
  it("says that too few of a group are published, and how many", () => {
    const cell = groupCell(figure({ region: none("withheld", 2) }), "region", words);
    expect([cell.text, cell.reason, ...cell.more]).toEqual(["trop peu publiés", "withheld", "2 sur 10"]);
  });
  it("never is empty, whatever is missing", () => {
    const bare = figure({
      value: null,
      state: "missing",
      rate: null,
      region: none("notApplicable"),
      peersFigures: none("notApplicable"),
      nation: none("missing"),
    });
    expect(ownCell(bare, words).text).toBe("non transmis");
    expect(pastCell(bare, bare.lastYear, words).text).toBe("pas de chiffre");
    expect(comparedCell(bare, words).text).toBe("non transmis");
    expect(comparedCell(figure({ rate: null }), words).text).toBe("population inconnue");
    expect(groupCell(bare, "region", words).text).toBe("seul de sa région");
    expect(groupCell(bare, "peersFigures", words).text).toBe("aucun comparable");
    expect(groupCell(bare, "nation", words).text).toBe("pas de réponse");
  });
  it("says that nothing is released yet, which is not protection", () => {
    const cell = groupCell(figure({ peersFigures: none("notReleased") }), "peersFigures", words);
    expect([cell.text, cell.reason, cell.more]).toEqual(["pas encore publié", "notReleased", []]);
  });
  it("explains each word it uses", () => {
    const reasons = reasonsUsed([figure({ region: none("withheld", 1) })], words);
    expect(reasons).toEqual(["none", "withheld"]);
    for (const key of Object.keys(texts).filter((each) => /^why\.[^.]+(\.[^.]+)?(?<!\.more)$/.test(each))) {
      if (key !== "why.given" && key !== "reason.none") {
        expect(texts[`${key}.more`], key).toBeTypeOf("string");
      }
    }
    for (const reason of reasons) {
      expect(texts[`why.${reason}.more`]).toBeTypeOf("string");
    }
  });
});

it("Zero is a figure; an indicator without one now or before was never sent", () => {
  expect(isSent(figure({ value: 0, past: [null] }))).toBe(true);
  expect(isSent(figure({ value: null, past: [0] }))).toBe(true);
  expect(isSent(figure({ value: null, past: [null, null] }))).toBe(false);
});

it("Every indicator of every edition has a family, in both languages", () => {
  for (const { code } of [...first, ...latest]) {
    expect(french, code).toHaveProperty([`runtime.${familyKey(code)}`]);
    expect(english, code).toHaveProperty([`runtime.${familyKey(code)}`]);
  }
  expect(familyOf("AAH", words)).toBe(familyOf("INS_FOY", words));
  expect(familiesOf([figure(), figure({ code: "AAH" }), figure({ code: "ETP_BUD" })], words)).toHaveLength(2);
});

it("The months before go over the year", () =>
  expect(monthsBefore("2018-02", 3)).toEqual(["2017-11", "2017-12", "2018-01"]));

it("The file has every figure, and a word where there is none", () => {
  const restitution: Restitution = {
    departement: "22",
    month: "2017-08",
    simulated: false,
    population: null,
    others: { month: "2017-06", release: "2017-08-01", publishedAt: "2017-08-12T07:00:00+00:00" },
    peers: [],
    figures: [figure({ region: none("withheld", 2) }), figure({ code: "AAH", value: null, state: "missing" })],
  };
  const [header = "", first = "", second = ""] = writeRestitution(restitution, words).split("\r\n");
  const columns = header.split(";");
  const cell = (row: string, name: string) => row.split(";")[columns.indexOf(name)];
  expect(cell(first, "valeur")).toBe("12000");
  expect(cell(first, "pour_1000_habitants")).toBe("20,0396");
  expect(cell(first, "region_mediane")).toBe("");
  expect(cell(first, "region_etat")).toBe("trop peu publiés");
  expect([cell(first, "france_departements"), cell(first, "france_groupe"), cell(first, "france_publies")]).toEqual([
    "10",
    "10",
    "9",
  ]);
  expect([cell(first, "mois_des_autres"), cell(first, "publication")]).toEqual(["2017-06", "2017-08-01"]);
  expect(cell(first, "2017-07")).toBe("10000");
  expect([cell(second, "valeur"), cell(second, "etat")]).toEqual(["", "non transmis"]);
  expect(first.split(";")).toHaveLength(columns.length);
});

it("The small line is broken where a month is missing", () =>
  expect(
    pathOf(
      [1, 2, null, 3, null, 4, 5],
      (index) => index,
      (value) => value,
    ),
  ).toBe("M0.0 1.0L1.0 2.0M3.0 3.0h0M5.0 4.0L6.0 5.0"));
