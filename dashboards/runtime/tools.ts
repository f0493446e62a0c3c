import { type Cell, writeCsv } from "./csv";
import { create } from "./dom";
import type { View } from "./view";

/** Fills a visual's toolbar: its figures as CSV, as a table, and the visual alone on screen. */
export function mountTools(section: HTMLElement, view: View, cells: () => Promise<Cell[]>, resized: () => void): void {
  const { words } = view;
  const bar = section.querySelector(".visual-tools");
  const title = () => section.querySelector("h2")?.textContent ?? "";
  const add = (key: string, act: (button: HTMLButtonElement) => unknown) => {
    const button = create("button", { type: "button", "data-tool": key }, words.text(`tool.${key}`));
    button.setAttribute("aria-label", `${words.text(`tool.${key}`)} : ${title()}`);
    button.addEventListener("focus", () =>
      button.setAttribute("aria-label", `${words.text(`tool.${key}`)} : ${title()}`),
    );
    button.addEventListener("click", () => act(button));
    bar?.append(button);
    return button;
  };

  const table = section.querySelector<HTMLDetailsElement>("details.as-table");
  if (table) {
    const button = add("table", () => {
      table.open = !table.open;
    });
    button.setAttribute("aria-expanded", "false");
    table.addEventListener("toggle", () => button.setAttribute("aria-expanded", String(table.open)));
  }
  add("csv", async () => {
    const found = await cells();
    if (found.length > 0) {
      save(`observatoire-${section.id}-${view.selection.mois}.csv`, writeCsv(found));
    }
  });
  if (section.dataset.visual !== "cards") {
    add("focus", (button) => showAlone(section, button, words.text("tool.close"), resized));
  }
}

function save(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  create("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function showAlone(section: HTMLElement, opener: HTMLElement, label: string, resized: () => void): void {
  const close = create("button", { type: "button", class: "close" }, label);
  const labelledBy = section.getAttribute("aria-labelledby") ?? "";
  const dialog = create("dialog", { class: "focus", "aria-labelledby": labelledBy }, close);
  const place = create("div", { class: `${section.className} placeholder`, "aria-hidden": "true" });
  place.style.minHeight = `${section.offsetHeight}px`;
  section.replaceWith(place);
  dialog.append(section);
  document.body.append(dialog);
  opener.hidden = true;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    place.replaceWith(section);
    dialog.remove();
    opener.hidden = false;
    opener.focus();
    resized();
  });
  dialog.showModal();
  resized();
}
