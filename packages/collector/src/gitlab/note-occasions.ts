import type { ReportedFinding } from '../findings/reported-finding.ts';
import type { Occasion } from '../forge/occasion.ts';
import { readRemark } from '../forge/remark.ts';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';
import { idOf, timeOf } from './gitlab-names.ts';

/** What a note is about that has code in it. */
const SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['MergeRequest', 'merge_request'],
  ['Commit', 'commit'],
]);

interface Place {
  readonly path?: string | undefined;
  readonly line?: number | undefined;
}

/** Where in the code a note stands: its position, or the diff that old webhooks bring. */
const placeOf = (note: JsonObject): Place => {
  const position = objectOf(note['position']);
  const diff = objectOf(note['st_diff']);
  return {
    path:
      textOf(position['new_path']) ??
      textOf(position['old_path']) ??
      textOf(diff['new_path']) ??
      textOf(diff['old_path']),
    line: wholeOf(position['new_line'], 1) ?? wholeOf(position['old_line'], 1),
  };
};

/** The subject of a note with its number; `undefined` where that is no code. */
const subjectOf = (note: JsonObject, around: JsonObject): readonly string[] | undefined => {
  const subject = SUBJECTS.get(textOf(note['noteable_type']) ?? '');
  if (subject === undefined) return undefined;
  const project = idOf(note['project_id'], around['project_id'], objectOf(around['project'])['id']) ?? '';
  const number =
    subject === 'commit'
      ? (textOf(note['commit_id']) ?? textOf(objectOf(around['commit'])['id']))
      : idOf(note['noteable_iid'], objectOf(around['merge_request'])['iid'], note['noteable_id']);
  return number === undefined ? undefined : [subject, project, number];
};

/** A note that begins a discussion of code, with the discussion's id where it is known. */
interface Opening {
  readonly note: JsonObject;
  readonly discussion: string | undefined;
  /** Whether it is a thread that somebody has to resolve, also without a place. */
  readonly isThread: boolean;
}

const openingFinding = ({ note, discussion, isThread }: Opening): ReportedFinding | undefined => {
  const place = placeOf(note);
  // Notes by the system, and talk: nothing to resolve and no place in the code.
  if (note['system'] === true || (place.path === undefined && !isThread)) return undefined;
  const remark = readRemark(note['body'] ?? note['note']);
  if (remark === undefined) return undefined;
  const id = idOf(note['id']);
  const record = discussion === undefined ? ['note', id ?? ''] : ['discussion', discussion];
  return {
    ...remark,
    ...place,
    time: timeOf(note['created_at']),
    record: discussion === undefined && id === undefined ? undefined : record,
    extra: note['resolved'] === true ? { resolved: true } : {},
  };
};

const openingOccasion = (opening: Opening, around: JsonObject = {}): Occasion | undefined => {
  const { note } = opening;
  const subject = subjectOf(note, around);
  if (subject === undefined || note['system'] === true) return undefined;
  const finding = openingFinding(opening);
  const position = objectOf(note['position']);
  return {
    kind: 'review',
    identity: subject,
    scope: `gitlab:review:${subject[1] ?? ''}`,
    time: timeOf(note['created_at']),
    commit: textOf(position['head_sha']) ?? textOf(note['commit_id']),
    findings: finding === undefined ? [] : [finding],
  };
};

/** A discussion: its first note says what is wrong, the others answer. */
export const discussionOccasion = (discussion: JsonObject): Occasion | undefined => {
  const [note] = listOf(discussion['notes']).map(objectOf);
  if (note === undefined) return undefined;
  const isThread = discussion['individual_note'] !== true && note['resolvable'] === true;
  return openingOccasion({ note, discussion: textOf(discussion['id']), isThread });
};

/**
 * Notes in a plain list, which does not say what answers what: of those at one place only the oldest opens a discussion, and
 * those without a place are talk.
 */
export const noteOccasions = (notes: readonly JsonObject[]): readonly Occasion[] => {
  const places = new Set<string>();
  return notes
    .toSorted((a, b) =>
      (timeOf(a['created_at'])?.timestamp ?? '').localeCompare(timeOf(b['created_at'])?.timestamp ?? ''),
    )
    .filter((note) => {
      const position = objectOf(note['position']);
      if (Object.keys(position).length === 0) return true;
      const place = JSON.stringify([
        textOf(note['noteable_type']),
        idOf(note['noteable_id']),
        ...placeKey(position),
      ]);
      const isFirst = !places.has(place);
      places.add(place);
      return isFirst;
    })
    .flatMap((note) => openingOccasion({ note, discussion: undefined, isThread: false }) ?? []);
};

/** A position's plain values; objects in it may be nested without end. */
const placeKey = (position: JsonObject): readonly unknown[] => [
  ...['head_sha', 'new_path', 'old_path'].map((name) => textOf(position[name])),
  ...['new_line', 'old_line'].map((name) => wholeOf(position[name])),
];

/** A note as a webhook delivers it. Answers bring the id of their discussion, so they are the same record. */
export const deliveredNote = (payload: JsonObject): Occasion | undefined => {
  const note = objectOf(payload['object_attributes']);
  const discussion = textOf(note['discussion_id']);
  return openingOccasion({ note, discussion, isThread: note['type'] === 'DiscussionNote' }, payload);
};

/** A merge request that was merged: it was open to review, whether anybody found something or not. */
export const mergedRequest = (payload: JsonObject): Occasion | undefined => {
  const request = objectOf(payload['object_attributes']);
  const number = idOf(request['iid']);
  if (request['action'] !== 'merge' || number === undefined) return undefined;
  const project = idOf(objectOf(payload['project'])['id'], request['target_project_id']) ?? '';
  return {
    kind: 'review',
    identity: ['merge_request', project, number],
    scope: `gitlab:review:${project}`,
    time: timeOf(request['updated_at']),
    commit: textOf(objectOf(request['last_commit'])['id']),
    findings: [],
  };
};
