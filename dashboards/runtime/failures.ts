import { create, find } from "./dom";
import type { LoadFailure } from "./load";
import { indicatorOf } from "./page";
import type { View } from "./view";

/** A sentence that names the series and says why it is not there. */
export function sentenceOfFailure(view: Pick<View, "page" | "words">, code: string, failure: LoadFailure): string {
  return view.words.text("load.failed", {
    indicator: indicatorOf(view.page, code).label,
    code,
    reason: view.words.text(`load.reason.${failure.reason}`, { status: String(failure.status ?? "") }),
  });
}

/** Says in the visual itself what it could not have, with a button that asks again; takes the words away when there is nothing to say. */
export function tellIn(section: HTMLElement, sentences: readonly string[], again: string, retry: () => void): void {
  const before = section.querySelector(".load-failed");
  if (sentences.length === 0) {
    before?.remove();
    return;
  }
  const button = create("button", { type: "button" }, again);
  button.addEventListener("click", () => {
    // The button may be gone once the figures are there: focus stays in the visual.
    section.querySelector<HTMLElement>(".visual-tools button")?.focus();
    retry();
  });
  const note = create("div", { class: "load-failed" }, ...sentences.map((each) => create("p", {}, each)), button);
  if (before) {
    before.replaceWith(note);
  } else {
    find(".visual-head", section).after(note);
  }
}
