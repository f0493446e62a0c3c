import { expect, test, vi } from "vitest";
import { sentenceOfFailure } from "./failures";
import { createFigures, type Need } from "./figures";
import { LoadFailure } from "./load";
import { readMap, readTable, readTrend } from "./reading";
import { page, series, words } from "./sample.fixture";
import type { Series } from "./series";

const refused = new LoadFailure("refused", "/series/AAH.json: HTTP 404", 404);
const households: Need = { code: "INS_FOY", months: ["2018-12"] };
const adults: Need = { code: "AAH", months: ["2018-12"] };
const all: Need = { code: "AAH", months: ["2017-11", "2017-12", "2018-11", "2018-12"] };

function make(load: (address: string) => Promise<Series>) {
  const log = vi.fn();
  return { figures: createFigures(page, load, log), log };
}

test("one series that fails does not hold up the others", async () => {
  const { figures } = make((address) => (address.includes("AAH") ? Promise.reject(refused) : Promise.resolve(series)));
  await figures.need([households, adults]);
  expect(figures.of(households).value("somme", "D:01", "2018-12")).toBe(39);
  expect(figures.of(households).isLoaded).toBe(true);
  expect(figures.failure(households)).toBeUndefined();
  expect(figures.of(adults).isLoaded).toBe(false);
  expect(figures.failure(adults)).toBe(refused);
});

test("a month brings its own file and no other", async () => {
  const load = vi.fn().mockResolvedValue(series);
  const { figures } = make(load);
  await figures.need([{ code: "AAH", months: ["2017-12"] }]);
  expect(load.mock.calls).toEqual([["/series/AAH.2017.0a1b.json"]]);
  expect(figures.of({ code: "AAH", months: ["2017-12"] }).isLoaded).toBe(true);
  expect(figures.of(all).isLoaded).toBe(false);
  expect(figures.need([{ code: "AAH", months: ["2017-11"] }])).toBeNull();
});

test("a range brings each file once, and is there when all of them are", async () => {
  const load = vi.fn().mockResolvedValue(series);
  const { figures } = make(load);
  await figures.need([adults]);
  await figures.need([all]);
  expect(load.mock.calls).toEqual([["/series/AAH.json"], ["/series/AAH.2017.0a1b.json"]]);
  expect(figures.of(all).isLoaded).toBe(true);
});

test("a year that fails leaves the other months their figures, and says which are not there", async () => {
  const { figures } = make((address) => (address.includes("2017") ? Promise.reject(refused) : Promise.resolve(series)));
  await figures.need([all]);
  const found = figures.of(all);
  expect(found.isLoaded).toBe(false);
  expect(figures.failure(all)).toBe(refused);
  expect(found.value("somme", "D:01", "2018-12")).toBe(39);
  expect(found.status("somme", "D:01", "2017-12")).toBe("indisponible");
  expect(found.value("somme", "D:01", "2017-12")).toBeNull();
  expect(found.status("somme", "D:01", "2016-12")).toBe("manquant");
  expect(figures.failure(adults)).toBeUndefined();
});

test("a failure is named in the log, once however many asked", async () => {
  const { figures, log } = make(() => Promise.reject(refused));
  await Promise.all([figures.need([adults]), figures.need([adults])]);
  expect(log.mock.calls).toEqual([["Series AAH could not be loaded: /series/AAH.json: HTTP 404"]]);
});

test("who needs a series that is there does not wait for one that is on its way", async () => {
  const { figures } = make((address) => (address.includes("AAH") ? new Promise(() => {}) : Promise.resolve(series)));
  void figures.need([adults]);
  await figures.need([households]);
  expect(figures.need([households])).toBeNull();
});

test("what failed is asked for again, and forgotten once it is there", async () => {
  const load = vi.fn().mockRejectedValueOnce(refused).mockResolvedValueOnce(series);
  const { figures } = make(load);
  await figures.need([adults]);
  await figures.need([adults]);
  expect(load).toHaveBeenCalledTimes(2);
  expect(figures.of(adults).isLoaded).toBe(true);
  expect(figures.failure(adults)).toBeUndefined();
});

test("what is no series at all is a failure like another", async () => {
  const { figures, log } = make(() => Promise.reject(new TypeError("not a series")));
  await figures.need([adults]);
  expect(figures.failure(adults)?.reason).toBe("unreadable");
  expect(log.mock.calls[0]?.[0]).toContain("AAH");
});

test("a series that is not there has its months and says so everywhere, never that nothing was reported", () => {
  const absent = make(() => Promise.reject(refused)).figures.of(adults);
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
