import { create } from "../runtime/dom";
import { printOnly } from "./print";
import { type Receipt, renderReceipt } from "./receipt";
import type { Words } from "./words";

/** The receipts of a file of several months: one a month, each to open and print, or all at once. */
export function renderReceipts(receipts: readonly Receipt[], file: string, words: Words): HTMLElement {
  const months = receipts.map((receipt) => receipt.month);
  const folded = receipts.map((receipt) =>
    create(
      "details",
      { class: "receipt-month" },
      create(
        "summary",
        {},
        words.text("receipts.one", { month: words.month(receipt.month), number: receipt.receiptId }),
      ),
      renderReceipt(receipt, file, true, words),
    ),
  );
  const print = create(
    "button",
    { type: "button", class: "print primary" },
    words.count("receipts.print", months.length),
  );
  const box = create(
    "section",
    { class: "receipts" },
    create("h4", { tabindex: "-1" }, words.count("receipts", months.length)),
    create("p", { class: "receipt-next" }, words.text("receipts.next", { months: words.months(months) })),
    print,
    ...folded,
  );
  print.addEventListener("click", () => printOnly(box, folded));
  return box;
}
