import type { Analysis, Effectiveness, Lesson, Trend } from '@feedback/schema';

/** Where a mistake stands, as newer analyses say. */
export type TrendState = 'new' | 'ongoing' | 'regressed' | 'escalating' | 'resolved';

/** A series, with its state where the analysis knows one. */
export type ToldTrend = Trend & { readonly state?: TrendState | undefined };

/** The verdict on the library as a whole. */
export interface LibraryEffect {
  readonly rate_ratio: number | null;
  readonly interval: readonly [number, number] | null;
  readonly verdict: Effectiveness['verdict'];
  readonly reason: string;
}

/** An analysis with those parts that older ones do not have. */
export type ToldAnalysis = Omit<Analysis, 'trends'> & {
  readonly trends: readonly ToldTrend[];
  readonly library_effect?: LibraryEffect | undefined;
};

/** What a section tells from: the analysis, and the lessons by name. */
export interface Told {
  readonly analysis: ToldAnalysis;
  readonly lessons: ReadonlyMap<string, Lesson>;
}
