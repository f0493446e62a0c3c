import type { Words } from "../words";
import type { RestitutionFigure } from "./answer";

/** Key of the text that names the family of an indicator: the part of its code before the underscore. */
export function familyKey(code: string): string {
  return `family.${code.split("_", 1)[0]}`;
}

/** The name of an indicator's family; families of the same name are one. */
export function familyOf(code: string, words: Words): string {
  return words.text(familyKey(code));
}

/** The families of some figures, in their order. */
export function familiesOf(figures: readonly RestitutionFigure[], words: Words): readonly string[] {
  return [...new Set(figures.map((figure) => familyOf(figure.code, words)))];
}
