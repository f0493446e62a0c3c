import { cardArea, cardIndicators, mountCards } from "./cards";
import type { Cell } from "./csv";
import { find } from "./dom";
import { sentenceOfFailure, tellIn } from "./failures";
import { createFigures } from "./figures";
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
import { areasInScope, subjectOf, type View } from "./view";
import { createWords } from "./words";

/** What is drawn from some series: a visual, or what is said of the whole page. It waits for none of the others. */
interface Part {
  readonly section?: HTMLElement;
  codes(): readonly string[];
  update(): void;
}

const page: Page = JSON.parse(find("#page").textContent ?? "");
const words = createWords(page);
const figures = createFigures(
  page,
  (code) => loadSeries(page, code),
  (message) => console.error(message),
);
const sections = Object.fromEntries(
  [...document.querySelectorAll<HTMLElement>("section[data-visual]")].map((each) => [each.dataset.visual ?? "", each]),
);
let selection = readSelection(page, location.search);
let plotly: Plotly | null = null;
let plotlyFailed = false;
let trend: ReturnType<typeof mountTrend> | null = null;
let cardsTouched = false;
let turn = 0;

const view: View = {
  page,
  words,
  get selection() {
    return selection;
  },
  series: (code) => figures.of(code),
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
    const coming = figures.need(part.codes());
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
    tell(part.section, part.codes());
  }
}

function tell(section: HTMLElement, codes: readonly string[]): void {
  const sentences = [...new Set(codes)].flatMap((code) => {
    const failure = figures.failure(code);
    return failure ? [sentenceOfFailure(view, code, failure)] : [];
  });
  if (plotlyFailed && section === sections.trend) {
    sentences.push(words.text("load.failed.drawing"));
  }
  tellIn(section, sentences, words.text("load.again"), plotlyFailed ? () => location.reload() : render);
}

function mountAll(): Part[] {
  const { cards, map, table, trend: line } = sections;
  const chosen = () => [selection.indicateur];
  const filters = mountFilters(view, () => go(defaultSelection(page), "pushState"));
  const all: Part[] = [
    {
      codes: () => [],
      update() {
        filters.update();
        carryState();
      },
    },
  ];
  if (map) {
    all.push({ section: map, codes: chosen, update: mountMap(map, view) });
  }
  if (cards) {
    all.push({ section: cards, codes: () => cardsNeeded(cards), update: mountCards(cards, view) });
  }
  if (table) {
    const update = mountTable(table, view, (tri) => go({ ...selection, tri }, "replaceState"));
    all.push({ section: table, codes: chosen, update });
  }
  if (line) {
    const mounted = mountTrend(line, view);
    trend = mounted;
    all.push({
      section: line,
      codes: chosen,
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
        tell(line, chosen());
      },
    );
  }
  all.push({
    codes: chosen,
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
function cardsNeeded(section: HTMLElement): string[] {
  cardsTouched ||= cardArea(view) !== page.area || selection.mois !== page.month;
  return cardsTouched ? cardIndicators(section) : [];
}

function drawTrend(): void {
  requestAnimationFrame(() => {
    if (plotly && trend) {
      trend.draw(plotly);
    }
  });
}

async function loadCells(section: HTMLElement): Promise<Cell[]> {
  const codes = section === sections.cards ? cardIndicators(section) : [selection.indicateur];
  await figures.need(codes);
  tell(section, codes);
  return cellsOf(section).filter(({ series }) => series.isLoaded);
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
      return [...section.querySelectorAll<HTMLElement>(".card")].map((card) => {
        const own = figures.of(card.dataset.indicator ?? "");
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
