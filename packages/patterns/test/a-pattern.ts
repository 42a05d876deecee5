import type { Pattern } from '@feedback/schema';
import { fixedClock, temporaryFolder } from '@feedback/testing';
import { PatternManager, type PatternManagerOptions } from '../src/index.ts';
import { blankPattern } from '../src/library/read-pattern.ts';

/** A pattern about list access; give the fields that the test is about. */
export const aPattern = (fields: Partial<Pattern> = {}): Pattern => ({
  ...blankPattern(fields.name ?? 'bounds_checking'),
  description: 'crash on empty lists',
  bad_example: 'first = items[0]',
  good_example: 'first = items[0] if items else None',
  severity: 'high',
  ...fields,
});

/** A manager of a library that no file has yet, at noon on 31 January 2026. */
export const aManager = async (
  options: PatternManagerOptions = {},
): Promise<{ readonly manager: PatternManager; readonly folder: string; readonly path: string }> => {
  const folder = await temporaryFolder();
  const path = `${folder}/patterns.json`;
  return { manager: new PatternManager(path, { clock: fixedClock(), ...options }), folder, path };
};
