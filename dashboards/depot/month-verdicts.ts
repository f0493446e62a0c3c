import { create } from "../runtime/dom";
import type { Verdict } from "./verdict";
import type { Words } from "./words";

/** How each month of a file stands: all of them are deposited together, so the reader must see which one holds the rest. */
export function renderMonths(verdict: Verdict, words: Words): HTMLElement {
  const columns = ["month", "state", "rows", "errors", "warnings"] as const;
  const numbers = new Set<string>(["rows", "errors", "warnings"]);
  const table = create(
    "table",
    {},
    create("caption", {}, words.text("months.caption")),
    create(
      "thead",
      {},
      create(
        "tr",
        {},
        ...columns.map((name) =>
          create(
            "th",
            { scope: "col", ...(numbers.has(name) ? { class: "number" } : {}) },
            words.text(`months.column.${name}`),
          ),
        ),
      ),
    ),
    create(
      "tbody",
      {},
      ...verdict.byMonth.map((each) => {
        const state = each.errors > 0 ? "fix" : each.warnings > 0 ? "look" : "right";
        return create(
          "tr",
          {},
          create("th", { scope: "row" }, words.month(each.month)),
          create("td", {}, create("span", { class: `month-state ${state}` }, words.text(`months.state.${state}`))),
          ...[each.rows, each.errors, each.warnings].map((count) =>
            create("td", { class: "number" }, words.number(count)),
          ),
        );
      }),
    ),
  );
  const label = words.text("months.caption");
  return create("div", { class: "scroll months", tabindex: "0", role: "region", "aria-label": label }, table);
}
