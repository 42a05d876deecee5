import type { Occasion } from '../forge/occasion.ts';
import { objectOf, type JsonObject } from '../json/json-access.ts';
import { deliveredDeployment, restDeployment } from './deployment-occasions.ts';
import { deliveredJob, restJob } from './job-occasions.ts';
import { deliveredNote, discussionOccasion, mergedRequest, noteOccasions } from './note-occasions.ts';

type Tell = (object: JsonObject) => Occasion | undefined;

/** What the payload of a webhook is about, by its `object_kind`. Pipelines only sum their jobs up. */
const DELIVERIES: ReadonlyMap<unknown, Tell> = new Map<unknown, Tell>([
  ['note', deliveredNote],
  ['build', deliveredJob],
  ['deployment', deliveredDeployment],
  ['merge_request', mergedRequest],
]);

/** What an object of the REST API is, by keys that it alone has all of. */
const OBJECTS: readonly (readonly [readonly string[], Tell])[] = [
  [['notes', 'individual_note'], discussionOccasion],
  [['environment', 'deployable', 'iid', 'sha'], restDeployment],
  [['stage', 'pipeline', 'allow_failure'], restJob],
];

const NOTE = ['noteable_type', 'body', 'system'] as const;

type Has = (key: string) => boolean;

const isWhole = (keys: readonly string[], has: Has): boolean => keys.every(has);

const tellOf = (has: Has): Tell | undefined => OBJECTS.find(([keys]) => isWhole(keys, has))?.[1];

/** Whether an object with such keys is one of the REST API that says something. */
export const isGitlabObject = (has: Has): boolean => isWhole(NOTE, has) || tellOf(has) !== undefined;

const keysOf =
  (object: JsonObject): Has =>
  (key) =>
    Object.hasOwn(object, key);

const told = (object: JsonObject): readonly Occasion[] => {
  const tell = tellOf(keysOf(object)) ?? DELIVERIES.get(object['object_kind']);
  const occasion = tell?.(object);
  return occasion === undefined ? [] : [occasion];
};

/** What a document of GitLab's tells of: one object, a list, or pages of lists. */
export const gitlabOccasions = (value: unknown): readonly Occasion[] => {
  const list = Array.isArray(value) ? value.flat() : [value];
  const objects = list.map(objectOf);
  const isNote = (object: JsonObject): boolean => isWhole(NOTE, keysOf(object));
  return [
    ...objects.filter((object) => !isNote(object)).flatMap(told),
    ...noteOccasions(objects.filter(isNote)),
  ];
};
