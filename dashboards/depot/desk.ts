import type { LocalCheck } from "./check/local";
import type { DepositPage } from "./page";
import type { Words } from "./words";

/** What every part of the page works with. */
export interface Desk {
  readonly page: DepositPage;
  readonly words: Words;
  readonly local: LocalCheck;
  /** The key as typed, or empty; the département it is of, or null when it is not shaped like a key. */
  readonly key: { readonly value: string; readonly departement: string | null };
  /** Says something to those who do not see the page; the last words win. */
  announce(text: string): void;
  /** Shows the département's figures of a month just deposited, beside the others'. */
  deposited(departement: string, month: string): void;
  /** Puts the reader on the key, which is missing or of another département. */
  askForKey(): void;
}
