import { writeSheet } from "./sheet";
import type { Finding, Verdict } from "./verdict";
import type { Words } from "./words";

const columns = ["month", "line", "cell", "column", "severity", "code", "message", "fix"] as const;

/** The findings as a CSV. */
export function writeReport(verdict: Verdict, words: Words, messageOf: (finding: Finding) => string): string {
  const french = words.language === "fr";
  const fixes = new Map(verdict.groups.map((group) => [group.code, (french ? group.fix : group.fixEn) ?? ""]));
  const rows = verdict.findings.map((each) => [
    each.month ?? "",
    String(each.line ?? ""),
    each.cell ?? "",
    each.column ?? "",
    words.text(each.severity),
    each.code,
    messageOf(each),
    fixes.get(each.code) ?? "",
  ]);
  return writeSheet([columns.map((name) => words.text(`report.column.${name}`)), ...rows]);
}
