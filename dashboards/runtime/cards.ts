import { yearChange } from "./comparison";
import { create, find, write } from "./dom";
import { createDrawn } from "./drawn";
import { indicatorOf } from "./page";
import { areaOf, monthWithin } from "./select";
import type { Measure } from "./series";
import { needOf, type View } from "./view";

/** The indicators the cards show, whatever indicator the other visuals are set to. */
export function cardIndicators(section: HTMLElement): string[] {
  return [...section.querySelectorAll<HTMLElement>(".card")].map((card) => card.dataset.indicator ?? "");
}

/** The area the cards are about: on a département's own page always that département. */
export function cardArea(view: View): string {
  return view.page.departement === null ? areaOf(view.page, view.selection) : view.page.area;
}

/** Keeps the cards in step with the area and the month chosen. */
export function mountCards(section: HTMLElement, view: View): () => void {
  const first = `${view.page.area}|${view.page.month}`;
  const heading = createDrawn(first);
  const cards = [...section.querySelectorAll<HTMLElement>(".card")].map((card) => ({
    card,
    drawn: createDrawn(first),
  }));
  return () => {
    const area = cardArea(view);
    const wanted = `${area}|${view.selection.mois}`;
    if (heading.changes(wanted, true)) {
      const place = area === view.page.area ? "" : `${view.words.area(area)}, `;
      write(section.querySelector(".title-when"), place + view.words.month(view.selection.mois));
    }
    for (const { card, drawn } of cards) {
      if (drawn.changes(wanted, view.series(needOf(view, card.dataset.indicator ?? "", "year")).isLoaded)) {
        writeCard(card, view, area);
      }
    }
  };
}

function writeCard(card: HTMLElement, view: View, area: string): void {
  const { words, page, selection } = view;
  const indicator = indicatorOf(page, card.dataset.indicator ?? "");
  const measure = (card.dataset.measure ?? "somme") as Measure;
  const series = view.series(needOf(view, indicator.code, "year"));
  const month = monthWithin(series.months, selection.mois);
  const value = series.value(measure, area, month);
  const status = series.status(measure, area, month);
  find(".card-value", card).replaceChildren(
    ...(value === null
      ? [create("abbr", { class: "reason" }, words.reason(status))]
      : [
          words.number(value, indicator, measure),
          " ",
          create("span", { class: "card-unit" }, words.unit(indicator, measure)),
        ]),
  );
  write(card.querySelector(".card-change"), changeOf(view, card, area, month));
  card.querySelector(".card-partial")?.remove();
  card.querySelector(".card-month")?.remove();
  if (status === "partiel") {
    find(".card-change", card).after(create("p", { class: "card-partial" }, words.partial(series, area, month)));
  }
  if (month !== selection.mois) {
    find(".card-change", card).after(create("p", { class: "card-month" }, words.month(month)));
  }
  for (const place of card.querySelectorAll<HTMLElement>(".card-compare [data-area]")) {
    const compared = place.dataset.area ?? "";
    const rate = series.value("taux", compared, month);
    const text =
      rate === null ? words.reason(series.status("taux", compared, month)) : words.number(rate, indicator, "taux");
    write(place.querySelector("dd"), text);
  }
}

function changeOf(view: View, card: HTMLElement, area: string, month: string): string {
  const { words, page } = view;
  const indicator = indicatorOf(page, card.dataset.indicator ?? "");
  const measure = (card.dataset.measure ?? "somme") as Measure;
  const series = view.series(needOf(view, indicator.code, "year"));
  const change = yearChange(series, measure, area, month);
  if (!series.isLoaded) {
    return "";
  }
  if (change === null) {
    return words.text("change.notComparable");
  }
  if (change.difference === 0) {
    return words.text("change.none");
  }
  return words.text("change", {
    difference: words.signed(change.difference, measure === "taux" ? indicator.rateDecimals : indicator.decimals),
    percent: change.fraction === null ? "–" : words.percent(change.fraction),
  });
}
