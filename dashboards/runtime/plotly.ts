import { create } from "./dom";
import type { Plotly } from "./trend";

/** Loads plotly once the first content is on screen, the browser idle and the element near the viewport. */
export async function loadPlotly(address: string, near: Element): Promise<Plotly> {
  await firstPaint();
  await inSight(near);
  await new Promise<void>((resolve) => {
    "requestIdleCallback" in window
      ? requestIdleCallback(() => resolve(), { timeout: 1500 })
      : setTimeout(resolve, 200);
  });
  // Tells plotly that its rules are in site.css: the page's policy forbids the ones it would write.
  document.head.append(create("meta", { id: "plotly.js-style-global", class: "no-inline-styles" }));
  const module: { default: Plotly } = await import(address);
  return module.default;
}

function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length > 0) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe({ type: "paint", buffered: true });
  });
}

function inSight(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          observer.disconnect();
          resolve();
        }
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
  });
}
