import type { Words } from "../words";
import type { GroupFigure, GroupName, RestitutionFigure } from "./answer";

/** What a cell says: a figure, or in words why there is none. Never nothing. */
export interface CellText {
  readonly text: string;
  /** Key of the text that explains the word; null for a figure. */
  readonly reason: string | null;
  /** What stands below it, smaller. */
  readonly more: readonly string[];
}

/** The label of a figure in the page's language, and its unit. */
export function nameOf(figure: RestitutionFigure, words: Words): { readonly label: string; readonly unit: string } {
  return words.language === "fr"
    ? { label: figure.label, unit: figure.unit }
    : { label: figure.labelEn, unit: figure.unitEn };
}

export function sentenceOf(figure: RestitutionFigure, words: Words): string {
  return words.language === "fr" ? figure.sentence : figure.sentenceEn;
}

/** A figure of the département's own past. */
export function pastCell(figure: RestitutionFigure, value: number | null, words: Words): CellText {
  return value === null ? because("none", words) : plain(words.number(value, figure.decimals));
}

/** The month's figure itself. */
export function ownCell(figure: RestitutionFigure, words: Words): CellText {
  return figure.value === null
    ? because(figure.state === "notApplicable" ? "noMeaning" : "missing", words)
    : plain(words.number(figure.value, figure.decimals));
}

/** What is compared with the groups. */
export function comparedCell(figure: RestitutionFigure, words: Words): CellText {
  const compared = figure.derived ? figure.value : figure.rate;
  if (compared !== null) {
    return plain(words.number(compared, figure.rateDecimals));
  }
  return figure.value === null ? ownCell(figure, words) : because("noPopulation", words);
}

/** A group of other départements: its median, its usual range, and over how many of them. */
export function groupCell(figure: RestitutionFigure, name: GroupName, words: Words): CellText {
  const group = figure[name];
  const told = words.text("restitution.told", {
    told: words.number(group.told ?? 0),
    members: words.number(group.members),
  });
  if (group.state === "withheld") {
    return { ...because("withheld", words), more: [told] };
  }
  if (group.median === null || group.q1 === null || group.q3 === null) {
    return because(absence(group, name), words);
  }
  const number = (value: number) => words.number(value, figure.rateDecimals);
  const range = words.text("restitution.range", { low: number(group.q1), high: number(group.q3) });
  return { text: number(group.median), reason: null, more: [range, told] };
}

/** Whether there is anything of the département's own to show. */
export function isSent(figure: RestitutionFigure): boolean {
  return figure.value !== null || figure.past.some((value) => value !== null);
}

/** The words without a figure that the cells of some figures use, to be explained once. */
export function reasonsUsed(figures: readonly RestitutionFigure[], words: Words): readonly string[] {
  const cells = figures.flatMap((figure) => [
    ownCell(figure, words),
    pastCell(figure, figure.lastMonth, words),
    pastCell(figure, figure.lastYear, words),
    pastCell(figure, figure.median12, words),
    comparedCell(figure, words),
    groupCell(figure, "region", words),
    groupCell(figure, "peersFigures", words),
    groupCell(figure, "nation", words),
  ]);
  return [...new Set(cells.flatMap((cell) => (cell.reason === null ? [] : [cell.reason])))];
}

/** The state of a group in one word, for a file. */
export function groupWord(group: GroupFigure, name: GroupName, words: Words): string {
  return words.text(
    `why.${group.state === "given" || group.state === "withheld" ? group.state : absence(group, name)}`,
  );
}

/** Why a group has no figure that could be withheld. */
function absence(group: GroupFigure, name: GroupName): string {
  return group.state === "notReleased"
    ? "notReleased"
    : group.state === "notApplicable"
      ? `nobody.${name}`
      : "noAnswer";
}

function plain(text: string): CellText {
  return { text, reason: null, more: [] };
}

function because(reason: string, words: Words): CellText {
  return { text: words.text(`why.${reason}`), reason, more: [] };
}
