import type { Lesson } from '@feedback/schema';
import { boundsChecking } from './python/bounds-checking.ts';
import { fastapiStreamingUpload } from './python/fastapi-streaming-upload.ts';
import { largeFileProcessing } from './python/large-file-processing.ts';
import { loggerDebug } from './python/logger-debug.ts';
import { metadataCategorization } from './python/metadata-categorization.ts';
import { nanInfHandling } from './python/nan-inf-handling.ts';
import { numpyJsonSerialization } from './python/numpy-json-serialization.ts';
import { specificExceptions } from './python/specific-exceptions.ts';
import { tempFileHandling } from './python/temp-file-handling.ts';
import { asyncForeach } from './typescript/async-foreach.ts';
import { fetchWithoutTimeout } from './typescript/fetch-without-timeout.ts';
import { numericSort } from './typescript/numeric-sort.ts';
import { pathTraversal } from './typescript/path-traversal.ts';
import { sqlTemplateString } from './typescript/sql-template-string.ts';
import { swallowedError } from './typescript/swallowed-error.ts';
import { uncheckedFetchResponse } from './typescript/unchecked-fetch-response.ts';
import { uncheckedFirstElement } from './typescript/unchecked-first-element.ts';
import { unguardedJsonParse } from './typescript/unguarded-json-parse.ts';

/**
 * The lessons that ship with the product: nine for Python, nine for TypeScript and JavaScript. Each rule names code that is wrong by
 * its own text; what only the surroundings can tell is left to people. A `test_coverage` stands in one file with its example: it
 * fails with the bad one and passes with the good one.
 */
export const builtinPatterns: readonly Lesson[] = [
  numpyJsonSerialization,
  boundsChecking,
  specificExceptions,
  loggerDebug,
  metadataCategorization,
  tempFileHandling,
  largeFileProcessing,
  fastapiStreamingUpload,
  nanInfHandling,
  asyncForeach,
  swallowedError,
  unguardedJsonParse,
  uncheckedFetchResponse,
  fetchWithoutTimeout,
  uncheckedFirstElement,
  sqlTemplateString,
  pathTraversal,
  numericSort,
];
