import { create } from "../runtime/dom";
import type { Words } from "./words";

export interface Receipt {
  readonly receiptId: string;
  readonly departement: string;
  readonly month: string;
  readonly revision: number;
  readonly sha256: string;
  readonly rows: number;
  readonly receivedAt: string;
  readonly verificationCode?: string;
}

/** The receipt of an answer, or null when it carries none. */
export function receiptOf(body: unknown): Receipt | null {
  const receipt = (body as { receipt?: Receipt } | null)?.receipt;
  return typeof receipt?.receiptId === "string" ? receipt : null;
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
      ...row("rows", words.number(receipt.rows)),
      ...row("file", file),
      ...row("sha", receipt.sha256, true),
      ...(receipt.verificationCode ? row("code", receipt.verificationCode, true) : []),
    ),
  );
  if (receipt.revision > 1) {
    box.append(
      create("p", { class: "note" }, words.text("receipt.revision.more", { revision: words.number(receipt.revision) })),
    );
  }
  box.append(print);
  print.addEventListener("click", () => {
    box.classList.add("printed");
    window.print();
    box.classList.remove("printed");
  });
  return box;
}
