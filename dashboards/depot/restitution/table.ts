import { create } from "../../runtime/dom";
import type { Words } from "../words";
import { groups, monthsBefore, type Restitution, type RestitutionFigure } from "./answer";
import { type CellText, comparedCell, groupCell, nameOf, ownCell, pastCell, sentenceOf } from "./cells";
import { drawLine } from "./line";

const own = ["value", "lastMonth", "lastYear", "median"] as const;

/** The figures beside the département's past and the others: a line an indicator, its sentence next to its name. */
export function renderComparison(of: Restitution, figures: readonly RestitutionFigure[], words: Words): HTMLElement {
  const place = `${words.departement(of.departement)} (${of.departement})`;
  const text = (key: string) => words.text(`restitution.${key}`);
  const head = (key: string, more: Readonly<Record<string, string>> = {}) =>
    create("th", { scope: "col", ...more }, text(`head.${key}`));
  const headOfGroup = (key: string) => {
    const cell = head(key, { class: "number" });
    if (of.others !== null) {
      cell.append(create("span", { class: "more" }, words.month(of.others.month)));
    }
    return cell;
  };
  const table = create(
    "table",
    { class: "comparison" },
    captionOf(words.text("restitution.caption", { departement: place, month: words.month(of.month) })),
    create("colgroup"),
    create("colgroup"),
    create("colgroup", { span: "4" }),
    create("colgroup", { span: "4" }),
    create(
      "thead",
      {},
      create(
        "tr",
        {},
        head("indicator", { rowspan: "2" }),
        head("sentence", { rowspan: "2" }),
        head("own", { colspan: "4", scope: "colgroup", class: "group-head" }),
        head("compared", { colspan: "4", scope: "colgroup", class: "group-head" }),
      ),
      create(
        "tr",
        {},
        ...own.map((key) => head(key, { class: "number" })),
        head("rate", { class: "number" }),
        ...groups.map((key) => headOfGroup(key)),
      ),
    ),
    create("tbody", {}, ...figures.map((figure) => comparisonRow(figure, words))),
  );
  return scrolled(table, text("table"));
}

function comparisonRow(figure: RestitutionFigure, words: Words): HTMLElement {
  return create(
    "tr",
    { "data-code": figure.code },
    rowHead(figure, words),
    create("td", { class: "sentence" }, sentenceOf(figure, words)),
    cellOf(ownCell(figure, words)),
    ...[figure.lastMonth, figure.lastYear, figure.median12].map((value) => cellOf(pastCell(figure, value, words))),
    cellOf(comparedCell(figure, words)),
    ...groups.map((name) => cellOf(groupCell(figure, name, words))),
  );
}

/** The département's own figures, month by month. */
export function renderPast(of: Restitution, figures: readonly RestitutionFigure[], words: Words): HTMLElement {
  const months = [...monthsBefore(of.month, of.figures[0]?.past.length ?? 0), of.month];
  const table = create(
    "table",
    { class: "past" },
    captionOf(words.text("restitution.past.caption", { months: words.months(months) })),
    create(
      "thead",
      {},
      create(
        "tr",
        {},
        create("th", { scope: "col" }, words.text("restitution.head.indicator")),
        ...months.map((month) => create("th", { scope: "col", class: "number" }, words.month(month))),
      ),
    ),
    create("tbody", {}, ...figures.map((figure) => pastRow(figure, words))),
  );
  return scrolled(table, words.text("restitution.past"));
}

function pastRow(figure: RestitutionFigure, words: Words): HTMLElement {
  const head = rowHead(figure, words);
  const line = drawLine([...figure.past, figure.value]);
  if (line) {
    head.append(line);
  }
  return create(
    "tr",
    {},
    head,
    ...figure.past.map((value) => cellOf(pastCell(figure, value, words))),
    cellOf(ownCell(figure, words)),
  );
}

function rowHead(figure: RestitutionFigure, words: Words): HTMLElement {
  const { label, unit } = nameOf(figure, words);
  return create("th", { scope: "row" }, label, create("span", { class: "more" }, unit));
}

function cellOf(cell: CellText): HTMLElement {
  const first = cell.reason === null ? cell.text : create("span", { class: "reason" }, cell.text);
  return create("td", { class: "number" }, first, ...cell.more.map((text) => create("span", { class: "more" }, text)));
}

// In a span, which stays in sight when the table is wider than the screen.
function captionOf(text: string): HTMLElement {
  return create("caption", {}, create("span", {}, text));
}

function scrolled(table: HTMLElement, label: string): HTMLElement {
  return create("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
}
