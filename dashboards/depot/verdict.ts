/** The verdict on a file, as `POST /api/returns/check` gives it and as the check in the browser gives it. */
export interface Verdict {
  readonly accepted: boolean;
  readonly toExplain: boolean;
  readonly findings: readonly Finding[];
  readonly groups: readonly Group[];
  readonly counts: Counts;
  readonly departement: string | null;
  readonly months: readonly string[];
  /** How each month stands. */
  readonly byMonth: readonly MonthVerdict[];
}

export interface MonthVerdict {
  readonly month: string;
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
}

export type Severity = "error" | "warning";

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly line: number | null;
  readonly column: string | null;
  readonly cell?: string | null;
  readonly found: string | null;
  readonly expected: string | null;
  readonly explained?: boolean;
  readonly message: string;
  readonly messageEn: string;
  /** Null when it is about the whole file. */
  readonly month?: string | null;
}

export interface Group {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly fix: string | null;
  readonly fixEn: string | null;
  readonly lines: readonly number[];
}

export interface Counts {
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  readonly listed: number;
}

export type State = "ready" | "fix" | "explain";

/** What is left to do before the file can be deposited. */
export function stateOf(verdict: Verdict, reasons: ReadonlyMap<string, string>): State {
  if (verdict.counts.errors > 0) {
    return "fix";
  }
  if (verdict.accepted) {
    return "ready";
  }
  return unexplained(verdict).every((code) => reasons.has(code)) && verdict.toExplain ? "ready" : "explain";
}

/** Codes of the warnings that neither a comment nor a reason in the file explains. */
export function unexplained(verdict: Verdict): readonly string[] {
  const open = verdict.findings.filter((each) => each.severity === "warning" && each.explained !== true);
  return [...new Set(open.map((each) => each.code))];
}

/** True when both files are the same return: the second then takes the place of the first. */
export function sameReturn(one: Verdict, other: Verdict): boolean {
  return (
    one.departement !== null &&
    one.departement === other.departement &&
    one.months.length > 0 &&
    one.months.join() === other.months.join()
  );
}

export interface Progress {
  readonly fixed: number;
  readonly left: number;
  readonly fresh: number;
}

/** What a mended file changed, counted by code: lines move when others are added or removed. */
export function compare(before: Verdict, after: Verdict): Progress {
  const codes = new Set([...before.groups, ...after.groups].map((group) => group.code));
  const countOf = (verdict: Verdict, code: string) =>
    verdict.groups.reduce((sum, group) => sum + (group.code === code ? group.count : 0), 0);
  let [fixed, fresh] = [0, 0];
  for (const code of codes) {
    const change = countOf(after, code) - countOf(before, code);
    fixed += Math.max(0, -change);
    fresh += Math.max(0, change);
  }
  return { fixed, fresh, left: after.counts.errors + after.counts.warnings };
}

export interface Filter {
  readonly severity: string;
  readonly code: string;
  readonly column: string;
  readonly month: string;
  readonly text: string;
}

export const everything: Filter = { severity: "", code: "", column: "", month: "", text: "" };

export function filterFindings(
  findings: readonly Finding[],
  filter: Filter,
  messageOf: (finding: Finding) => string,
): readonly Finding[] {
  const wanted = fold(filter.text);
  return findings.filter(
    (each) =>
      (filter.severity === "" || each.severity === filter.severity) &&
      (filter.code === "" || each.code === filter.code) &&
      (filter.column === "" || each.column === filter.column) &&
      (filter.month === "" || each.month === filter.month) &&
      (wanted === "" || fold(`${messageOf(each)} ${each.found ?? ""}`).includes(wanted)),
  );
}

/** Lower case, without accents. */
export function fold(text: string): string {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
