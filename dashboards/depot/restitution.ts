import { create } from "../runtime/dom";
import { send } from "./api";
import type { Desk } from "./desk";

/** The département's own figures beside others', private to it, where the service gives them. */
export async function showRestitution(desk: Desk, departement: string, month: string, place: Element): Promise<void> {
  const path = `/returns/${departement}/${month}/restitution`;
  const answer = await send(desk.page.api, { method: "GET", path, key: desk.key.value });
  if (answer.status !== 200 || answer.body === null) {
    return;
  }
  place.replaceChildren(
    create("h4", {}, desk.words.text("restitution")),
    create("pre", { class: "restitution", tabindex: "0" }, JSON.stringify(answer.body, null, 2)),
  );
}
