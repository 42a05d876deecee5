import type { Lesson } from '@feedback/schema';
import { blockingCallInAsync } from './python/blocking-call-in-async.ts';
import { boundsChecking } from './python/bounds-checking.ts';
import { changedWhileIterated } from './python/changed-while-iterated.ts';
import { coroutineNeverAwaited } from './python/coroutine-never-awaited.ts';
import { fastapiStreamingUpload } from './python/fastapi-streaming-upload.ts';
import { hardcodedSecret } from './python/hardcoded-secret.ts';
import { largeFileProcessing } from './python/large-file-processing.ts';
import { lateBindingClosure } from './python/late-binding-closure.ts';
import { loggerDebug } from './python/logger-debug.ts';
import { metadataCategorization } from './python/metadata-categorization.ts';
import { mutableDefault } from './python/mutable-default.ts';
import { nanInfHandling } from './python/nan-inf-handling.ts';
import { numpyJsonSerialization } from './python/numpy-json-serialization.ts';
import { requestWithoutTimeout } from './python/request-without-timeout.ts';
import { sharedElements } from './python/shared-elements.ts';
import { shellInjection } from './python/shell-injection.ts';
import { specificExceptions } from './python/specific-exceptions.ts';
import { sqlFromText } from './python/sql-from-text.ts';
import { swallowedException } from './python/swallowed-exception.ts';
import { tempFileHandling } from './python/temp-file-handling.ts';
import { textFileEncoding } from './python/text-file-encoding.ts';
import { unsafeDeserialization } from './python/unsafe-deserialization.ts';
import { asyncForeach } from './typescript/async-foreach.ts';
import { asyncPredicate } from './typescript/async-predicate.ts';
import { commandTemplate } from './typescript/command-template.ts';
import { effectWithoutCleanup } from './typescript/effect-without-cleanup.ts';
import { fetchWithoutTimeout } from './typescript/fetch-without-timeout.ts';
import { htmlInjection } from './typescript/html-injection.ts';
import { missingAwait } from './typescript/missing-await.ts';
import { numericSort } from './typescript/numeric-sort.ts';
import { pathTraversal } from './typescript/path-traversal.ts';
import { secretInCode } from './typescript/secret-in-code.ts';
import { sharedFill } from './typescript/shared-fill.ts';
import { sqlTemplateString } from './typescript/sql-template-string.ts';
import { swallowedError } from './typescript/swallowed-error.ts';
import { uncheckedFetchResponse } from './typescript/unchecked-fetch-response.ts';
import { uncheckedFirstElement } from './typescript/unchecked-first-element.ts';
import { unguardedJsonParse } from './typescript/unguarded-json-parse.ts';
import { weakToken } from './typescript/weak-token.ts';

/**
 * The lessons that ship with the product, for Python and for TypeScript and JavaScript. Each rule names code that is wrong by
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
  blockingCallInAsync,
  changedWhileIterated,
  coroutineNeverAwaited,
  lateBindingClosure,
  mutableDefault,
  requestWithoutTimeout,
  sharedElements,
  shellInjection,
  sqlFromText,
  swallowedException,
  textFileEncoding,
  unsafeDeserialization,
  hardcodedSecret,
  asyncForeach,
  swallowedError,
  unguardedJsonParse,
  uncheckedFetchResponse,
  fetchWithoutTimeout,
  uncheckedFirstElement,
  sqlTemplateString,
  pathTraversal,
  numericSort,
  asyncPredicate,
  commandTemplate,
  effectWithoutCleanup,
  htmlInjection,
  missingAwait,
  secretInCode,
  sharedFill,
  weakToken,
];
