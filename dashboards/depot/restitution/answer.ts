/** What `GET /api/returns/{departement}/{month}/restitution` gives. */
export interface Restitution {
  readonly departement: string;
  readonly month: string;
  readonly simulated: boolean;
  readonly population: { readonly year: number; readonly count: number } | null;
  /** What the figures of the others are: one month, as a release told it; null where none tells them yet. */
  readonly others: { readonly month: string; readonly release: string; readonly publishedAt: string } | null;
  readonly peers: readonly { readonly code: string; readonly name: string }[];
  readonly figures: readonly RestitutionFigure[];
}

export type FigureState = "given" | "missing" | "notApplicable" | "withheld" | "notReleased";

/** One indicator. A figure without a value is null beside its state, never zero. */
export interface RestitutionFigure {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly unit: string;
  readonly unitEn: string;
  /** True for a ratio, which is compared as it is; the others are by what they are for 1,000 inhabitants. */
  readonly derived: boolean;
  readonly decimals: number;
  readonly rateDecimals: number;
  readonly value: number | null;
  readonly state: FigureState;
  readonly lastMonth: number | null;
  readonly lastYear: number | null;
  /** The twelve months before, oldest first. */
  readonly past: readonly (number | null)[];
  readonly median12: number | null;
  readonly rate: number | null;
  readonly region: GroupFigure;
  readonly peersFigures: GroupFigure;
  readonly nation: GroupFigure;
  readonly sentence: string;
  readonly sentenceEn: string;
}

export interface GroupFigure {
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  /** Other départements in the group. */
  readonly members: number;
  /** How many of them gave the figure; null where nothing is released. */
  readonly count: number | null;
  /** How many of these the release tells: the quantiles are over them. Null as the count. */
  readonly told: number | null;
  readonly state: FigureState;
}

/** The three groups a figure stands beside, in the order they are shown. */
export const groups = ["region", "peersFigures", "nation"] as const;

export type GroupName = (typeof groups)[number];

/** The months before the one of a restitution, oldest first. */
export function monthsBefore(month: string, count: number): readonly string[] {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, number - 1 - count + index, 1)).toISOString().slice(0, 7),
  );
}
