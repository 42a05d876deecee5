import type { Analysis, Pattern } from '@feedback/schema';

/** What the screens show: one analysis and the library, both as they are now. */
export interface Snapshot {
  readonly project: string;
  readonly analysis: Analysis;
  readonly patterns: readonly Pattern[];
}

/** The only door from the terminal app to the store and the library. Every change answers with what is true afterwards. */
export interface Session {
  load(): Promise<Snapshot>;
  accept(name: string): Promise<void>;
  dismiss(name: string, reason: string): Promise<void>;
  archive(name: string): Promise<void>;
  restore(name: string): Promise<void>;
}
