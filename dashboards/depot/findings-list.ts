import { create } from "../runtime/dom";
import type { Desk } from "./desk";
import { createFilter } from "./filter-bar";
import type { Sheet } from "./preview";
import { renderPreview } from "./preview-table";
import {
  everything,
  type Filter,
  type Finding,
  filterFindings,
  type Group,
  unexplained,
  type Verdict,
} from "./verdict";

const firstShown = 5;
const filterFrom = 8;

export interface FindingsOf {
  readonly desk: Desk;
  readonly verdict: Verdict;
  readonly sheet: Sheet | null;
  readonly file: string;
  /** Start of the identifiers of this card. */
  readonly id: string;
  readonly reasons: Map<string, string>;
  /** Called when a reason is chosen or taken back. */
  readonly explained: () => void;
}

/** What was found, gathered by what mends it, each finding leading to its line. */
export function renderFindings(of: FindingsOf): HTMLElement {
  const { desk, verdict } = of;
  const groups = create("div", { class: "groups" });
  const box = create("section", { class: "findings", "aria-label": desk.words.text("findings") });
  let filter: Filter = everything;
  const draw = () => {
    const shown = filterFindings(verdict.findings, filter, (each) => messageOf(each, desk));
    groups.replaceChildren(...verdict.groups.flatMap((group) => renderGroup(of, group, shown, filter !== everything)));
    return shown.length;
  };
  if (verdict.findings.length > filterFrom) {
    box.append(
      createFilter(verdict, desk.words, (chosen) => {
        filter = chosen;
        return draw();
      }),
    );
  }
  box.append(groups);
  if (verdict.counts.listed < verdict.counts.errors + verdict.counts.warnings) {
    const listed = desk.words.number(verdict.counts.listed);
    box.append(create("p", { class: "note" }, desk.words.text("listed", { listed })));
  }
  draw();
  return box;
}

/** The message of a finding in the page's language. */
export function messageOf(finding: Finding, desk: Desk): string {
  return desk.words.language === "fr" ? finding.message : finding.messageEn;
}

function renderGroup(of: FindingsOf, group: Group, shown: readonly Finding[], filtered: boolean): HTMLElement[] {
  const { words } = of.desk;
  const mine = shown.filter((each) => each.code === group.code && each.severity === group.severity);
  if (mine.length === 0) {
    return [];
  }
  const fix = (words.language === "fr" ? group.fix : group.fixEn) ?? "";
  const heading = create(
    "h4",
    {},
    create("span", { class: `severity ${group.severity}` }, words.text(group.severity)),
    ` ${fix} `,
    create("span", { class: "group-count" }, `${words.count("group.times", group.count)}\u00A0· ${group.code}`),
  );
  const list = create("ul", { class: "finding-list" });
  const box = create("section", { class: `group ${group.severity}` }, heading);
  if (group.severity === "warning" && unexplained(of.verdict).includes(group.code)) {
    box.append(renderReasons(of, group.code));
  }
  box.append(list);
  const showAll = filtered || mine.length <= firstShown + 1;
  list.append(...(showAll ? mine : mine.slice(0, firstShown)).map((each) => renderFinding(of, each)));
  if (!showAll) {
    const rest = mine.slice(firstShown);
    const more = create("button", { type: "button", class: "more" }, words.count("more", rest.length));
    more.addEventListener("click", () => {
      const items = rest.map((each) => renderFinding(of, each));
      list.append(...items);
      more.remove();
      items[0]?.querySelector("a")?.focus();
    });
    box.append(more);
  }
  return [box];
}

function renderFinding(of: FindingsOf, finding: Finding): HTMLElement {
  const { words } = of.desk;
  const where = [
    ...(finding.cell ? [finding.cell] : []),
    ...(finding.month && of.verdict.months.length > 1 ? [words.month(finding.month)] : []),
  ].join(", ");
  const message = messageOf(finding, of.desk) + (where === "" ? "" : ` (${where})`);
  const preview = `${of.id}-apercu`;
  if (of.sheet === null || finding.line === null) {
    return create("li", {}, message);
  }
  const link = create("a", { href: `#${preview}` }, message);
  const item = create("li", {}, link);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const open = document.getElementById(preview);
    open?.remove();
    if (!open || open.parentElement !== item) {
      openPreview(of, finding, item, link, preview);
    }
  });
  return item;
}

function openPreview(of: FindingsOf, finding: Finding, item: Element, link: HTMLElement, id: string): void {
  const { words } = of.desk;
  const table = renderPreview(of.sheet, finding, of.file, words);
  if (!table) {
    return;
  }
  const label = words.text("preview", { line: words.number(finding.line ?? 0) });
  const back = create("button", { type: "button" }, words.text("preview.back"));
  const box = create("div", { class: "preview", id, role: "group", "aria-label": label, tabindex: "-1" }, table, back);
  table.setAttribute("role", "region");
  table.setAttribute("aria-label", label);
  const close = () => {
    box.remove();
    link.focus();
  };
  back.addEventListener("click", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    }
  });
  item.append(box);
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
  const cell = table.querySelector<HTMLElement>("td.marked");
  if (cell) {
    table.scrollLeft = Math.max(0, cell.offsetLeft - table.clientWidth / 2);
  }
}

function renderReasons(of: FindingsOf, code: string): HTMLElement {
  const { page, words } = of.desk;
  const select = create(
    "select",
    { "data-rule": code },
    create("option", { value: "" }, words.text("reason.none")),
    ...page.reasons.map(([value, label]) => create("option", { value }, label)),
  );
  select.value = of.reasons.get(code) ?? "";
  select.addEventListener("change", () => {
    if (select.value === "") {
      of.reasons.delete(code);
    } else {
      of.reasons.set(code, select.value);
    }
    of.explained();
  });
  return create("label", { class: "filter reason-choice" }, create("span", {}, words.text("reason", { code })), select);
}
