/** What the deposit page says of itself in its `script#page`. */
export interface DepositPage {
  readonly language: "fr" | "en";
  /** Address of the API, without a slash at the end. */
  readonly api: string;
  readonly worker: string;
  readonly check: string;
  readonly nomenclature: string;
  readonly departements: readonly (readonly [code: string, name: string])[];
  readonly reasons: readonly (readonly [code: string, label: string])[];
  readonly text: Readonly<Record<string, string>>;
}
