import { find } from "../runtime/dom";

/** Files chosen or dropped anywhere on the page; `on` is what they were dropped on. */
export function mountDrop(hint: string, take: (files: readonly File[], on: Element | null) => void): void {
  const input = find<HTMLInputElement>("#fichiers");
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file, mended, can be chosen again.
    input.value = "";
    take(files, null);
  });
  const root = document.documentElement;
  root.dataset.dropHint = hint;
  let depth = 0;
  const over = (change: number) => {
    depth = Math.max(0, depth + change);
    root.classList.toggle("dropping", depth > 0);
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragenter", (event) => hasFiles(event) && over(1));
  document.addEventListener("dragleave", (event) => hasFiles(event) && over(-1));
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) {
      return;
    }
    event.preventDefault();
    over(-depth);
    take([...(event.dataTransfer?.files ?? [])], event.target instanceof Element ? event.target : null);
  });
}
