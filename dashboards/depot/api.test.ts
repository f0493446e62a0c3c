import { describe, expect, it } from "vitest";
import { departementOf, reasonsQuery, typeOf } from "./api";

const random = "GS-I4gyqZ-tZgV8wpm_dMm4GzWWoa5R-byfKg8XbjU4";

describe("a key", () => {
  it("tells its département", () => {
    expect(departementOf(`obs.2A.1cc47ca0beef.${random}`)).toBe("2A");
    expect(departementOf(`obs.974.1cc47ca0beef.${random}`)).toBe("974");
  });
  it("is not anything else", () => {
    expect(departementOf("")).toBeNull();
    expect(departementOf(`obs.01.1cc47ca0beef.${random} `)).toBeNull();
  });
});

describe("a request", () => {
  it("names the type of the file by the end of its name", () => {
    expect(typeOf("Retour 12.CSV")).toBe("text/csv");
    expect(typeOf("retour")).toBe("application/octet-stream");
  });
  it("carries one reason a rule", () => {
    const reasons = new Map([
      ["R30", "VERIF"],
      ["R32", "GREVE"],
    ]);
    expect(reasonsQuery(reasons)).toBe("?motif=R30%3AVERIF&motif=R32%3AGREVE");
    expect(reasonsQuery(new Map(), { report: "annotated" })).toBe("?report=annotated");
    expect(reasonsQuery(new Map())).toBe("");
  });
});
