import type { Finding, Verdict } from "./verdict";
import type { Words } from "./words";

const columns = ["line", "cell", "column", "severity", "code", "message", "fix"] as const;

/** The findings as a CSV that French spreadsheets open at once: semicolons, CRLF, UTF-8 with its mark. */
export function writeReport(verdict: Verdict, words: Words, messageOf: (finding: Finding) => string): string {
  const french = words.language === "fr";
  const fixes = new Map(verdict.groups.map((group) => [group.code, (french ? group.fix : group.fixEn) ?? ""]));
  const rows = verdict.findings.map((each) => [
    String(each.line ?? ""),
    each.cell ?? "",
    each.column ?? "",
    words.text(each.severity),
    each.code,
    messageOf(each),
    fixes.get(each.code) ?? "",
  ]);
  const header = columns.map((name) => words.text(`report.column.${name}`));
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(quote).join(";")}\r\n`).join("")}`;
}

// A cell a spreadsheet would take for a formula is made a text.
function quote(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
