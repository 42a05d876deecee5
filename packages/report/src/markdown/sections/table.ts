import type { Section } from '../section.ts';
import { effectiveness } from './effectiveness.ts';
import { experiments } from './experiments.ts';
import { hotFiles } from './hot-files.ts';
import { newPatterns } from './new-patterns.ts';
import { problems } from './problems.ts';
import { recurring } from './recurring.ts';
import { trends } from './trends.ts';

/** The parts of the report in their order. */
export const SECTIONS: readonly Section[] = [
  recurring,
  newPatterns,
  trends,
  effectiveness,
  experiments,
  hotFiles,
  problems,
];
