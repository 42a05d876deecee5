import type { Language } from '@feedback/schema';
import type { Frequencies } from './estimate.ts';
import { readFeatures } from './feature-table.ts';
import { ECMASCRIPT_FEATURES } from './ordinary/ecmascript.ts';
import { PYTHON_FEATURES } from './ordinary/python.ts';

const PYTHON = readFeatures(PYTHON_FEATURES);
const ECMASCRIPT = readFeatures(ECMASCRIPT_FEATURES);

/** How often the features of ordinary code occur in a language. */
export const frequenciesOf = (language: Language): Frequencies =>
  language === 'python' ? PYTHON : ECMASCRIPT;
