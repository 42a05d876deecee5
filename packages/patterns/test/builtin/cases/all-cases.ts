import { asyncForeach } from './async-foreach.ts';
import { boundsChecking } from './bounds-checking.ts';
import type { Cases } from './cases.ts';
import { fastapiStreamingUpload } from './fastapi-streaming-upload.ts';
import { fetchWithoutTimeout } from './fetch-without-timeout.ts';
import { largeFileProcessing } from './large-file-processing.ts';
import { loggerDebug } from './logger-debug.ts';
import { metadataCategorization } from './metadata-categorization.ts';
import { nanInfHandling } from './nan-inf-handling.ts';
import { numericSort } from './numeric-sort.ts';
import { numpyJsonSerialization } from './numpy-json-serialization.ts';
import { pathTraversal } from './path-traversal.ts';
import { specificExceptions } from './specific-exceptions.ts';
import { sqlTemplateString } from './sql-template-string.ts';
import { swallowedError } from './swallowed-error.ts';
import { tempFileHandling } from './temp-file-handling.ts';
import { uncheckedFetchResponse } from './unchecked-fetch-response.ts';
import { uncheckedFirstElement } from './unchecked-first-element.ts';
import { unguardedJsonParse } from './unguarded-json-parse.ts';

/** Cases by the name of the lesson. */
export const allCases: Readonly<Record<string, Cases>> = {
  async_foreach: asyncForeach,
  bounds_checking: boundsChecking,
  fastapi_streaming_upload: fastapiStreamingUpload,
  fetch_without_timeout: fetchWithoutTimeout,
  large_file_processing: largeFileProcessing,
  logger_debug: loggerDebug,
  metadata_categorization: metadataCategorization,
  nan_inf_handling: nanInfHandling,
  numeric_sort: numericSort,
  numpy_json_serialization: numpyJsonSerialization,
  path_traversal: pathTraversal,
  specific_exceptions: specificExceptions,
  sql_template_string: sqlTemplateString,
  swallowed_error: swallowedError,
  temp_file_handling: tempFileHandling,
  unchecked_fetch_response: uncheckedFetchResponse,
  unchecked_first_element: uncheckedFirstElement,
  unguarded_json_parse: unguardedJsonParse,
};
