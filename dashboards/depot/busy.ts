import { create, write } from "../runtime/dom";

/** Shows that something goes on: a bar, and words beside it. */
export interface Busy {
  say(text: string): void;
  /** From 0 to 1; until it is called the bar says nothing of how long. */
  advance(part: number): void;
  done(): void;
}

export function renderBusy(place: Element, text: string): Busy {
  const label = create("span", {}, text);
  const bar = create("progress", { max: "1", "aria-label": text });
  const box = create("p", { class: "busy" }, bar, label);
  place.replaceChildren(box);
  return {
    say(words) {
      write(label, words);
      bar.setAttribute("aria-label", words);
    },
    advance(part) {
      bar.value = part;
      if (part >= 1) {
        bar.removeAttribute("value");
      }
    },
    done: () => box.remove(),
  };
}
