import { find, write } from "../runtime/dom";
import { mountTheme } from "../runtime/theme";
import { type Card, createCard } from "./card";
import { createLocalCheck } from "./check/local";
import type { Desk } from "./desk";
import { mountDrop } from "./drop";
import { mountKey } from "./key";
import type { DepositPage } from "./page";
import { mountRestitution } from "./restitution/panel";
import { mountTemplates } from "./templates";
import { sameReturn } from "./verdict";
import { createWords } from "./words";

const page: DepositPage = JSON.parse(find("#page").textContent ?? "");
const words = createWords(page);
const local = createLocalCheck(page);
const place = find("#cartes");
const empty = find<HTMLElement>("#aucun-fichier");
const results = find<HTMLElement>("#resultats");
const cards: Card[] = [];
let made = 0;

const { key, ask } = mountKey(words, () => {
  aimTemplates();
  restitution.keyChanged();
  for (const card of cards) {
    card.keyChanged();
  }
});
const desk: Desk = {
  page,
  words,
  local,
  key,
  announce: (text) => write(find("#annonce"), text),
  deposited: (departement, month) => void restitution.show(departement, month),
  askForKey: ask,
};
const restitution = mountRestitution(desk);
restitution.keyChanged();
const aimTemplates = mountTemplates(desk);
aimTemplates();

function addCard(): Card {
  const card = createCard(desk, `fichier-${++made}`, removeCard);
  cards.unshift(card);
  place.prepend(card.element);
  empty.hidden = true;
  return card;
}

function removeCard(card: Card): void {
  cards.splice(cards.indexOf(card), 1);
  card.element.remove();
  empty.hidden = cards.length > 0;
  results.focus();
}

/** A mended file takes the place of the one it mends: dropped on its card, named the same, or about the same month. */
async function take(files: readonly File[], on: Element | null): Promise<void> {
  const target = files.length === 1 ? cards.find((card) => on !== null && card.element.contains(on)) : undefined;
  const taken = files.map((file) => ({
    file,
    card: target ?? cards.find((each) => each.fileName === file.name) ?? addCard(),
  }));
  for (const { file, card } of taken) {
    await card.take(file);
    replaceOlder(card);
  }
  const only = taken.length === 1 ? taken[0] : undefined;
  (only?.card.heading ?? results).focus();
}

function replaceOlder(card: Card): void {
  const { verdict } = card;
  const older = verdict && cards.find((each) => each !== card && each.verdict && sameReturn(each.verdict, verdict));
  if (older?.verdict) {
    card.follow(older.verdict);
    cards.splice(cards.indexOf(older), 1);
    older.element.remove();
  }
}

mountTheme(words, () => {});
mountDrop(words.text("drop"), (files, on) => void take(files, on));
for (const each of document.querySelectorAll<HTMLElement>("[data-scripted]")) {
  each.hidden = false;
}
// Two megabytes: only when nothing else is going on, and never on a connection the reader pays by the byte.
if (!("connection" in navigator && (navigator.connection as { saveData?: boolean }).saveData)) {
  requestIdleCallback?.(() => local.warm(), { timeout: 10_000 });
}
document.documentElement.dataset.ready = "";
