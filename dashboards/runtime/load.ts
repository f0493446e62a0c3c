import type { Page } from "./page";
import { indicatorOf } from "./page";
import { decodeSeries, type Series } from "./series";

/** Fetches an indicator's figures once; a failed fetch is forgotten, so that the next call tries again. */
export function createLoader(page: Page): (code: string) => Promise<Series> {
  const loading = new Map<string, Promise<Series>>();
  return (code) => {
    const known = loading.get(code);
    if (known) {
      return known;
    }
    const started = fetchSeries(indicatorOf(page, code).series);
    loading.set(code, started);
    started.catch(() => loading.delete(code));
    return started;
  };
}

async function fetchSeries(address: string): Promise<Series> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: HTTP ${answer.status}`);
  }
  return decodeSeries(await answer.json());
}
