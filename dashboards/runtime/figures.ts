import { LoadFailure } from "./load";
import { monthsOf, type Page, seriesAddress } from "./page";
import { joinSeries, type Series } from "./series";

/** Some months of an indicator. */
export interface Need {
  readonly code: string;
  readonly months: readonly string[];
}

/** The series of a page: those that are there, and those that could not be had, each with its reason. */
export interface Figures {
  /** The series, loaded when the months needed are; without any figure as long as no file is there. */
  of(need: Need): Series;
  /** Why a file of those months is not there; undefined when all are, or were never asked for. */
  failure(need: Need): LoadFailure | undefined;
  /**
   * Asks for the files that are not there, those that failed before too. Null when all are there, so that who asks can draw
   * at once; else settles when each is there or has failed, and never rejects: one file does not hold up the others.
   */
  need(needs: readonly Need[]): Promise<void> | null;
}

/** Keeps what `load` brings, file by file. What fails is named in the log. */
export function createFigures(
  page: Page,
  load: (address: string) => Promise<Series>,
  log: (message: string) => void,
): Figures {
  const there = new Map<string, Series>();
  const failures = new Map<string, LoadFailure>();
  const coming = new Map<string, Promise<void>>();

  async function bring(code: string, address: string): Promise<void> {
    try {
      there.set(address, await load(address));
      failures.delete(address);
    } catch (fault) {
      const failure = fault instanceof LoadFailure ? fault : new LoadFailure("unreadable", String(fault));
      failures.set(address, failure);
      log(`Series ${code} could not be loaded: ${failure.message}`);
    }
  }

  function ask(code: string, address: string): Promise<void> {
    const asked = coming.get(address) ?? bring(code, address).finally(() => coming.delete(address));
    coming.set(address, asked);
    return asked;
  }

  const addressesOf = ({ code, months }: Need) => [...new Set(months.map((month) => seriesAddress(page, code, month)))];
  return {
    of: ({ code, months }) =>
      joinSeries(code, monthsOf(page, code), months, (month) => there.get(seriesAddress(page, code, month))),
    failure: (need) =>
      addressesOf(need)
        .map((address) => failures.get(address))
        .find((failure) => failure !== undefined),
    need(needs) {
      const missing = needs.flatMap((need) =>
        addressesOf(need)
          .filter((address) => !there.has(address))
          .map((address) => ask(need.code, address)),
      );
      return missing.length === 0 ? null : Promise.all(missing).then(() => undefined);
    },
  };
}
