import { create } from "./dom";

export interface Tooltip {
  show(anchor: Element, text: string): void;
  hide(): void;
}

/** A tooltip for what has a name of its own already: it repeats it for the eye, and is not read out twice. */
export function attachTooltip(): Tooltip {
  const tip = create("div", { class: "tooltip", "aria-hidden": "true" });
  tip.hidden = true;
  document.body.append(tip);
  const hide = () => {
    tip.hidden = true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
    }
  });
  return {
    show(anchor, text) {
      const split = text.indexOf(" : ");
      const name = create("strong", {}, split < 0 ? text : text.slice(0, split));
      tip.replaceChildren(name, split < 0 ? "" : text.slice(split + 3));
      // In a modal dialog only what is inside it is on top.
      (anchor.closest("dialog") ?? document.body).append(tip);
      tip.hidden = false;
      const box = anchor.getBoundingClientRect();
      const origin = tip.offsetParent?.getBoundingClientRect() ?? document.documentElement.getBoundingClientRect();
      const scrolled = anchor.closest("dialog")?.scrollTop ?? 0;
      const left = Math.min(box.right + 8, document.documentElement.clientWidth - tip.offsetWidth - 8);
      tip.style.left = `${Math.max(8, left) - origin.left}px`;
      tip.style.top = `${Math.max(8, box.top - tip.offsetHeight - 8) - origin.top + scrolled}px`;
    },
    hide,
  };
}
