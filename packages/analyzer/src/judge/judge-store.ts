import type { Clock } from '@feedback/schema';
import type { AnalysisResult } from '../assemble-analysis.ts';
import { horizonOf } from '../measure/period.ts';
import { readStore, type ReadOptions, type ReadStore } from '../read-store.ts';
import { foundSignatures } from '../signatures/found-signatures.ts';
import { createJudge } from './judge-mistakes.ts';

/**
 * Judges what the mistakes of a store say, as `analyze` does, and counts nothing: half of the work of an analysis. Also those
 * wordings are judged of which all mistakes were declared, where the judgement changes nothing. Reads only; rejects with
 * whatever the store rejects with.
 */
export const judgeStore = async (
  store: Omit<ReadStore, 'mistakes'>,
  { clock, ...options }: ReadOptions & { readonly clock: Clock },
): Promise<Pick<AnalysisResult, 'assignments' | 'signatures'>> => {
  const read = await readStore(store, options, horizonOf(clock, 'all'));
  const { assignments, judgeAll } = createJudge(read);
  judgeAll();
  return { assignments: assignments(), signatures: foundSignatures(read.readings, read.read) };
};
