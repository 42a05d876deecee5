import type { Language } from '@feedback/schema';
import type { Frequencies } from './estimate.ts';
import { readFeatures } from './feature-table.ts';
import { ECMASCRIPT_FEATURES } from './ordinary/ecmascript.ts';
import { PYTHON_FEATURES } from './ordinary/python.ts';

/** The rate, in 1,000 lines, from which features of ordinary code are kept. */
export const FEATURE_FLOOR = 0.055;

const PYTHON = readFeatures(PYTHON_FEATURES, FEATURE_FLOOR);
const ECMASCRIPT = readFeatures(ECMASCRIPT_FEATURES, FEATURE_FLOOR);

/** How often the features of ordinary code occur in a language. */
export const frequenciesOf = (language: Language): Frequencies => (language === 'python' ? PYTHON : ECMASCRIPT);
