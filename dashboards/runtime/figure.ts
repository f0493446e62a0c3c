import { drawnValue } from "./comparison";
import type { Indicator } from "./page";
import type { Measure, Series } from "./series";
import type { Words } from "./words";

export interface Palette {
  readonly lines: readonly string[];
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly font: string;
}

export interface Figure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout: Record<string, unknown>;
}

export interface Trend {
  readonly series: Series;
  readonly indicator: Indicator;
  readonly measure: Measure;
  /** Keys of the areas, the subject first. */
  readonly areas: readonly string[];
  readonly month: string;
}

const dashes = ["solid", "dash", "dot"];

/** The trend as a plotly figure: a line an area, a gap where a month has no value. */
export function figure(trend: Trend, words: Words, palette: Palette): Figure {
  const { series, indicator, measure, areas, month } = trend;
  const dates = series.months.map((each) => `${each}-01`);
  const lines = areas.map((area, rank) => {
    const color = palette.lines[rank] ?? palette.muted;
    return {
      type: "scatter",
      mode: "lines+markers",
      name: words.area(area),
      x: dates,
      y: series.months.map((each) => drawnValue(series, measure, area, each)),
      text: series.months.map((each) => words.figure(series, indicator, measure, area, each)),
      hovertemplate: "%{fullData.name} : %{text}<extra></extra>",
      connectgaps: false,
      line: { color, width: rank === 0 ? 2.5 : 1.75, dash: dashes[rank] ?? "dashdot" },
      marker: {
        color: series.months.map((each) =>
          series.status(measure, area, each) === "partiel" ? palette.surface : color,
        ),
        line: { color, width: 1.5 },
        opacity: 1,
        size: series.months.map((each) => (rank === 0 && each === month ? 10 : 5)),
      },
    };
  });
  const empty = lines.every((line) => line.y.every((value) => value === null));
  const axis = {
    visible: !empty,
    gridcolor: palette.grid,
    linecolor: palette.grid,
    zeroline: false,
    fixedrange: true,
    automargin: true,
  };
  return {
    data: lines,
    layout: {
      autosize: true,
      height: 300,
      margin: { l: 8, r: 16, t: 8, b: 8 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: palette.font, size: 12, color: palette.muted },
      hovermode: "x unified",
      hoverlabel: { bgcolor: palette.surface, bordercolor: palette.grid, font: { color: palette.ink } },
      dragmode: false,
      showlegend: areas.length > 1,
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { color: palette.ink } },
      annotations: empty ? [nothing(trend, words, palette)] : [],
      xaxis: {
        ...axis,
        type: "date",
        tickformat: "%b %Y",
        hoverformat: "%B %Y",
        showgrid: false,
        // Between few months a date axis would name days.
        ...(dates.length <= 3 ? { tickmode: "array", tickvals: dates } : { nticks: 6 }),
      },
      yaxis: { ...axis, tickformat: ",~f", nticks: 6 },
    },
  };
}

/** Why there is nothing to draw, in the middle of the drawing. */
function nothing(trend: Trend, words: Words, palette: Palette): Record<string, unknown> {
  const { series, indicator, measure, areas } = trend;
  const text = words.figure(series, indicator, measure, areas[0] ?? "", series.months.at(-1) ?? "");
  return {
    text,
    showarrow: false,
    xref: "paper",
    yref: "paper",
    x: 0.5,
    y: 0.5,
    font: { color: palette.muted, size: 16 },
  };
}

/** The areas a trend compares: counts of one area only, since a nation would flatten a département; rates of all. */
export function comparedAreas(subject: string, others: readonly string[], measure: Measure): string[] {
  return measure === "taux" ? [subject, ...others.filter((area) => area !== subject)] : [subject];
}
