import { create, write } from "../runtime/dom";
import type { Filter, Verdict } from "./verdict";
import type { Words } from "./words";

/** The filters of the findings: severity, rule, column, text. `changed` draws them and says how many are shown. */
export function createFilter(verdict: Verdict, words: Words, changed: (filter: Filter) => number): HTMLElement {
  const choice = (name: string, options: readonly (readonly [string, string])[]) => {
    const all = create("option", { value: "" }, words.text(`filter.${name}.all`));
    const select = create("select", {}, all, ...options.map(([value, label]) => create("option", { value }, label)));
    return {
      select,
      label: create("label", { class: "filter" }, create("span", {}, words.text(`filter.${name}`)), select),
    };
  };
  const severity = choice("severity", [
    ["error", words.text("filter.severity.error")],
    ["warning", words.text("filter.severity.warning")],
  ]);
  const code = choice(
    "code",
    verdict.groups.map((group) => [group.code, `${group.code} (${words.number(group.count)})`]),
  );
  const columns = [...new Set(verdict.findings.map((each) => each.column).filter((each) => each !== null))];
  const column = choice(
    "column",
    columns.map((name) => [name, name]),
  );
  const month = choice(
    "month",
    verdict.months.map((each) => [each, words.month(each)]),
  );
  const text = create("input", { type: "search" });
  const count = create("p", { class: "note", role: "status" });
  const bar = create(
    "div",
    { class: "finding-filters", role: "search", "aria-label": words.text("filter.label") },
    severity.label,
    code.label,
    column.label,
    ...(verdict.months.length > 1 ? [month.label] : []),
    create("label", { class: "filter" }, create("span", {}, words.text("filter.text")), text),
    count,
  );
  bar.addEventListener("input", () => {
    const shown = changed({
      severity: severity.select.value,
      code: code.select.value,
      column: column.select.value,
      month: month.select.value,
      text: text.value,
    });
    write(count, words.count("filter.count", shown));
  });
  return bar;
}
