import type { PromptContext } from '../prompt/prompt-context.ts';
import type { Scaffold } from './scaffold.ts';
import { pythonArrayJson } from './python/array-json.ts';
import { pythonCategorise } from './python/categorise.ts';
import { pythonFileProcessing } from './python/file-processing.ts';
import { pythonFileUpload } from './python/file-upload.ts';
import { pythonGuardedCall } from './python/guarded-call.ts';
import { pythonGuardedParse } from './python/guarded-parse.ts';
import { pythonJsonEndpoint } from './python/json-endpoint.ts';
import { pythonJsonText } from './python/json-text.ts';
import { pythonListAccess } from './python/list-access.ts';
import { typescriptArrayJson } from './typescript/array-json.ts';
import { typescriptCategorise } from './typescript/categorise.ts';
import { typescriptFileProcessing } from './typescript/file-processing.ts';
import { typescriptFileUpload } from './typescript/file-upload.ts';
import { typescriptGuardedCall } from './typescript/guarded-call.ts';
import { typescriptGuardedParse } from './typescript/guarded-parse.ts';
import { typescriptJsonEndpoint } from './typescript/json-endpoint.ts';
import { typescriptJsonText } from './typescript/json-text.ts';
import { typescriptListAccess } from './typescript/list-access.ts';

/** All scaffolds, the special before the general: the first that fits a prompt is taken. */
export const SCAFFOLDS: readonly Scaffold[] = [
  pythonFileUpload,
  typescriptFileUpload,
  pythonJsonEndpoint,
  typescriptJsonEndpoint,
  pythonArrayJson,
  typescriptArrayJson,
  pythonCategorise,
  typescriptCategorise,
  pythonGuardedParse,
  typescriptGuardedParse,
  pythonFileProcessing,
  typescriptFileProcessing,
  pythonListAccess,
  typescriptListAccess,
  pythonGuardedCall,
  typescriptGuardedCall,
  pythonJsonText,
  typescriptJsonText,
];

/** The scaffold for a prompt; `undefined` when none does what it asks, or it also asks for what none can do. */
export const findScaffold = (context: PromptContext): Scaffold | undefined => {
  if (context.foreign.length > 0) return undefined;
  const about: ReadonlySet<string> = new Set([...context.indicators, ...context.traits]);
  return SCAFFOLDS.find(
    ({ language, needs, unless }) =>
      language === context.language.language &&
      needs.some((set) => set.every((word) => about.has(word))) &&
      !unless.some((word) => about.has(word)),
  );
};
