import { create } from "../runtime/dom";
import { printOnly } from "./print";
import type { Words } from "./words";

interface Corrections {
  readonly changed: number;
  readonly added: number;
  readonly withdrawn: number;
}

export interface Receipt {
  readonly receiptId: string;
  readonly departement: string;
  readonly month: string;
  readonly revision: number;
  readonly sha256: string;
  readonly rows: number;
  readonly receivedAt: string;
  /** How many figures the revision changed; null for the first. */
  readonly corrections: Corrections | null;
  /** Proves the receipt and all those before it of the département. */
  readonly code: string;
}

/** The receipt of an answer, or null when it carries none. */
export function receiptOf(body: unknown): Receipt | null {
  return receiptsOf(body)[0] ?? null;
}

/** The receipts of an answer: one a month of what was deposited, none when nothing was. */
export function receiptsOf(body: unknown): readonly Receipt[] {
  const { receipt, receipts } = (body ?? {}) as { receipt?: Receipt; receipts?: readonly Receipt[] };
  return receipts ?? (typeof receipt?.receiptId === "string" ? [receipt] : []);
}

/** The receipt to read, keep and print. */
export function renderReceipt(receipt: Receipt, file: string, isNew: boolean, words: Words): HTMLElement {
  const row = (key: string, value: string, code = false) => [
    create("dt", {}, words.text(`receipt.${key}`)),
    create("dd", {}, code ? create("code", {}, value) : value),
  ];
  const print = create("button", { type: "button", class: "print" }, words.text("receipt.print"));
  const heading = create("h4", { tabindex: "-1" }, words.text("receipt"));
  const box = create(
    "section",
    { class: "receipt" },
    heading,
    create("p", { class: "receipt-next" }, words.text(isNew ? "receipt.next" : "receipt.again")),
    create(
      "dl",
      {},
      ...row("number", receipt.receiptId, true),
      ...row("departement", `${receipt.departement} ${words.departement(receipt.departement)}`),
      ...row("month", words.month(receipt.month)),
      ...row("date", words.instant(receipt.receivedAt)),
      ...row("revision", words.number(receipt.revision)),
      ...(receipt.corrections === null ? [] : row("corrections", correctionsOf(receipt.corrections, words))),
      ...row("rows", words.number(receipt.rows)),
      ...(file === "" ? [] : row("file", file)),
      ...row("sha", receipt.sha256, true),
      ...row("code", receipt.code, true),
    ),
  );
  if (receipt.revision > 1) {
    box.append(
      create("p", { class: "note" }, words.text("receipt.revision.more", { revision: words.number(receipt.revision) })),
    );
  }
  box.append(print);
  print.addEventListener("click", () => printOnly(box));
  return box;
}

function correctionsOf({ changed, added, withdrawn }: Corrections, words: Words): string {
  return words.text("receipt.corrections.counts", {
    changed: words.number(changed),
    added: words.number(added),
    withdrawn: words.number(withdrawn),
  });
}
