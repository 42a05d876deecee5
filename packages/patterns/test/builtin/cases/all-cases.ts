import { asyncForeach } from './async-foreach.ts';
import { asyncPredicate } from './async-predicate.ts';
import { blockingCallInAsync } from './blocking-call-in-async.ts';
import { boundsChecking } from './bounds-checking.ts';
import type { Cases } from './cases.ts';
import { changedWhileIterated } from './changed-while-iterated.ts';
import { commandTemplate } from './command-template.ts';
import { coroutineNeverAwaited } from './coroutine-never-awaited.ts';
import { effectWithoutCleanup } from './effect-without-cleanup.ts';
import { fastapiStreamingUpload } from './fastapi-streaming-upload.ts';
import { fetchWithoutTimeout } from './fetch-without-timeout.ts';
import { hardcodedSecret } from './hardcoded-secret.ts';
import { htmlInjection } from './html-injection.ts';
import { largeFileProcessing } from './large-file-processing.ts';
import { lateBindingClosure } from './late-binding-closure.ts';
import { loggerDebug } from './logger-debug.ts';
import { metadataCategorization } from './metadata-categorization.ts';
import { missingAwait } from './missing-await.ts';
import { mutableDefault } from './mutable-default.ts';
import { nanInfHandling } from './nan-inf-handling.ts';
import { numericSort } from './numeric-sort.ts';
import { numpyJsonSerialization } from './numpy-json-serialization.ts';
import { pathTraversal } from './path-traversal.ts';
import { requestWithoutTimeout } from './request-without-timeout.ts';
import { secretInCode } from './secret-in-code.ts';
import { sharedElements } from './shared-elements.ts';
import { sharedFill } from './shared-fill.ts';
import { shellInjection } from './shell-injection.ts';
import { specificExceptions } from './specific-exceptions.ts';
import { sqlFromText } from './sql-from-text.ts';
import { sqlTemplateString } from './sql-template-string.ts';
import { swallowedError } from './swallowed-error.ts';
import { swallowedException } from './swallowed-exception.ts';
import { tempFileHandling } from './temp-file-handling.ts';
import { textFileEncoding } from './text-file-encoding.ts';
import { uncheckedFetchResponse } from './unchecked-fetch-response.ts';
import { uncheckedFirstElement } from './unchecked-first-element.ts';
import { unguardedJsonParse } from './unguarded-json-parse.ts';
import { unsafeDeserialization } from './unsafe-deserialization.ts';
import { weakToken } from './weak-token.ts';

/** Cases by the name of the lesson. */
export const allCases: Readonly<Record<string, Cases>> = {
  async_foreach: asyncForeach,
  async_predicate: asyncPredicate,
  blocking_call_in_async: blockingCallInAsync,
  bounds_checking: boundsChecking,
  changed_while_iterated: changedWhileIterated,
  command_template: commandTemplate,
  coroutine_never_awaited: coroutineNeverAwaited,
  effect_without_cleanup: effectWithoutCleanup,
  fastapi_streaming_upload: fastapiStreamingUpload,
  fetch_without_timeout: fetchWithoutTimeout,
  hardcoded_secret: hardcodedSecret,
  html_injection: htmlInjection,
  large_file_processing: largeFileProcessing,
  late_binding_closure: lateBindingClosure,
  logger_debug: loggerDebug,
  metadata_categorization: metadataCategorization,
  missing_await: missingAwait,
  mutable_default: mutableDefault,
  nan_inf_handling: nanInfHandling,
  numeric_sort: numericSort,
  numpy_json_serialization: numpyJsonSerialization,
  path_traversal: pathTraversal,
  request_without_timeout: requestWithoutTimeout,
  secret_in_code: secretInCode,
  shared_elements: sharedElements,
  shared_fill: sharedFill,
  shell_injection: shellInjection,
  specific_exceptions: specificExceptions,
  sql_from_text: sqlFromText,
  sql_template_string: sqlTemplateString,
  swallowed_error: swallowedError,
  swallowed_exception: swallowedException,
  temp_file_handling: tempFileHandling,
  text_file_encoding: textFileEncoding,
  unchecked_fetch_response: uncheckedFetchResponse,
  unchecked_first_element: uncheckedFirstElement,
  unguarded_json_parse: unguardedJsonParse,
  unsafe_deserialization: unsafeDeserialization,
  weak_token: weakToken,
};
