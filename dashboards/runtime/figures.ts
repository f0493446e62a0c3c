import { LoadFailure } from "./load";
import { indicatorOf, type Page } from "./page";
import { absentSeries, type Series } from "./series";

/** The series of a page: those that are there, and those that could not be had, each with its reason. */
export interface Figures {
  /** The series, or one without any figure as long as it is not there. */
  of(code: string): Series;
  /** Why the series is not there; undefined when it is, or was never asked for. */
  failure(code: string): LoadFailure | undefined;
  /**
   * Asks for those that are not there, those that failed before too. Null when all are there, so that who asks can draw at
   * once; else settles when each is there or has failed, and never rejects: one series does not hold up the others.
   */
  need(codes: readonly string[]): Promise<void> | null;
}

/** Keeps what `load` brings. What fails is named in the log. */
export function createFigures(
  page: Page,
  load: (code: string) => Promise<Series>,
  log: (message: string) => void,
): Figures {
  const there = new Map<string, Series>();
  const failures = new Map<string, LoadFailure>();
  const coming = new Map<string, Promise<void>>();

  async function bring(code: string): Promise<void> {
    try {
      there.set(code, await load(code));
      failures.delete(code);
    } catch (fault) {
      const failure = fault instanceof LoadFailure ? fault : new LoadFailure("unreadable", String(fault));
      failures.set(code, failure);
      log(`Series ${code} could not be loaded: ${failure.message}`);
    }
  }

  function ask(code: string): Promise<void> {
    const asked = coming.get(code) ?? bring(code).finally(() => coming.delete(code));
    coming.set(code, asked);
    return asked;
  }

  return {
    of: (code) => there.get(code) ?? absentSeries(code, monthsOf(page, code)),
    failure: (code) => failures.get(code),
    need(codes) {
      const missing = codes.filter((code) => !there.has(code));
      return missing.length === 0 ? null : Promise.all(missing.map(ask)).then(() => undefined);
    },
  };
}

function monthsOf(page: Page, code: string): string[] {
  const [first = "", last = ""] = indicatorOf(page, code).months;
  return page.months.filter((month) => month >= first && month <= last);
}
