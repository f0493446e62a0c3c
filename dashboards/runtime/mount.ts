import { cardArea, cardIndicators, mountCards } from "./cards";
import type { Cell } from "./csv";
import { find } from "./dom";
import { sentenceOfFailure, tellIn } from "./failures";
import { createFigures, type Need } from "./figures";
import { mountFilters } from "./filters";
import { loadSeries } from "./load";
import { mountMap } from "./map";
import type { Page } from "./page";
import { loadPlotly } from "./plotly";
import { change, defaultSelection, monthWithin, readSelection, type Selection, writeSelection } from "./select";
import { mountTable } from "./table";
import { mountTheme } from "./theme";
import { mountTools } from "./tools";
import { mountTrend, type Plotly, trendAreas } from "./trend";
import { areasInScope, needOf, type Span, subjectOf, type View } from "./view";
import { createWords } from "./words";

/** What is drawn from some series: a visual, or what is said of the whole page. It waits for none of the others. */
interface Part {
  readonly section?: HTMLElement;
  needs(): readonly Need[];
  update(): void;
}

const page: Page = JSON.parse(find("#page").textContent ?? "");
const words = createWords(page);
const figures = createFigures(page, loadSeries, (message) => console.error(message));
const sections = Object.fromEntries(
  [...document.querySelectorAll<HTMLElement>("section[data-visual]")].map((each) => [each.dataset.visual ?? "", each]),
);
let selection = readSelection(page, location.search);
let plotly: Plotly | null = null;
let plotlyFailed = false;
let trend: ReturnType<typeof mountTrend> | null = null;
let cardsTouched = false;
let trendAsked = false;
let turn = 0;

const view: View = {
  page,
  words,
  get selection() {
    return selection;
  },
  series: (need) => figures.of(need),
  choose(changes) {
    go(change(page, selection, changes), "pushState");
  },
};

const parts = mountAll();

function go(next: Selection, how: "pushState" | "replaceState"): void {
  if (writeSelection(page, next) !== writeSelection(page, selection)) {
    selection = next;
    history[how](null, "", location.pathname + writeSelection(page, next) + location.hash);
  }
  render();
}

function render(): void {
  const mine = ++turn;
  for (const part of parts) {
    const coming = figures.need(part.needs());
    if (coming === null) {
      // No await when all is there: the first repaint is in the frame of the click.
      draw(part);
    } else {
      void coming.then(() => {
        if (mine === turn) {
          draw(part);
        }
      });
    }
  }
}

function draw(part: Part): void {
  part.update();
  if (part.section) {
    tell(part.section, part.needs());
  }
}

function tell(section: HTMLElement, needs: readonly Need[]): void {
  const failed = needs.flatMap((need) => {
    const failure = figures.failure(need);
    return failure ? [sentenceOfFailure(view, need.code, failure)] : [];
  });
  const sentences = [...new Set(failed)];
  if (plotlyFailed && section === sections.trend) {
    sentences.push(words.text("load.failed.drawing"));
  }
  tellIn(section, sentences, words.text("load.again"), plotlyFailed ? () => location.reload() : render);
}

function mountAll(): Part[] {
  const { cards, map, table, trend: line } = sections;
  const chosen = (span: Span) => [needOf(view, selection.indicateur, span)];
  const filters = mountFilters(view, () => go(defaultSelection(page), "pushState"));
  const all: Part[] = [
    {
      needs: () => [],
      update() {
        filters.update();
        carryState();
      },
    },
  ];
  if (map) {
    all.push({ section: map, needs: () => chosen("month"), update: mountMap(map, view) });
  }
  if (cards) {
    all.push({ section: cards, needs: () => cardsNeeded(cards), update: mountCards(cards, view) });
  }
  if (table) {
    const update = mountTable(table, view, (tri) => go({ ...selection, tri }, "replaceState"));
    // As published it needs nothing of the year before.
    all.push({ section: table, needs: () => chosen(isTouched() ? "year" : "month"), update });
  }
  if (line) {
    const mounted = mountTrend(line, view);
    trend = mounted;
    for (const event of ["pointerenter", "focusin"]) {
      line.addEventListener(event, askTrend, { once: true });
    }
    all.push({
      section: line,
      needs: trendNeeded,
      update() {
        mounted.update();
        drawTrend();
      },
    });
    loadPlotly(page.plotly, line).then(
      (found) => {
        plotly = found;
        drawTrend();
      },
      (fault) => {
        console.error(`The drawing of ${line.id} could not be loaded: ${page.plotly}: ${String(fault)}`);
        plotlyFailed = true;
        tell(line, trendNeeded());
      },
    );
  }
  all.push({
    needs: () => chosen("month"),
    update() {
      filters.say();
      document.documentElement.dataset.ready = "true";
    },
  });
  for (const section of Object.values(sections)) {
    mountTools(section, view, () => loadCells(section), drawTrend);
  }
  return all;
}

/** None as long as the cards are as published: they need no file. */
function cardsNeeded(section: HTMLElement): Need[] {
  cardsTouched ||= cardArea(view) !== page.area || selection.mois !== page.month;
  return cardsTouched ? cardsOf(section) : [];
}

function cardsOf(section: HTMLElement): Need[] {
  return cardIndicators(section).map((code) => needOf(view, code, "year"));
}

function isTouched(): boolean {
  return writeSelection(page, selection) !== "";
}

/** None as long as nobody looks closer at the curve as published: older years would be fetched for nothing. */
function trendNeeded(): Need[] {
  trendAsked ||= isTouched();
  return trendAsked ? [needOf(view, selection.indicateur, "all")] : [];
}

function askTrend(): void {
  if (!trendAsked) {
    trendAsked = true;
    render();
  }
}

function drawTrend(): void {
  requestAnimationFrame(() => {
    if (plotly && trend) {
      trend.draw(plotly);
    }
  });
}

async function loadCells(section: HTMLElement): Promise<Cell[]> {
  const needs = section === sections.cards ? cardsOf(section) : [needOf(view, selection.indicateur, spanOf(section))];
  await figures.need(needs);
  tell(section, needs);
  return cellsOf(section).filter(({ series }) => series.isLoaded);
}

function spanOf(section: HTMLElement): Span {
  return section === sections.trend ? "all" : section === sections.table ? "year" : "month";
}

function cellsOf(section: HTMLElement): Cell[] {
  const subject = subjectOf(view, section.id, spanOf(section));
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
      return [...section.querySelectorAll<HTMLElement>(".card")].map((card) => {
        const own = figures.of(needOf(view, card.dataset.indicator ?? "", "year"));
        const at = { measure: card.dataset.measure ?? "somme", area: cardArea(view) };
        return { ...at, series: own, month: monthWithin(own.months, selection.mois) };
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

mountTheme(words, drawTrend);
window.addEventListener("popstate", () => {
  selection = readSelection(page, location.search);
  render();
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
render();
