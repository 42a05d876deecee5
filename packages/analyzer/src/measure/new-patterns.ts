import {
  worseSeverity,
  type MistakeEvent,
  type NewPattern,
  type PatternDetail,
  type Severity,
} from '@feedback/schema';
import { wordingOf } from '../judge/wording.ts';
import { DEFAULT_SEVERITY, type Mistake } from '../mistake.ts';
import { detailOf, isMerged } from './pattern-detail.ts';
import { commonParts, freeName, namePartsOf, suggestName, type NameParts } from './suggest-name.ts';

/** An undeclared mistake is proposed as a pattern when it occurred so often. */
export const MIN_SUPPORT = 2;

const EXAMPLES = 5;
const EVENTS = 20;

interface Group {
  /** The declared name; `undefined` where one must be suggested. */
  readonly declared: string | undefined;
  readonly signature: string;
  readonly template: string;
  readonly text: string;
  parts: NameParts;
  count: number;
  severity: Severity | undefined;
  firstSeen: string;
  lastSeen: string;
  readonly runs: Set<string>;
  readonly events: string[];
  readonly details: PatternDetail[];
}

const startGroup = ({ event, pattern, signature }: Mistake): Group => {
  const wording = wordingOf(event);
  return {
    declared: pattern,
    signature: signature?.id ?? '',
    template: signature?.template ?? '',
    text: wording.text,
    parts: namePartsOf(wording),
    count: 0,
    severity: undefined,
    firstSeen: event.timestamp,
    lastSeen: event.timestamp,
    runs: new Set(),
    events: [],
    details: [],
  };
};

/** Bugs and test failures of the original's document are one row however often they happened; the others are a row each. */
const addDetail = (details: PatternDetail[], event: MistakeEvent): void => {
  if (details.length >= EXAMPLES) return;
  const detail = detailOf(event);
  const text = JSON.stringify(detail);
  if (!isMerged(event) || details.every((other) => JSON.stringify(other) !== text)) details.push(detail);
};

const addCase = (group: Group, { event, occurrences, severity }: Mistake): void => {
  group.count += occurrences;
  if (severity !== undefined) group.severity = worseSeverity(severity, group.severity ?? severity);
  if (event.source.run_id !== undefined) group.runs.add(event.source.run_id);
  if (group.events.length < EVENTS) group.events.push(event.event_id);
  addDetail(group.details, event);
  if (group.declared !== undefined || group.parts.words.length === 0) return;
  const wording = wordingOf(event);
  if (wording.text !== group.text) group.parts = commonParts(group.parts, wording);
};

const byTimeThenSignature = (a: Group, b: Group): number =>
  a.firstSeen === b.firstSeen ? (a.signature < b.signature ? -1 : 1) : a.firstSeen < b.firstSeen ? -1 : 1;

/** Suggests names in the order of first sightings, so that a number once given mostly stays. */
const nameGroups = (groups: readonly Group[], known: ReadonlySet<string>): Map<Group, string> => {
  const names = new Map<Group, string>();
  const taken = new Set(known);
  for (const group of groups)
    if (group.declared !== undefined) {
      names.set(group, group.declared);
      taken.add(group.declared);
    }
  for (const group of groups.filter(({ declared }) => declared === undefined).toSorted(byTimeThenSignature)) {
    const name = freeName(suggestName(group.parts), taken);
    names.set(group, name);
    taken.add(name);
  }
  return names;
};

const finished = (group: Group, pattern: string): NewPattern => ({
  pattern,
  signature: group.signature,
  template: group.template,
  count: group.count,
  severity: group.severity ?? DEFAULT_SEVERITY,
  runs: group.runs.size,
  first_seen: group.firstSeen,
  last_seen: group.lastSeen,
  events: group.events,
  details: group.details,
});

/**
 * Groups the period's mistakes that the library doesn't cover: by declared name, else by signature. `known` are names in
 * the one spelling. `finish` gives the groups with the most occurrences first, those nobody named from `minSupport` up.
 */
export const createNewPatterns = (
  known: ReadonlySet<string>,
  minSupport = MIN_SUPPORT,
): { readonly add: (mistake: Mistake) => void; readonly finish: () => NewPattern[] } => {
  const groups = new Map<string, Group>();
  return {
    add: (mistake) => {
      const { pattern, signature, inPeriod } = mistake;
      if (!inPeriod || (pattern === undefined ? signature === undefined : known.has(pattern))) return;
      const key = pattern === undefined ? `s:${signature?.id}` : `p:${pattern}`;
      const group = groups.get(key) ?? startGroup(mistake);
      groups.set(key, group);
      if (mistake.event.timestamp < group.firstSeen) group.firstSeen = mistake.event.timestamp;
      if (mistake.event.timestamp > group.lastSeen) group.lastSeen = mistake.event.timestamp;
      addCase(group, mistake);
    },
    finish: () => {
      const supported = [...groups.values()].filter(
        ({ declared, count }) => declared !== undefined || count >= minSupport,
      );
      const names = nameGroups(supported, known);
      return supported
        .map((group) => finished(group, names.get(group) ?? ''))
        .toSorted((a, b) => b.count - a.count);
    },
  };
};
