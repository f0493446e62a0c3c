/** Prints one part of the page, with those of its details that are told opened for the time of it. */
export function printOnly(part: HTMLElement, details: readonly HTMLDetailsElement[] = []): void {
  const closed = details.filter((each) => !each.open);
  for (const each of closed) {
    each.open = true;
  }
  part.classList.add("printed");
  window.print();
  part.classList.remove("printed");
  for (const each of closed) {
    each.open = false;
  }
}
