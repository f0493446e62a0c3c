import { create, write } from "../../runtime/dom";
import type { Desk } from "../desk";
import { save } from "../downloads";
import { printOnly } from "../print";
import type { Restitution, RestitutionFigure } from "./answer";
import { isSent, reasonsUsed } from "./cells";
import { writeRestitution } from "./csv";
import { familiesOf, familyOf } from "./families";
import { renderComparison, renderPast } from "./table";

/** A restitution to read, filter, print and take away. */
export function renderRestitution(of: Restitution, desk: Desk): HTMLElement {
  const { words } = desk;
  const text = (key: string) => words.text(`restitution.${key}`);
  const sent = of.figures.filter(isSent);
  const place = { departement: words.departement(of.departement), month: words.month(of.month) };
  const heading = create("h3", { tabindex: "-1" }, words.text("restitution.title", place));
  const family = create("select", {});
  const all = create("input", { type: "checkbox" });
  const count = create("p", { class: "note", role: "status" });
  const tables = create("div", { class: "restitution-tables" });
  const past = create("details", { class: "as-table" }, create("summary", {}, text("past")));
  const box = create("section", { class: "restitution-view" }, heading);

  const offer = () => {
    const chosen = family.value;
    const names = familiesOf(all.checked ? of.figures : sent, words);
    family.replaceChildren(
      create("option", { value: "" }, text("family.all")),
      ...names.map((name) => create("option", { value: name }, name)),
    );
    family.value = names.includes(chosen) ? chosen : "";
  };
  const draw = () => {
    const shown = (all.checked ? of.figures : sent).filter(
      (figure) => family.value === "" || familyOf(figure.code, words) === family.value,
    );
    write(count, words.count("restitution.shown", shown.length));
    const opened = past.open;
    tables.replaceChildren(
      ...(shown.length === 0
        ? [create("p", {}, text("none"))]
        : [renderComparison(of, shown, words), legendOf(shown, desk)]),
    );
    past.replaceChildren(create("summary", {}, text("past")), renderPast(of, shown, words));
    past.open = opened;
    past.hidden = shown.length === 0;
  };

  const print = create("button", { type: "button" }, text("print"));
  print.addEventListener("click", () => printOnly(box, [past]));
  const csv = create("button", { type: "button" }, text("csv"));
  csv.addEventListener("click", () =>
    save(
      new Blob([writeRestitution(of, words)], { type: "text/csv;charset=utf-8" }),
      `restitution-${of.departement}-${of.month}.csv`,
    ),
  );
  const filters = create(
    "div",
    { class: "finding-filters", role: "search", "aria-label": text("filter") },
    create("label", { class: "filter" }, create("span", {}, text("family")), family),
    create("label", { class: "check" }, all, ` ${text("everything")}`),
    count,
  );
  filters.addEventListener("input", () => {
    offer();
    draw();
  });
  all.checked = sent.length === 0;
  offer();
  draw();
  box.append(
    create("p", { class: "private" }, text("private")),
    create("p", { class: "others" }, othersOf(of, desk)),
    ...(of.simulated ? [create("p", { class: "simulated" }, text("simulated"))] : []),
    create("p", { class: "card-actions" }, print, csv),
    filters,
    tables,
    past,
    peersOf(of, desk),
  );
  return box;
}

/** What the words in place of a figure mean: only those that are there. */
function legendOf(figures: readonly RestitutionFigure[], { words }: Desk): HTMLElement {
  const list = create("dl", { class: "legend" });
  for (const reason of ["howto", ...reasonsUsed(figures, words)]) {
    list.append(create("dt", {}, words.text(`why.${reason}`)), create("dd", {}, words.text(`why.${reason}.more`)));
  }
  return list;
}

/** Of which month the others' figures are, and who told them. */
function othersOf({ others }: Restitution, { words }: Desk): string {
  return others === null
    ? words.text("restitution.others.none")
    : words.text("restitution.others", {
        month: words.month(others.month),
        day: words.day(others.publishedAt),
      });
}

function peersOf(of: Restitution, { words }: Desk): HTMLElement {
  const peers = of.peers.map((peer) => `${peer.name} (${peer.code})`).join(", ");
  const population = of.population && {
    count: words.number(of.population.count),
    year: String(of.population.year),
  };
  return create(
    "details",
    { class: "as-table" },
    create("summary", {}, words.text("restitution.peers")),
    create(
      "p",
      {},
      of.peers.length === 0 ? words.text("restitution.peers.none") : words.text("restitution.peers.are", { peers }),
    ),
    create(
      "p",
      {},
      population ? words.text("restitution.population", population) : words.text("why.noPopulation.more"),
    ),
  );
}
