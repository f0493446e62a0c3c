import { expect, test, vi } from "vitest";
import { sentenceOfFailure } from "./failures";
import { createFigures } from "./figures";
import { LoadFailure } from "./load";
import { readMap, readTable, readTrend } from "./reading";
import { page, series, words } from "./sample.fixture";
import type { Series } from "./series";

const refused = new LoadFailure("refused", "/releases/r1/AAH.json: HTTP 404", 404);

function make(load: (code: string) => Promise<Series>) {
  const log = vi.fn();
  return { figures: createFigures(page, load, log), log };
}

test("one series that fails does not hold up the others", async () => {
  const { figures } = make((code) => (code === "AAH" ? Promise.reject(refused) : Promise.resolve(series)));
  await figures.need(["INS_FOY", "AAH"]);
  expect(figures.of("INS_FOY")).toBe(series);
  expect(figures.failure("INS_FOY")).toBeUndefined();
  expect(figures.of("AAH").isLoaded).toBe(false);
  expect(figures.failure("AAH")).toBe(refused);
});

test("a failure is named in the log, once however many asked", async () => {
  const { figures, log } = make(() => Promise.reject(refused));
  await Promise.all([figures.need(["AAH"]), figures.need(["AAH"])]);
  expect(log.mock.calls).toEqual([["Series AAH could not be loaded: /releases/r1/AAH.json: HTTP 404"]]);
});

test("who needs a series that is there does not wait for one that is on its way", async () => {
  const { figures } = make((code) => (code === "AAH" ? new Promise(() => {}) : Promise.resolve(series)));
  void figures.need(["AAH"]);
  await figures.need(["INS_FOY"]);
  expect(figures.need(["INS_FOY"])).toBeNull();
});

test("what failed is asked for again, and forgotten once it is there", async () => {
  const load = vi.fn().mockRejectedValueOnce(refused).mockResolvedValueOnce(series);
  const { figures } = make(load);
  await figures.need(["AAH"]);
  await figures.need(["AAH"]);
  expect(load).toHaveBeenCalledTimes(2);
  expect(figures.of("AAH")).toBe(series);
  expect(figures.failure("AAH")).toBeUndefined();
});

test("what is no series at all is a failure like another", async () => {
  const { figures, log } = make(() => Promise.reject(new TypeError("not a series")));
  await figures.need(["AAH"]);
  expect(figures.failure("AAH")?.reason).toBe("unreadable");
  expect(log.mock.calls[0]?.[0]).toContain("AAH");
});

test("a series that is not there has its months and says so everywhere, never that nothing was reported", () => {
  const absent = make(() => Promise.reject(refused)).figures.of("AAH");
  expect(absent.months).toEqual(["2017-11", "2017-12", "2018-11", "2018-12"]);
  expect(absent.value("somme", "D:01", "2018-12")).toBeNull();
  expect(absent.status("somme", "D:01", "2018-12")).toBe("indisponible");
  const indicator = page.indicators[1] as (typeof page.indicators)[number];
  const subject = { series: absent, indicator, measure: "somme", month: "2018-12" } as const;
  expect(words.figure(absent, indicator, "somme", "D:01", "2018-12")).toBe("non chargé");
  for (const sentence of [
    readMap(subject, ["D:01"], words),
    readTrend(subject, "D:01", words),
    readTable(absent, ["D:01"], "2018-12", words),
  ]) {
    expect(sentence).toBe("fichier non chargé");
  }
});

test("the sentence names the series and the reason", () => {
  expect(sentenceOfFailure({ page, words }, "AAH", refused)).toBe(
    "Allocataires de l’AAH (AAH) : le serveur a répondu 404",
  );
});
