import { create } from "../runtime/dom";
import type { Checker } from "./card";
import type { Desk } from "./desk";
import { renderMonths } from "./month-verdicts";
import { compare, type State, type Verdict } from "./verdict";

export interface Summary {
  readonly desk: Desk;
  readonly heading: HTMLElement;
  readonly file: string;
  readonly verdict: Verdict | null;
  readonly before: Verdict | null;
  readonly checker: Checker;
  readonly state: State | "deposited" | null;
  readonly deposit: () => void;
  readonly mend: (file: File) => void;
  readonly remove: () => void;
  readonly report: () => void;
  readonly annotated: () => void;
}

/** The top of a card: which return, how it stands, what to do next and the buttons that do it. */
export function renderSummary(place: Element, of: Summary): void {
  const { desk, verdict, state } = of;
  const { words } = desk;
  of.heading.textContent = titleOf(of);
  const head = create("div", { class: "card-head" }, of.heading);
  if (state !== null) {
    head.append(create("span", { class: `state ${state}` }, words.text(`state.${state}`)));
  }
  const kept = document.activeElement;
  const focused = kept instanceof HTMLElement && place.contains(kept) ? kept.dataset.action : undefined;
  const wasHeading = kept === of.heading;
  place.replaceChildren(head, create("p", { class: "file-name" }, of.file), ...(verdict ? factsOf(of, verdict) : []));
  place.append(actionsOf(of));
  const again = wasHeading ? of.heading : place.querySelector<HTMLElement>(`[data-action="${focused}"]`);
  again?.focus();
}

function titleOf({ desk, verdict, file }: Summary): string {
  if (!verdict) {
    return file;
  }
  const { words } = desk;
  return verdict.departement === null || verdict.months.length === 0
    ? words.text("heading.unknown")
    : words.text("heading", {
        departement: `${words.departement(verdict.departement)} (${verdict.departement})`,
        months: words.months(verdict.months),
      });
}

function factsOf(of: Summary, verdict: Verdict): HTMLElement[] {
  const { words } = of.desk;
  const { counts } = verdict;
  const facts = create(
    "ul",
    { class: "facts" },
    create("li", {}, words.count("rows", counts.rows)),
    create("li", { class: counts.errors > 0 ? "bad" : "" }, words.count("errors", counts.errors)),
    create("li", { class: counts.warnings > 0 ? "doubtful" : "" }, words.count("warnings", counts.warnings)),
  );
  const parts: HTMLElement[] = [facts];
  if (of.before && of.state !== "deposited") {
    parts.push(create("p", { class: "compare" }, compareText(of, of.before, verdict)));
  }
  if (verdict.byMonth.length > 1 && of.state !== "deposited") {
    parts.push(renderMonths(verdict, words));
  }
  if (of.state !== null && of.state !== "deposited") {
    const ready = counts.warnings > 0 ? "ready.warnings" : of.desk.key.departement ? "ready.key" : "ready";
    const next = of.state === "ready" ? ready : of.state;
    parts.push(create("p", { class: "next" }, words.text(`next.${next}`)));
    parts.push(create("p", { class: "note" }, words.text(`by.${of.checker}`)));
  }
  return parts;
}

function compareText({ desk }: Summary, before: Verdict, after: Verdict): string {
  const { words } = desk;
  const { fixed, left, fresh } = compare(before, after);
  const text = words.text("compare", {
    fixed: words.count("compare.fixed", fixed),
    left: left === 0 ? words.text("compare.left.none") : words.count("compare.left", left),
  });
  return fresh > 0 ? `${text} ${words.count("compare.fresh", fresh)}` : text;
}

function actionsOf(of: Summary): HTMLElement {
  const { desk, verdict, state } = of;
  const { words } = desk;
  const actions = create("div", { class: "card-actions" });
  if (verdict && state === "ready") {
    const count = verdict.months.length;
    const label =
      count === 1
        ? words.text("deposit", { month: words.months(verdict.months) })
        : words.count("deposit.several", count);
    actions.append(button("deposit", label, of.deposit, "primary"));
  }
  if (verdict && (state === "fix" || state === "explain")) {
    actions.append(mendButton(of));
  }
  if (verdict && verdict.findings.length > 0 && state !== "deposited") {
    actions.append(button("report", words.text("report"), of.report));
    const annotated = button("annotated", words.text("annotated"), of.annotated);
    annotated.title = words.text("annotated.more");
    actions.append(annotated);
  }
  const remove = button("remove", words.text("remove"), of.remove, "quiet");
  remove.setAttribute("aria-label", words.text("remove.label", { file: of.file }));
  actions.append(remove);
  return actions;
}

function button(action: string, text: string, press: () => void, kind = ""): HTMLButtonElement {
  const made = create("button", { type: "button", class: kind, "data-action": action }, text);
  made.addEventListener("click", press);
  return made;
}

function mendButton(of: Summary): HTMLElement {
  const input = create("input", { type: "file", class: "spoken", accept: ".csv,.tsv,.txt,.json,.xlsx" });
  input.dataset.action = "mend";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) {
      of.mend(file);
    }
  });
  return create("label", { class: "as-button primary" }, input, of.desk.words.text("mend"));
}
