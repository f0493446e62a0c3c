import { find } from "./dom";
import { mountTheme } from "./theme";

/** A page that has nothing to enliven but its theme. */
const { text } = JSON.parse(find("#words").textContent ?? "") as { text: Readonly<Record<string, string>> };

mountTheme({ text: (key) => text[key] ?? key }, () => {});
document.documentElement.dataset.ready = "true";
