import { create, find, write, writeHeading } from "./dom";
import { createDrawn } from "./drawn";
import { comparedAreas, type Figure, figure, type Palette } from "./figure";
import { regionOf } from "./page";
import { readTrend } from "./reading";
import { areaOf } from "./select";
import { type Subject, subjectOf, type View } from "./view";

/** The part of plotly.js a trend is drawn with. */
export interface Plotly {
  react(element: HTMLElement, data: Figure["data"], layout: Figure["layout"], config: object): Promise<unknown>;
  Plots: { resize(element: HTMLElement): void };
}

/** The areas of the trend, its subject first. */
export function trendAreas(view: View, subject: Subject): string[] {
  const { page, selection } = view;
  const area = areaOf(page, selection);
  const region = area.startsWith("D:") ? regionOf(page, area.slice(2)) : undefined;
  const others = [page.area, ...(region === undefined ? [] : [`R:${region}`]), "N:FR"];
  const compared = comparedAreas(area, [...new Set(others)], subject.measure);
  // Two départements are of one size: a département's page compares their counts too.
  return page.departement !== null && area !== page.area && !compared.includes(page.area)
    ? [...compared, page.area]
    : compared.filter((each) => !subject.series.isLoaded || subject.series.areas.includes(each)).slice(0, 4);
}

/** Keeps the trend's words and table in step, and its drawing once plotly is there. */
export function mountTrend(
  section: HTMLElement,
  view: View,
): { update: () => void; draw: (plotly: Plotly) => unknown } {
  const plot = find<HTMLElement>(".plot", section);
  const drawn = createDrawn(`${view.page.defaultIndicator}|${section.dataset.measure}|${view.page.area}`);
  return {
    update() {
      const subject = subjectOf(view, section.id, "all");
      const [area = view.page.area, ...others] = trendAreas(view, subject);
      const wanted = [subject.indicator.code, subject.measure, area, ...others].join("|");
      if (drawn.changes(wanted, subject.series.isLoaded)) {
        // A drawing is of its own subject: it is not shown under another's title.
        plot.classList.toggle("stale", !subject.series.isLoaded || !plot.querySelector(".plotly-target"));
        writeTrend(section, view, subject, [area, ...others]);
      }
    },
    draw(plotly) {
      const subject = subjectOf(view, section.id, "all");
      if (!subject.series.isLoaded) {
        return;
      }
      const areas = trendAreas(view, subject);
      const { data, layout } = figure({ ...subject, areas }, view.words, paletteOf(plot));
      let target = plot.querySelector<HTMLElement>(".plotly-target");
      if (!target) {
        // The table below is the accessible form; the drawing is one image with a name.
        target = create("div", { class: "plotly-target", role: "img" });
        plot.replaceChildren(target);
        plot.classList.remove("stale");
      }
      target.setAttribute("aria-label", find("h2", section).textContent ?? "");
      const config = { locale: view.page.language, displayModeBar: false, showSendToCloud: false, responsive: true };
      return plotly.react(target, data, layout, config);
    },
  };
}

function writeTrend(section: HTMLElement, view: View, subject: Subject, areas: readonly string[]): void {
  const { words } = view;
  const { series, indicator, measure } = subject;
  const names = areas.map((area) => words.area(area)).join(", ");
  const title = words.title(indicator, measure);
  const [first, last] = [series.months[0] ?? "", series.months.at(-1) ?? ""];
  const when = { area: names, first: words.month(first), last: words.month(last) };
  writeHeading(section, title, words.text("trend.when", when));
  write(section.querySelector(".reading"), readTrend(subject, areas[0] ?? "", words));
  write(section.querySelector("caption"), `${title}, ${names}`);
  const headings = areas.map((area) => create("th", { scope: "col", class: "number" }, words.area(area)));
  const head = find<HTMLTableRowElement>("thead tr", section);
  head.replaceChildren(...[...head.cells].slice(0, 1), ...headings);
  find("tbody", section).replaceChildren(
    ...series.months.map((month) =>
      create(
        "tr",
        {},
        create("th", { scope: "row" }, words.month(month)),
        ...areas.map((area) =>
          create("td", { class: "number" }, words.figure(series, indicator, measure, area, month)),
        ),
      ),
    ),
  );
}

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    lines: [color("--accent"), color("--highlight"), color("--ink"), color("--muted")],
    ink: color("--ink"),
    muted: color("--muted"),
    grid: color("--grid"),
    surface: color("--surface"),
    font: style.fontFamily,
  };
}
