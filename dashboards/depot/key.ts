import { find, write } from "../runtime/dom";
import { departementOf } from "./api";
import type { Desk } from "./desk";
import type { Words } from "./words";

const stored = "observatoire.key";

/** The field of the key: kept for the tab when the reader asks, never in an address. */
export function mountKey(words: Words, changed: () => void): { key: Desk["key"]; ask(): void } {
  const field = find<HTMLInputElement>("#cle-saisie");
  const show = find<HTMLButtonElement>("#cle-montrer");
  const remember = find<HTMLInputElement>("#cle-retenir");
  const status = find("#cle-etat");
  let value = "";

  const take = () => {
    const typed = field.value.trim();
    const departement = departementOf(typed);
    write(
      status,
      departement !== null
        ? words.text("key.of", { departement: words.departement(departement) })
        : typed === ""
          ? ""
          : words.text("key.shape"),
    );
    field.setAttribute("aria-invalid", String(typed !== "" && departement === null));
    keep();
    if (typed !== value) {
      value = typed;
      changed();
    }
  };
  const keep = () => {
    if (remember.checked && departementOf(field.value.trim()) !== null) {
      sessionStorage.setItem(stored, field.value.trim());
    } else {
      sessionStorage.removeItem(stored);
    }
  };

  const known = sessionStorage.getItem(stored);
  if (known !== null) {
    field.value = known;
    value = known;
    remember.checked = true;
  }
  field.addEventListener("change", take);
  field.addEventListener("input", () => {
    if (departementOf(field.value.trim()) !== null) {
      take();
    }
  });
  remember.addEventListener("change", keep);
  find<HTMLFormElement>("form.key").addEventListener("submit", (event) => {
    event.preventDefault();
    take();
  });
  show.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    show.setAttribute("aria-pressed", String(hidden));
    write(show, words.text(hidden ? "key.hide" : "key.show"));
  });
  take();
  return {
    key: {
      get value() {
        return value;
      },
      get departement() {
        return departementOf(value);
      },
    },
    ask() {
      field.focus();
      field.scrollIntoView({ block: "center" });
    },
  };
}
