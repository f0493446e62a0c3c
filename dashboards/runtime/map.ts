import { type Classes, classOf, quantileClasses } from "./classes";
import { create, find, write, writeHeading } from "./dom";
import { createDrawn } from "./drawn";
import { readMap } from "./reading";
import { moveTo } from "./roving";
import { attachTooltip } from "./tooltip";
import { areasInScope, type Subject, subjectOf, type View } from "./view";

/** Makes the server's map answer: recolours it, marks the selection, moves by arrows, tells more in a tooltip. */
export function mountMap(section: HTMLElement, view: View): () => void {
  const svg = find<SVGSVGElement>("svg.map", section);
  const paths = [...svg.querySelectorAll<SVGPathElement>("path[data-departement]")];
  const main = paths.filter((path) => path.parentElement?.classList.contains("areas"));
  const tip = attachTooltip();
  for (const path of paths) {
    const title = path.querySelector("title");
    path.setAttribute("aria-label", title?.textContent ?? "");
    title?.remove();
    if (!main.includes(path)) {
      // The enlarged copies are for pointers: the same départements are reached once by keyboard.
      path.setAttribute("aria-hidden", "true");
      path.removeAttribute("aria-label");
      continue;
    }
    path.setAttribute("role", "button");
    path.setAttribute("aria-pressed", "false");
    path.setAttribute("tabindex", "-1");
  }
  main[0]?.setAttribute("tabindex", "0");

  const codeOf = (target: EventTarget | null) => (target as Element | null)?.getAttribute?.("data-departement") ?? null;
  const toggle = (code: string) => view.choose({ departement: view.selection.departement === code ? "" : code });
  const label = (code: string) => main.find((path) => codeOf(path) === code)?.getAttribute("aria-label") ?? "";
  svg.addEventListener("click", (event) => {
    const code = codeOf(event.target);
    if (code !== null) {
      toggle(code);
    }
  });
  svg.addEventListener("keydown", (event) => {
    const code = codeOf(event.target);
    if (code !== null && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      toggle(code);
    } else if (code !== null && event.key.startsWith("Arrow")) {
      event.preventDefault();
      moveTo(main, event.target as SVGPathElement, event.key);
    }
  });
  for (const [on, off] of [
    ["pointerover", "pointerout"],
    ["focusin", "focusout"],
  ] as const) {
    svg.addEventListener(on, (event) => {
      const code = codeOf(event.target);
      if (code !== null) {
        tip.show(event.target as Element, label(code));
      }
    });
    svg.addEventListener(off, tip.hide);
  }

  const drawn = createDrawn(`${view.page.defaultIndicator}|${section.dataset.measure}|${view.page.month}`);
  return () => {
    const subject = subjectOf(view, section.id, "month");
    if (drawn.changes(`${subject.indicator.code}|${subject.measure}|${subject.month}`, subject.series.isLoaded)) {
      recolour(section, view, subject, paths);
    }
    mark(view, paths);
  };
}

function recolour(section: HTMLElement, view: View, subject: Subject, paths: readonly SVGPathElement[]): void {
  const { words, page } = view;
  const { series, indicator, measure, month } = subject;
  const all = page.departements.map(([code]) => `D:${code}`);
  const classes = quantileClasses(
    all.map((area) => series.value(measure, area, month)).filter((each) => each !== null),
  );
  for (const path of paths) {
    const area = `D:${path.dataset.departement}`;
    const value = series.value(measure, area, month);
    path.classList.remove("c0", "c1", "c2", "c3", "c4", "missing", "withheld");
    path.classList.add(
      value !== null
        ? `c${classOf(classes.bounds, value)}`
        : series.status(measure, area, month) === "confidentiel"
          ? "withheld"
          : "missing",
    );
    if (path.hasAttribute("aria-label")) {
      path.setAttribute("aria-label", `${words.area(area)} : ${words.figure(series, indicator, measure, area, month)}`);
    }
  }
  const title = words.title(indicator, measure);
  writeHeading(section, title, words.text("map.when", { month: words.month(month) }));
  writeLegend(section, view, subject, classes, all);
  write(section.querySelector(".reading"), readMap(subject, areasInScope(view), words));
  write(section.querySelector("caption"), `${title}, ${words.month(month)}`);
  for (const row of section.querySelectorAll<HTMLTableRowElement>("tbody tr")) {
    const area = `D:${row.dataset.departement}`;
    const value = series.value(measure, area, month);
    write(row.cells[1] ?? null, words.figure(series, indicator, measure, area, month));
    write(row.cells[2] ?? null, value === null ? "–" : String(classOf(classes.bounds, value) + 1));
  }
}

function writeLegend(section: HTMLElement, view: View, subject: Subject, classes: Classes, all: string[]): void {
  const { words } = view;
  const { series, indicator, measure, month } = subject;
  const row = (swatch: string, range: string, count: number) =>
    create(
      "li",
      {},
      create("span", { class: `swatch ${swatch}`, "aria-hidden": "true" }),
      create("span", { class: "legend-range" }, range),
      " ",
      create("span", { class: "legend-count" }, words.departements(count)),
    );
  const number = (value: number) => words.number(value, indicator, measure);
  const rows = classes.rows.map(({ index, low, high, size }) =>
    row(`c${index}`, words.text("map.range", { low: number(low), high: number(high) }), size),
  );
  for (const [status, swatch] of [
    ["manquant", "missing"],
    ["sans_objet", "missing"],
    ["confidentiel", "withheld"],
    ["indisponible", "missing"],
  ] as const) {
    const count = all.filter((area) => series.status(measure, area, month) === status).length;
    if (count > 0) {
      rows.push(row(swatch, words.reason(status), count));
    }
  }
  find(".legend", section).replaceChildren(...rows);
}

function mark(view: View, paths: readonly SVGPathElement[]): void {
  const { region, departement } = view.selection;
  for (const path of paths) {
    const selected = path.dataset.departement === departement;
    path.classList.toggle("selected", selected);
    if (selected && path.nextElementSibling && path !== document.activeElement) {
      // The outline of the last one drawn is on top.
      path.parentElement?.append(path);
    }
    path.classList.toggle("faded", region !== "" && path.dataset.region !== region);
    if (path.hasAttribute("aria-pressed")) {
      path.setAttribute("aria-pressed", String(selected));
    }
  }
}
