import { AnalyzerError } from '../analyzer-error.ts';

/** The version of a miner's state that this release writes, and the only one that it reads. */
export const MINER_STATE_VERSION = 1;

/** A miner, as it is kept in a file: templates with a blank between tokens. Contexts and merges follow from them. */
export interface MinerState {
  readonly version: typeof MINER_STATE_VERSION;
  readonly templates: readonly string[];
  /** Templates for what came when the miner was full. */
  readonly coarse: readonly string[];
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Checks a state that was read from a file. Throws `AnalyzerError` (`INVALID_STATE`) when it is none. */
export const parseMinerState = (state: unknown): MinerState => {
  const { version, templates, coarse } = (
    typeof state === 'object' && state !== null ? state : {}
  ) as Partial<Record<string, unknown>>;
  if (version !== MINER_STATE_VERSION || !isStrings(templates) || !isStrings(coarse))
    throw new AnalyzerError(
      'INVALID_STATE',
      `This is not the state of a signature miner of version ${MINER_STATE_VERSION}; keep it, and start with a new miner.`,
    );
  return { version, templates, coarse };
};
