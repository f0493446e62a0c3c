/**
 * Draws a part again without taking the keyboard from the reader: a verdict may come while one stands on a control of it.
 * The focus goes to the control that has the place of the one that had it, else to the heading. A control that is being
 * pressed is left until it is released: replaced before, it would never be clicked.
 */
export function keepFocus(part: HTMLElement, heading: HTMLElement, draw: () => void): void {
  if (!part.querySelector("button:active")) {
    redraw(part, heading, draw);
    return;
  }
  const released = new AbortController();
  for (const end of ["pointerup", "pointercancel", "keyup"]) {
    addEventListener(
      end,
      () => {
        released.abort();
        // After the click, which follows.
        setTimeout(() => redraw(part, heading, draw));
      },
      { signal: released.signal },
    );
  }
}

function redraw(part: HTMLElement, heading: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && part.contains(active) ? active : null;
  const place = held?.dataset.action ? `[data-action="${held.dataset.action}"]` : null;
  draw();
  if (held && document.activeElement !== held) {
    ((place ? part.querySelector<HTMLElement>(place) : null) ?? heading).focus();
  }
}
