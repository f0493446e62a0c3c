import { create, find, write } from "./dom";
import { areaOf, defaultSelection, type Selection } from "./select";
import { measureOf, needOf, subjectOf, type View } from "./view";

const names = ["indicateur", "mesure", "mois", "region", "departement"] as const;

/** Shows the filters and keeps them in step with the selection; says, once the figures are there, what was chosen. */
export function mountFilters(view: View, reset: () => void): { update: () => void; say: () => void } {
  const form = find<HTMLFormElement>("#filtres");
  const active = find<HTMLElement>("#filtres-actifs");
  const spoken = create("p", { class: "spoken", role: "status" });
  active.after(spoken);
  active.removeAttribute("aria-live");
  form.hidden = false;
  const fields = names
    .map((name) => form.elements.namedItem(name))
    .filter((field) => field instanceof HTMLSelectElement);
  form.addEventListener("change", (event) => {
    const field = event.target as HTMLSelectElement;
    view.choose({ [field.name]: field.value });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    reset();
  });

  let before: string | null = null;
  const update = () => {
    const defaults = defaultSelection(view.page);
    const chips: HTMLElement[] = [];
    for (const field of fields) {
      const name = field.name as (typeof names)[number];
      field.value = view.selection[name];
    }
    for (const name of names) {
      if (view.selection[name] !== defaults[name]) {
        chips.push(
          chip(view, name, labelOf(view, fields, name), () =>
            view.choose({ [name]: defaults[name] } as Partial<Selection>),
          ),
        );
      }
    }
    active.replaceChildren(...chips);
  };
  const say = () => {
    const sentence = sentenceOf(view);
    const isNews = before !== null || !view.series(needOf(view, view.selection.indicateur, "month")).isLoaded;
    if (isNews && before !== sentence) {
      write(spoken, sentence);
    }
    before = sentence;
  };
  return { update, say };
}

function labelOf(view: View, fields: readonly HTMLSelectElement[], name: (typeof names)[number]): string {
  const field = fields.find((each) => each.name === name);
  return field?.selectedOptions[0]?.text ?? view.words.area(`${name === "region" ? "R" : "D"}:${view.selection[name]}`);
}

function chip(view: View, name: string, label: string, remove: () => void): HTMLButtonElement {
  const button = create("button", { type: "button", class: "chip", "data-filter": name }, label, " ×");
  button.setAttribute("aria-label", view.words.text("filter.remove", { filter: label }));
  button.addEventListener("click", () => {
    remove();
    find<HTMLElement>("#filtres select").focus();
  });
  return button;
}

function sentenceOf(view: View): string {
  const area = areaOf(view.page, view.selection);
  const { series, indicator, month } = subjectOf(view, "carte", "month");
  const measure = view.selection.mesure || measureOf(view, "tendance");
  return view.words.text("sentence", {
    indicator: view.words.title(indicator, measure),
    area: view.words.area(area),
    month: view.words.month(month),
    value: view.words.figure(series, indicator, measure, area, month),
  });
}
