import type { Page } from "./page";
import { decodeSeries, type SeriesFile } from "./series";
import { createWords } from "./words";

export const page: Page = {
  release: "r1",
  language: "fr",
  board: "overview",
  departement: null,
  area: "N:FR",
  months: ["2017-11", "2017-12", "2018-11", "2018-12"],
  month: "2018-12",
  defaultIndicator: "INS_FOY",
  defaultMeasures: { carte: "taux", tendance: "somme" },
  indicators: [
    {
      code: "INS_FOY",
      label: "Foyers au RSA",
      unit: "foyers",
      decimals: 0,
      rateDecimals: 1,
      series: "/series/INS_FOY.json",
      seriesFrom: "2017-11",
      seriesOfYears: {},
      months: ["2017-11", "2018-12"],
    },
    {
      code: "AAH",
      label: "Allocataires de l’AAH",
      unit: "personnes",
      decimals: 0,
      rateDecimals: 1,
      series: "/series/AAH.json",
      seriesFrom: "2018-11",
      seriesOfYears: { 2017: "0a1b" },
      months: ["2017-11", "2018-12"],
    },
  ],
  seriesOfYear: "/series/{code}.{year}.{hash}.json",
  departements: [
    ["01", "Ain", "84"],
    ["69", "Rhône", "84"],
    ["971", "Guadeloupe", "01"],
  ],
  regions: [
    ["84", "Auvergne-Rhône-Alpes"],
    ["01", "Guadeloupe"],
  ],
  plotly: "/assets/plotly.js",
  text: {
    "area.nation": "France",
    "load.failed": "{indicator} ({code}) : {reason}",
    "load.reason.refused": "le serveur a répondu {status}",
    missing: "non transmis",
    withheld: "confidentiel",
    notApplicable: "sans objet",
    notLoaded: "non chargé",
    "reading.notLoaded": "fichier non chargé",
    rateUnit: "pour 1 000 habitants",
    partial: "{reported} départements sur {expected}",
    "partial.one": "{reported} département sur {expected}",
    "title.somme": "{indicator}",
    "title.taux": "{indicator} pour 1 000 habitants",
  },
};

export const file: SeriesFile = {
  indicator: "INS_FOY",
  months: ["2017-11", "2017-12", "2018-11", "2018-12"],
  areas: ["N:FR", "R:84", "D:01", "D:69", "D:971"],
  measures: {
    somme: {
      scale: 1,
      values: [[100, 10, -5, -60], null, [40, null, 2, -3], [60, 0, null, null], [null, null, null, 0]],
    },
    taux: {
      scale: 100,
      values: [[1234, -117, 56, 709], null, [500, null, 0, 12], [null, null, null, null], [null, null, null, 0]],
    },
    repondants: { scale: 1, values: [[3, 0, 0, -2], null, [1, -1, 1, 0], [1, 0, -1, 0], [0, 0, 0, 1]] },
    attendus: { scale: 1, values: [[3, 0, 0, 0], null, [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]] },
  },
  partial: [[0, 3]],
  withheld: [["somme", 3, 2]],
  notApplicable: [["taux", 3, 3]],
};

export const series = decodeSeries(file);
export const words = createWords(page);
