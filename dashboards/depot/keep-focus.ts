/**
 * Draws a part again without taking the keyboard from the reader: a verdict may come while one stands on a control of it.
 * The focus goes to the control that has the place of the one that had it, else to the heading.
 */
export function keepFocus(part: HTMLElement, heading: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && part.contains(active) ? active : null;
  const place = held?.dataset.action ? `[data-action="${held.dataset.action}"]` : null;
  draw();
  if (held && document.activeElement !== held) {
    ((place ? part.querySelector<HTMLElement>(place) : null) ?? heading).focus();
  }
}
