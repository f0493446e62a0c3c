import { create, find } from "../runtime/dom";
import { departementOf, send } from "./api";
import type { Desk } from "./desk";
import { renderProblem } from "./problem";
import { receiptOf, renderReceipt } from "./receipt";

const monthsShown = 24;

/** The months that are over, the last one first, as AAAA-MM. */
export function pastMonths(today: Date, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1 - index, 1)).toISOString().slice(0, 7),
  );
}

/** Templates to download, and the month without activity; returns what to do when a key is typed. */
export function mountTemplates(desk: Desk): () => void {
  const departement = find<HTMLSelectElement>("#modele-departement");
  const month = find<HTMLSelectElement>("#modele-mois");
  month.append(
    ...pastMonths(new Date(), monthsShown).map((each) => create("option", { value: each }, desk.words.month(each))),
  );
  const aim = () => {
    for (const format of ["xlsx", "csv"]) {
      const address = `${desk.page.api}/templates/${departement.value}/${month.value}.${format}`;
      find<HTMLAnchorElement>(`#modele-${format}`).href = address;
    }
    find("#rien-suite").replaceChildren();
  };
  departement.addEventListener("change", aim);
  month.addEventListener("change", aim);
  aim();
  mountNothing(desk, () => ({ departement: departement.value, month: month.value }));
  return () => {
    const own = departementOf(desk.key.value);
    if (own !== null) {
      departement.value = own;
      aim();
    }
  };
}

function mountNothing(desk: Desk, chosen: () => { departement: string; month: string }): void {
  const { words } = desk;
  const after = find("#rien-suite");
  const declare = async () => {
    const { departement, month } = chosen();
    const path = `/returns/${departement}/${month}/nothing`;
    const answer = await send(desk.page.api, { method: "POST", path, key: desk.key.value });
    if (answer.status !== 200 && answer.status !== 201) {
      after.replaceChildren(renderProblem(answer, words, null));
      return;
    }
    const receipt = receiptOf(answer.body);
    after.replaceChildren(create("p", {}, words.text("nothing.done")));
    if (receipt) {
      after.append(renderReceipt(receipt, "", answer.status === 201, words));
    }
  };
  find("#rien").addEventListener("click", () => {
    const { departement, month } = chosen();
    if (desk.key.departement !== departement) {
      const key = desk.key.departement;
      after.replaceChildren(
        create("p", {}, key === null ? words.text("deposit.key") : words.text("deposit.other", { key, departement })),
      );
      desk.askForKey();
      return;
    }
    const label = words.text("nothing.confirm", {
      month: words.month(month),
      departement: words.departement(departement),
    });
    const confirm = create("button", { type: "button", class: "primary" }, label);
    confirm.addEventListener("click", () => void declare());
    after.replaceChildren(confirm);
    confirm.focus();
  });
}
