import { describe, expect, it } from "vitest";
import { compare, everything, type Finding, filterFindings, sameReturn, stateOf, type Verdict } from "./verdict";

const finding = (code: string, severity: "error" | "warning", line: number, more: Partial<Finding> = {}): Finding => ({
  code,
  severity,
  line,
  column: "valeur",
  found: null,
  expected: null,
  message: `Ligne ${line} : élève`,
  messageEn: `Line ${line}`,
  ...more,
});

function verdict(findings: readonly Finding[], more: Partial<Verdict> = {}): Verdict {
  const codes = [...new Set(findings.map((each) => each.code))];
  const errors = findings.filter((each) => each.severity === "error").length;
  return {
    accepted: findings.length === 0,
    toExplain: errors === 0 && findings.length > 0,
    findings,
    groups: codes.map((code) => {
      const mine = findings.filter((each) => each.code === code);
      return { code, severity: mine[0]?.severity ?? "error", count: mine.length, fix: "", fixEn: "", lines: [] };
    }),
    counts: { rows: 9, errors, warnings: findings.length - errors, listed: findings.length },
    departement: "01",
    months: ["2018-12"],
    byMonth: [],
    ...more,
  };
}

describe("what is left to do", () => {
  it("is to mend while there is an error", () =>
    expect(stateOf(verdict([finding("R1", "error", 2)]), new Map())).toBe("fix"));
  it("is nothing when the file is accepted", () => expect(stateOf(verdict([]), new Map())).toBe("ready"));
  it("is to explain each warning, by a reason or by a comment in the file", () => {
    const doubtful = verdict([
      finding("R30", "warning", 2),
      finding("R32", "warning", 3),
      finding("R33", "warning", 4, { explained: true }),
    ]);
    expect(stateOf(doubtful, new Map())).toBe("explain");
    expect(stateOf(doubtful, new Map([["R30", "VERIF"]]))).toBe("explain");
    const both = new Map([
      ["R30", "VERIF"],
      ["R32", "GREVE"],
    ]);
    expect(stateOf(doubtful, both)).toBe("ready");
  });
});

describe("a mended file", () => {
  it("is known by its département and months", () => {
    expect(sameReturn(verdict([]), verdict([]))).toBe(true);
    expect(sameReturn(verdict([]), verdict([], { months: ["2018-11"] }))).toBe(false);
    expect(sameReturn(verdict([], { departement: null }), verdict([], { departement: null }))).toBe(false);
  });
  it("is compared by rule, since lines move", () => {
    const before = verdict([finding("R1", "error", 2), finding("R1", "error", 3), finding("R2", "error", 4)]);
    const after = verdict([finding("R1", "error", 9), finding("R3", "error", 9)]);
    expect(compare(before, after)).toEqual({ fixed: 2, fresh: 1, left: 2 });
  });
});

describe("the filters", () => {
  const all = [finding("R1", "error", 2), finding("R2", "warning", 3, { column: "mois", found: "2018" })];
  const codes = (filter: Partial<typeof everything>) =>
    filterFindings(all, { ...everything, ...filter }, (each) => each.message).map((each) => each.code);
  it("let everything pass at first", () => expect(codes({})).toEqual(["R1", "R2"]));
  it("keep a severity, a rule or a column", () => {
    expect(codes({ severity: "warning" })).toEqual(["R2"]);
    expect(codes({ code: "R1" })).toEqual(["R1"]);
    expect(codes({ column: "mois" })).toEqual(["R2"]);
  });
  it("find a text without its accents, in the message or in the file", () => {
    expect(codes({ text: "ELEVE" })).toEqual(["R1", "R2"]);
    expect(codes({ text: "2018" })).toEqual(["R2"]);
  });
});
