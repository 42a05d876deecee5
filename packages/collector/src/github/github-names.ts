import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';
import { objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';

const REPOSITORY = /\/repos\/([^/]+\/[^/?#]+)(?:[/?#]|$)/;

/** `owner/name`, from any of an object's own addresses; empty where they don't say. */
export const repositoryOf = (object: JsonObject): string =>
  [object['url'], object['pull_request_url'], object['deployment_url'], object['repository_url']]
    .map((url) => REPOSITORY.exec(textOf(url) ?? '')?.[1])
    .find((name) => name !== undefined) ?? '';

/** The id of an object as text; `undefined` where it has none. */
export const idOf = (object: JsonObject): string | undefined => {
  const id = wholeOf(object['id']);
  return id === undefined ? undefined : String(id);
};

/** The first of these that is a time. */
export const timeOf = (...values: readonly unknown[]): ParsedTimestamp | undefined =>
  values.map(parseTimestamp).find((parsed) => parsed !== undefined);

/** Bots say who they are, because their words are a tool's; people are not named. */
export const authorTool = (object: JsonObject): string | undefined => {
  const user = objectOf(object['user']);
  return user['type'] === 'Bot' ? textOf(user['login']) : undefined;
};
