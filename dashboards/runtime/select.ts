import { type Page, regionOf } from "./page";
import type { Measure } from "./series";

/** What the reader has chosen; an empty string is "as the page was published". */
export interface Selection {
  readonly indicateur: string;
  readonly mesure: Measure | "";
  readonly mois: string;
  readonly region: string;
  readonly departement: string;
  readonly tri: string;
}

const sorting = /^-?(name|value|rate|change)$/;

/** The selection of a page nobody has touched. */
export function defaultSelection(page: Page): Selection {
  return { indicateur: page.defaultIndicator, mesure: "", mois: page.month, region: "", departement: "", tri: "" };
}

/** Reads a selection from an address's query; what the page does not know is left at its default. */
export function readSelection(page: Page, query: string): Selection {
  const asked = new URLSearchParams(query);
  const defaults = defaultSelection(page);
  const pick = (name: string, known: (value: string) => boolean, otherwise: string) => {
    const value = asked.get(name) ?? "";
    return value !== "" && known(value) ? value : otherwise;
  };
  const region = pick("region", (value) => page.regions.some(([code]) => code === value), "");
  const departement = pick("departement", (value) => regionOf(page, value) !== undefined, "");
  return {
    indicateur: pick("indicateur", (value) => page.indicators.some(({ code }) => code === value), defaults.indicateur),
    mesure: pick("mesure", (value) => value === "somme" || value === "taux", "") as Measure | "",
    mois: pick("mois", (value) => page.months.includes(value), defaults.mois),
    region: departement !== "" && region !== "" && regionOf(page, departement) !== region ? "" : region,
    departement,
    tri: pick("tri", (value) => sorting.test(value), ""),
  };
}

/** Writes a selection as a query, `?` included; empty when nothing differs from the defaults. */
export function writeSelection(page: Page, selection: Selection): string {
  const defaults = defaultSelection(page);
  const query = new URLSearchParams();
  for (const name of ["indicateur", "mesure", "mois", "region", "departement", "tri"] as const) {
    if (selection[name] !== defaults[name]) {
      query.set(name, selection[name]);
    }
  }
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}

/** The selection after a change; a région and a département outside it are never kept together. */
export function change(page: Page, selection: Selection, changes: Partial<Selection>): Selection {
  const next = { ...selection, ...changes };
  if (next.departement !== "" && next.region !== "" && regionOf(page, next.departement) !== next.region) {
    return changes.departement === undefined ? { ...next, departement: "" } : { ...next, region: "" };
  }
  return next;
}

/** The key of the area the figures are about: the département, else the région, else the page's own subject. */
export function areaOf(page: Page, selection: Selection): string {
  if (selection.departement !== "") {
    return `D:${selection.departement}`;
  }
  return selection.region === "" ? page.area : `R:${selection.region}`;
}

/** The last month the indicator has at or before the wanted one, or its first when all are later. */
export function monthWithin(months: readonly string[], wanted: string): string {
  return months.findLast((month) => month <= wanted) ?? months[0] ?? wanted;
}
