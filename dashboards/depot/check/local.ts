import type { DepositPage } from "../page";
import type { Verdict } from "../verdict";

/** The checks, run here. */
export interface LocalCheck {
  /** Loads them ahead of the first file. */
  warm(): void;
  /** The verdict on a file. Rejects when this browser cannot run the checks. */
  check(bytes: ArrayBuffer): Promise<Verdict>;
}

export interface Request {
  readonly turn: number;
  readonly kind: "open" | "check";
  readonly check?: string;
  readonly nomenclature?: string;
  readonly bytes?: ArrayBuffer;
}

export interface Reply {
  readonly turn: number;
  readonly verdict?: Verdict;
  readonly failure?: string;
}

/** Starts nothing: the worker, and the two megabytes it loads, come with the first call. */
export function createLocalCheck(page: DepositPage): LocalCheck {
  const waiting = new Map<number, { resolve(verdict: Verdict): void; reject(failure: Error): void }>();
  let worker: Worker | null = null;
  let broken: Error | null = null;
  let turn = 0;

  const fail = (failure: Error) => {
    broken = failure;
    for (const each of waiting.values()) {
      each.reject(failure);
    }
    waiting.clear();
    worker?.terminate();
  };

  const start = () => {
    if (typeof WebAssembly === "undefined" || typeof Worker === "undefined") {
      broken = new Error("WebAssembly is not available");
    }
    if (broken || worker) {
      return;
    }
    worker = new Worker(page.worker, { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.failure !== undefined) {
        fail(new Error(data.failure));
      } else if (data.verdict) {
        waiting.get(data.turn)?.resolve(data.verdict);
        waiting.delete(data.turn);
      }
    };
    worker.onerror = (event) => fail(new Error(event.message));
    const absolute = (address: string) => new URL(address, location.href).href;
    const opening: Request = {
      turn: turn++,
      kind: "open",
      check: absolute(page.check),
      nomenclature: absolute(page.nomenclature),
    };
    worker.postMessage(opening);
  };

  return {
    warm: start,
    check(bytes) {
      start();
      if (broken) {
        return Promise.reject(broken);
      }
      return new Promise((resolve, reject) => {
        const asked: Request = { turn: turn++, kind: "check", bytes };
        waiting.set(asked.turn, { resolve, reject });
        worker?.postMessage(asked);
      });
    },
  };
}
