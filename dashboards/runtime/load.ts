import { decodeSeries, type Series } from "./series";

/** Why a series could not be had: the server refused it, could not be reached, was too long, or sent what is no series. */
export type LoadReason = "refused" | "unreachable" | "late" | "unreadable";

/** A series that could not be had. Its message is for the console: it names the file. */
export class LoadFailure extends Error {
  constructor(
    readonly reason: LoadReason,
    message: string,
    readonly status?: number,
  ) {
    super(message);
    this.name = "LoadFailure";
  }
}

// A phone in the countryside takes some seconds; whoever waits longer is better told.
const patience = 20_000;

/** Fetches the figures of a file. Throws a `LoadFailure` when they cannot be had. */
export async function loadSeries(address: string): Promise<Series> {
  let answer: Response;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
  } catch (fault) {
    const late = fault instanceof DOMException && fault.name === "TimeoutError";
    throw new LoadFailure(late ? "late" : "unreachable", `${address}: ${String(fault)}`);
  }
  if (!answer.ok) {
    throw new LoadFailure("refused", `${address}: HTTP ${answer.status}`, answer.status);
  }
  try {
    return decodeSeries(await answer.json());
  } catch (fault) {
    throw new LoadFailure("unreadable", `${address}: ${String(fault)}`);
  }
}
