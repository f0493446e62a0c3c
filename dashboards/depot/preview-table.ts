import { create } from "../runtime/dom";
import { around, columnOf, type Sheet } from "./preview";
import type { Finding } from "./verdict";
import type { Words } from "./words";

const reach = 2;

/** The file around a finding, its cell marked; null where the file cannot be shown as lines. */
export function renderPreview(sheet: Sheet | null, finding: Finding, file: string, words: Words): HTMLElement | null {
  const rows = sheet && finding.line !== null ? around(sheet, finding.line, reach) : [];
  if (!sheet || rows.length === 0 || finding.line === null) {
    return null;
  }
  const marked = columnOf(sheet, finding.column);
  const body = create("tbody");
  for (const row of rows) {
    const here = row.line === finding.line;
    const line = create("tr", here ? { class: "here" } : {}, create("th", { scope: "row" }, words.number(row.line)));
    row.cells.forEach((cell, index) => {
      line.append(here && index === marked ? markedCell(cell, words) : create("td", {}, cell));
    });
    body.append(line);
  }
  const first = words.number(rows[0]?.line ?? 1);
  const last = words.number(rows.at(-1)?.line ?? 1);
  const table = create(
    "table",
    {},
    create("caption", {}, words.text("preview.caption", { file, first, last })),
    create(
      "thead",
      {},
      create(
        "tr",
        {},
        create("th", { scope: "col" }, words.text("preview.line")),
        ...sheet.header.map((name, index) =>
          create("th", index === marked ? { scope: "col", class: "marked" } : { scope: "col" }, name),
        ),
      ),
    ),
    body,
  );
  return create("div", { class: "scroll", tabindex: "0" }, table);
}

function markedCell(cell: string, words: Words): HTMLElement {
  const hint = create("span", { class: "spoken" }, ` (${words.text("preview.here")})`);
  return create("td", { class: "marked" }, create("mark", {}, cell === "" ? "\u00A0" : cell), hint);
}
