/** The element a selector finds. Throws when the page has none: the page and the script were published together. */
export function find<T extends Element>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) {
    throw new Error(`Nothing on this page matches ${selector}`);
  }
  return found;
}

/** A new element with attributes (properties of text and events are set by the caller) and content. */
export function create<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** Writes text where it differs, so that nothing is announced or laid out again for nothing. */
export function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

/** Writes the two parts of a visual's heading. */
export function writeHeading(section: Element, figure: string, when: string): void {
  write(section.querySelector(".title-figure"), figure);
  write(section.querySelector(".title-when"), when);
}
