import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';

export interface SarifLocation {
  /** As the report names the file, without `file://` and percent encoding. It is never opened. */
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
}

const decoded = (uri: string): string => {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
};

const pathOf = (uri: string): string =>
  decoded(
    /^file:/i.test(uri) ? uri.replace(/^file:(?:\/\/[^/]*)?/i, '').replace(/^\/(?=[A-Za-z]:)/, '') : uri,
  );

/** Drafts of 2.0 call artifacts files, and their index `fileIndex`. */
const uriOf = (artifact: JsonObject, run: JsonObject): string | undefined => {
  const index = wholeOf(artifact['index']) ?? wholeOf(artifact['fileIndex']);
  if (index === undefined) return textOf(artifact['uri']);
  const listed = objectOf(listOf(run['artifacts'] ?? run['files'])[index]);
  const location = objectOf(listed['location'] ?? listed['fileLocation']);
  return textOf(artifact['uri']) ?? textOf(location['uri']);
};

/** Where a result is: its first location stands for all (SARIF 2.1.0, §3.27.12 has several only where all must be changed). */
export const sarifLocation = (result: JsonObject, run: JsonObject): SarifLocation => {
  const physical = objectOf(objectOf(listOf(result['locations'])[0])['physicalLocation']);
  const uri = uriOf(objectOf(physical['artifactLocation'] ?? physical['fileLocation']), run);
  const region = objectOf(physical['region']);
  const line = wholeOf(region['startLine'], 1);
  return {
    ...(uri === undefined ? {} : { path: pathOf(uri) }),
    ...(line === undefined ? {} : { line }),
  };
};
