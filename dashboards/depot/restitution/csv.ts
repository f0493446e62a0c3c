import { writeSheet } from "../sheet";
import type { Words } from "../words";
import { groups, monthsBefore, type Restitution, type RestitutionFigure } from "./answer";
import { groupWord, nameOf, ownCell, sentenceOf } from "./cells";
import { familyOf } from "./families";

/** Every figure of a restitution as a CSV; where there is none, the column beside says why. */
export function writeRestitution(restitution: Restitution, words: Words): string {
  const months = monthsBefore(restitution.month, restitution.figures[0]?.past.length ?? 0);
  const name = (key: string) => words.text(`restitution.column.${key}`);
  const header = [
    ...["code", "label", "family", "unit", "month", "value", "state", "lastMonth", "lastYear", "median", "rate"].map(
      name,
    ),
    ...groups.flatMap((group) =>
      ["median", "q1", "q3", "count", "members", "told", "state"].map(
        (part) => `${name(group)}_${name(`group.${part}`)}`,
      ),
    ),
    ...["others.month", "others.publishedAt", "others.release"].map(name),
    name("sentence"),
    ...months,
  ];
  return writeSheet([header, ...restitution.figures.map((figure) => rowOf(figure, restitution, words))]);
}

function rowOf(figure: RestitutionFigure, { month, others }: Restitution, words: Words): readonly string[] {
  const cell = (value: number | null) => (value === null ? "" : words.plain(value));
  const { label, unit } = nameOf(figure, words);
  const state = figure.value === null ? ownCell(figure, words).text : words.text("why.given");
  return [
    ...[figure.code, label, familyOf(figure.code, words), unit, month, cell(figure.value), state],
    ...[figure.lastMonth, figure.lastYear, figure.median12, figure.rate].map(cell),
    ...groups.flatMap((name) => {
      const group = figure[name];
      return [
        cell(group.median),
        cell(group.q1),
        cell(group.q3),
        cell(group.count),
        cell(group.members),
        cell(group.told),
        groupWord(group, name, words),
      ];
    }),
    ...[others?.month ?? "", others?.publishedAt ?? "", others?.release ?? ""],
    sentenceOf(figure, words),
    ...figure.past.map(cell),
  ];
}
