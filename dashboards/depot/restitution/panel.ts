import { create, find } from "../../runtime/dom";
import { send } from "../api";
import { renderBusy } from "../busy";
import type { Desk } from "../desk";
import { renderProblem } from "../problem";
import type { Receipt } from "../receipt";
import type { Restitution } from "./answer";
import { renderRestitution } from "./view";

/** The part of the page where a département finds its figures beside the others'. */
export interface RestitutionPanel {
  /** Offers the months of the département the key is of. */
  keyChanged(): void;
  /** Shows a month just deposited. */
  show(departement: string, month: string): Promise<void>;
}

export function mountRestitution(desk: Desk): RestitutionPanel {
  const { words } = desk;
  const choice = find("#restitution-mois");
  const place = find("#restitution-suite");
  let offered: string | null = null;
  let turn = 0;

  const say = (text: string) => choice.replaceChildren(create("p", { class: "note" }, text));

  async function offer(departement: string, chosen: string | null): Promise<boolean> {
    const mine = ++turn;
    const key = desk.key.value;
    const answer = await send(desk.page.api, { method: "GET", path: `/returns/${departement}`, key });
    if (mine !== turn) {
      return false;
    }
    if (answer.status !== 200 || answer.body === null) {
      choice.replaceChildren(renderProblem(answer, words, () => void offer(departement, chosen)));
      return false;
    }
    const months = (answer.body as { receipts: readonly Receipt[] }).receipts.map((receipt) => receipt.month).reverse();
    if (months.length === 0) {
      say(words.text("restitution.months.none", { departement: words.departement(departement) }));
      return true;
    }
    const select = create("select", {}, ...months.map((each) => create("option", { value: each }, words.month(each))));
    select.value = chosen ?? months[0] ?? "";
    const button = create("button", { type: "button", class: "primary" }, words.text("restitution.see"));
    button.addEventListener("click", () => void draw(departement, select.value, true));
    choice.replaceChildren(
      create(
        "div",
        { class: "restitution-choice" },
        create("label", { class: "filter" }, create("span", {}, words.text("restitution.month")), select),
        button,
      ),
    );
    return true;
  }

  async function draw(departement: string, month: string, focus: boolean): Promise<void> {
    const mine = turn;
    const busy = renderBusy(place, words.text("restitution.busy"));
    const path = `/returns/${departement}/${month}/restitution`;
    const answer = await send(desk.page.api, { method: "GET", path, key: desk.key.value });
    if (mine !== turn) {
      return;
    }
    busy.done();
    const shown =
      answer.status === 200 && answer.body !== null
        ? renderRestitution(answer.body as Restitution, desk)
        : renderProblem(answer, words, () => void draw(departement, month, focus));
    place.replaceChildren(shown);
    if (focus) {
      (shown.querySelector<HTMLElement>("h3") ?? find<HTMLElement>("#restitution-titre")).focus();
    } else {
      desk.announce(words.text("restitution.announce", { month: words.month(month) }));
    }
  }

  return {
    keyChanged() {
      const { departement, value } = desk.key;
      if (offered === value) {
        return;
      }
      offered = value;
      turn++;
      // The figures are those of the key: they do not stay on the screen after it.
      place.replaceChildren();
      if (departement === null) {
        say(words.text("restitution.key"));
      } else {
        void offer(departement, null);
      }
    },
    async show(departement, month) {
      offered = desk.key.value;
      if (await offer(departement, month)) {
        await draw(departement, month, false);
      }
    },
  };
}
