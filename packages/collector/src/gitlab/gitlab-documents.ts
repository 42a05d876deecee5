import type { Occasion } from '../forge/occasion.ts';
import {
  isWhole,
  keysOf,
  objectsIn,
  tellOf,
  type Has,
  type ObjectTable,
  type Tell,
} from '../forge/told-objects.ts';
import { objectOf, type JsonObject } from '../json/json-access.ts';
import { deliveredDeployment, restDeployment } from './deployment-occasions.ts';
import { deliveredJob, restJob } from './job-occasions.ts';
import { deliveredNote, discussionOccasion, mergedRequest, noteOccasions } from './note-occasions.ts';

/** What the payload of a webhook is about, by its `object_kind`. Pipelines only sum their jobs up. */
const DELIVERIES: ReadonlyMap<unknown, Tell> = new Map<unknown, Tell>([
  ['note', deliveredNote],
  ['build', deliveredJob],
  ['deployment', deliveredDeployment],
  ['merge_request', mergedRequest],
]);

/** What an object of the REST API is, by keys that it alone has all of. */
const OBJECTS: ObjectTable = [
  [['notes', 'individual_note'], discussionOccasion],
  [['environment', 'deployable', 'iid', 'sha'], restDeployment],
  [['stage', 'pipeline', 'allow_failure'], restJob],
];

const NOTE = ['noteable_type', 'body', 'system'] as const;

/** Whether an object with such keys is one of the REST API that says something. */
export const isGitlabObject = (has: Has): boolean => isWhole(NOTE, has) || tellOf(OBJECTS, has) !== undefined;

const told = (object: JsonObject): Occasion | undefined => {
  const tell = tellOf(OBJECTS, keysOf(object)) ?? DELIVERIES.get(object['object_kind']);
  return tell?.(object, {});
};

/** What a document of GitLab's tells of: one object, a list, or pages of lists. */
export const gitlabOccasions = (value: unknown): readonly Occasion[] => {
  const objects = objectsIn(value).map(objectOf);
  const isNote = (object: JsonObject): boolean => isWhole(NOTE, keysOf(object));
  return [
    ...objects.filter((object) => !isNote(object)).flatMap((object) => told(object) ?? []),
    ...noteOccasions(objects.filter(isNote)),
  ];
};
