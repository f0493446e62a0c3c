import { cardArea, cardIndicators, mountCards } from "./cards";
import type { Cell } from "./csv";
import { create, find } from "./dom";
import { mountFilters } from "./filters";
import { createLoader } from "./load";
import { mountMap } from "./map";
import type { Page } from "./page";
import { loadPlotly } from "./plotly";
import { change, defaultSelection, monthWithin, readSelection, type Selection, writeSelection } from "./select";
import type { Series } from "./series";
import { mountTable } from "./table";
import { mountTheme } from "./theme";
import { mountTools } from "./tools";
import { mountTrend, type Plotly, trendAreas } from "./trend";
import { areasInScope, subjectOf, type View } from "./view";
import { createWords } from "./words";

const page: Page = JSON.parse(find("#page").textContent ?? "");
const words = createWords(page);
const load = createLoader(page);
const loaded = new Map<string, Series>();
const sections = Object.fromEntries(
  [...document.querySelectorAll<HTMLElement>("section[data-visual]")].map((each) => [each.dataset.visual ?? "", each]),
);
let selection = readSelection(page, location.search);
let plotly: Plotly | null = null;
let updates: (() => void)[] | null = null;
let trend: ReturnType<typeof mountTrend> | null = null;
let turn = 0;

const view: View = {
  page,
  words,
  get selection() {
    return selection;
  },
  series: (code) => loaded.get(code) as Series,
  choose(changes) {
    go(change(page, selection, changes), "pushState");
  },
};

function go(next: Selection, how: "pushState" | "replaceState"): void {
  if (writeSelection(page, next) !== writeSelection(page, selection)) {
    selection = next;
    history[how](null, "", location.pathname + writeSelection(page, next) + location.hash);
  }
  void render();
}

async function render(): Promise<void> {
  const mine = ++turn;
  const needed = new Set([selection.indicateur]);
  if (sections.cards && (cardArea(view) !== page.area || selection.mois !== page.month || cardsTouched)) {
    cardsTouched = true;
    for (const code of cardIndicators(sections.cards)) {
      needed.add(code);
    }
  }
  try {
    for (const [code, series] of await fetchAll([...needed].filter((code) => !loaded.has(code)))) {
      loaded.set(code, series);
    }
  } catch {
    showFailure();
    return;
  }
  if (mine !== turn) {
    return;
  }
  document.querySelector(".load-failed")?.remove();
  updates ??= mountAll();
  for (const update of updates) {
    update();
  }
  carryState();
  drawTrend();
}

let cardsTouched = false;

// No await when all is there: the first repaint is in the frame of the click.
function fetchAll(codes: string[]): Promise<[string, Series][]> | [string, Series][] {
  return codes.length === 0
    ? []
    : Promise.all(codes.map(async (code): Promise<[string, Series]> => [code, await load(code)]));
}

function mountAll(): (() => void)[] {
  const all: (() => void)[] = [];
  const { cards, map, table, trend: line } = sections;
  all.push(mountFilters(view, () => go(defaultSelection(page), "pushState")));
  if (map) {
    all.push(mountMap(map, view));
  }
  if (cards) {
    all.push(mountCards(cards, view));
  }
  if (table) {
    all.push(mountTable(table, view, (tri) => go({ ...selection, tri }, "replaceState")));
  }
  if (line) {
    trend = mountTrend(line, view);
    all.push(trend.update);
    loadPlotly(page.plotly, line).then(
      (found) => {
        plotly = found;
        drawTrend();
      },
      // The drawing the page came with stays.
      () => showFailure(),
    );
  }
  for (const section of Object.values(sections)) {
    mountTools(section, view, () => loadCells(section), drawTrend);
  }
  document.documentElement.dataset.ready = "true";
  return all;
}

function drawTrend(): void {
  requestAnimationFrame(() => {
    if (plotly && trend) {
      trend.draw(plotly);
    }
  });
}

async function loadCells(section: HTMLElement): Promise<Cell[]> {
  for (const [code, series] of await fetchAll(cardIndicators(section).filter((each) => !loaded.has(each)))) {
    loaded.set(code, series);
  }
  return cellsOf(section);
}

function cellsOf(section: HTMLElement): Cell[] {
  const subject = subjectOf(view, section.id);
  const { series, measure, month } = subject;
  switch (section.dataset.visual) {
    case "trend":
      return trendAreas(view, subject).flatMap((area) =>
        series.months.map((each) => ({ series, measure, area, month: each })),
      );
    case "table":
      return areasInScope(view).flatMap((area) =>
        ["somme", "taux"].map((each) => ({ series, measure: each, area, month })),
      );
    case "cards":
      return [...section.querySelectorAll<HTMLElement>(".card")].flatMap((card) => {
        const own = loaded.get(card.dataset.indicator ?? "");
        const at = { measure: card.dataset.measure ?? "somme", area: cardArea(view) };
        return own ? [{ ...at, series: own, month: monthWithin(own.months, selection.mois) }] : [];
      });
    default:
      return areasInScope(view).map((area) => ({ series, measure, area, month }));
  }
}

function carryState(): void {
  const query = writeSelection(page, { ...selection });
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.language")) {
    link.search = query;
  }
}

function showFailure(): void {
  if (!document.querySelector(".load-failed")) {
    find("#filtres").before(create("p", { class: "load-failed", role: "alert" }, words.text("load.failed")));
  }
}

mountTheme(words, drawTrend);
window.addEventListener("popstate", () => {
  selection = readSelection(page, location.search);
  void render();
});
document.addEventListener("keydown", (event) => {
  if (
    event.key === "Escape" &&
    !document.querySelector("dialog[open]") &&
    (selection.departement || selection.region)
  ) {
    view.choose({ departement: "", region: "" });
  }
});
void render();
