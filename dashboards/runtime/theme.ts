/** What the button says; a page's words give it. */
type ThemeWords = { text(key: string): string };

const themes = ["auto", "light", "dark"] as const;
const key = "observatoire.theme";

/** The button that goes round automatic, light and dark, and remembers; calls back when the colours change. */
export function mountTheme(words: ThemeWords, changed: () => void): void {
  const button = document.querySelector<HTMLButtonElement>("button.theme");
  let theme = themes.find((each) => each === localStorage.getItem(key)) ?? "auto";
  const apply = () => {
    if (theme === "auto") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
    if (button) {
      button.textContent = words.text(`theme.${theme}`);
      button.hidden = false;
    }
  };
  apply();
  button?.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
    localStorage.setItem(key, theme);
    apply();
    changed();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
