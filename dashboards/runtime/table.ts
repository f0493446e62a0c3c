import { yearChange } from "./comparison";
import { create, find, write, writeHeading } from "./dom";
import { createDrawn } from "./drawn";
import { readTable } from "./reading";
import { sortedRows } from "./sort";
import { areasInScope, type Subject, subjectOf, type View } from "./view";

/** Makes the table sort, filter by région, follow the month and the indicator, and choose a département. */
export function mountTable(section: HTMLElement, view: View, sort: (tri: string) => void): () => void {
  const body = find<HTMLTableSectionElement>("tbody", section);
  const rows = [...body.rows];
  for (const row of rows) {
    addPicker(row, view);
  }
  const heads = [...section.querySelectorAll<HTMLTableCellElement>("th[data-sort]")];
  for (const head of heads) {
    const button = create("button", { type: "button" }, ...head.childNodes);
    head.replaceChildren(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const key = head.dataset.sort ?? "";
      const first = key === "name" ? key : `-${key}`;
      const other = key === "name" ? `-${key}` : key;
      sort(view.selection.tri === first ? other : first);
    });
  }

  const drawn = createDrawn(`${view.page.defaultIndicator}|${view.page.month}|`);
  let sorted = "";
  return () => {
    const subject = subjectOf(view, section.id, "year");
    const { region, departement, tri } = view.selection;
    if (drawn.changes(`${subject.indicator.code}|${subject.month}|${region}`, subject.series.isLoaded)) {
      writeRows(section, view, subject, rows);
      sorted = "stale";
    }
    if (sorted !== tri) {
      sorted = tri;
      reorder(body, rows, heads, view, subject);
    }
    for (const row of rows) {
      const selected = row.dataset.departement === departement;
      row.hidden = region !== "" && row.dataset.region !== region;
      row.classList.toggle("selected", selected);
      row.querySelector(".pick")?.setAttribute("aria-pressed", String(selected));
    }
    reveal(rows.find((row) => row.dataset.departement === departement));
  };
}

function addPicker(row: HTMLTableRowElement, view: View): void {
  const code = row.dataset.departement ?? "";
  const label = view.words.text("pick", { name: view.words.area(`D:${code}`) });
  const button = create("button", {
    type: "button",
    class: "pick",
    "aria-pressed": "false",
    "aria-label": label,
    title: label,
  });
  button.addEventListener("click", () => view.choose({ departement: view.selection.departement === code ? "" : code }));
  row.cells[0]?.append(" ", button);
}

function writeRows(section: HTMLElement, view: View, subject: Subject, rows: readonly HTMLTableRowElement[]): void {
  const { words, page, selection } = view;
  const { series, indicator, month } = subject;
  for (const row of rows) {
    const area = `D:${row.dataset.departement}`;
    for (const [column, measure] of [
      [2, "somme"],
      [3, "taux"],
    ] as const) {
      const value = series.value(measure, area, month);
      const reason = words.reason(series.status(measure, area, month));
      row.cells[column]?.replaceChildren(
        value === null ? create("abbr", { class: "reason" }, reason) : words.number(value, indicator, measure),
      );
    }
    const fraction = yearChange(series, "somme", area, month)?.fraction ?? null;
    row.cells[4]?.replaceChildren(
      fraction === null
        ? create("abbr", { class: "reason" }, words.text(series.isLoaded ? "notComparable" : "notLoaded"))
        : words.percent(fraction),
    );
  }
  const key = selection.region === "" && page.departement === null ? "table.title" : "table.title.region";
  const region = selection.region || (page.departements.find(([code]) => code === page.departement)?.[2] ?? "");
  const title = words.text(key, { indicator: indicator.label, region: words.area(`R:${region}`) });
  writeHeading(section, title, words.month(month));
  write(section.querySelector("caption"), words.text("table.caption", { title, month: words.month(month) }));
  const shown = new Set(rows.map((row) => `D:${row.dataset.departement}`));
  const areas = areasInScope(view).filter((area) => shown.has(area));
  write(section.querySelector(".reading"), readTable(series, areas, month, words));
}

function reorder(
  body: HTMLElement,
  rows: readonly HTMLTableRowElement[],
  heads: readonly HTMLElement[],
  view: View,
  subject: Subject,
): void {
  const { tri } = view.selection;
  const [key, descending] = [tri.replace("-", ""), tri.startsWith("-")];
  for (const head of heads) {
    head.setAttribute("aria-sort", head.dataset.sort !== key ? "none" : descending ? "descending" : "ascending");
  }
  const order =
    key === ""
      ? rows.keys()
      : sortedRows(
          rows.map((row) => sortValue(key, row, view, subject)),
          descending,
          view.page.language,
        );
  body.append(...[...order].map((at) => rows[at] as HTMLTableRowElement));
}

function sortValue(key: string, row: HTMLElement, view: View, { series, month }: Subject): number | string | null {
  const area = `D:${row.dataset.departement}`;
  if (key === "name") {
    return view.words.area(area);
  }
  if (key === "change") {
    return yearChange(series, "somme", area, month)?.fraction ?? null;
  }
  return series.value(key === "rate" ? "taux" : "somme", area, month);
}

// Scrolls the table's own box only: the reader who clicked the map must not lose it.
function reveal(row: HTMLTableRowElement | undefined): void {
  const box = row?.closest<HTMLElement>(".scroll");
  if (row && box && box.scrollHeight > box.clientHeight) {
    box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }
}
