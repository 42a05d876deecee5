import { byKeys, worseSeverity, type NewPattern, type Severity, type Signature } from '@feedback/schema';
import type { SignatureBook } from '../signatures/signature-book.ts';
import { DEFAULT_SEVERITY, type Mistake } from '../mistake.ts';
import { freeName, suggestName } from './suggest-name.ts';

/** An undeclared mistake is proposed as a pattern when it occurred so often … */
export const MIN_SUPPORT = 2;
/** … in so many runs, where its runs are known: one broken build is one cause, however many tests it fails. */
export const MIN_RUNS = 2;

const EVENTS = 20;
const EXAMPLES = 5;

/** A new pattern before the events that show it were read. */
export interface FoundPattern extends Omit<NewPattern, 'details'> {
  /** Ids of events to show, beside `events`: the first that say the same in the same file. */
  readonly examples: readonly string[];
}

interface Group {
  /** The declared name; `undefined` where one must be suggested. */
  readonly declared: string | undefined;
  readonly signature: Signature | undefined;
  /** The least of the ids that its wordings were given: what it says doesn't depend on their order. */
  given: string | undefined;
  count: number;
  severity: Severity | undefined;
  firstSeen: string;
  lastSeen: string;
  readonly runs: Set<string>;
  /** Seen by a review or scan in this many files, up to what is needed. */
  readonly files: Set<string>;
  seenOutsideOfRuns: boolean;
  readonly events: string[];
  readonly examples: string[];
  readonly shown: Set<string>;
}

/** What names are made of. */
export interface NamingFacts {
  /** Names in the one spelling that are taken. */
  readonly known: ReadonlySet<string>;
  readonly book: Pick<SignatureBook, 'speechOf' | 'templateOf'>;
  /** The words that the messages of a rule have in common. */
  readonly ruleWords: (rule: string) => readonly string[];
}

export interface NewPatternOptions {
  readonly minSupport?: number | undefined;
  readonly minRuns?: number | undefined;
}

const startGroup = ({ record, pattern, signature, given }: Mistake): Group => ({
  declared: pattern,
  signature,
  given,
  count: 0,
  severity: undefined,
  firstSeen: record.timestamp,
  lastSeen: record.timestamp,
  runs: new Set(),
  files: new Set(),
  seenOutsideOfRuns: false,
  events: [],
  examples: [],
  shown: new Set(),
});

const addExample = ({ examples, shown }: Group, { event_id, wording, path }: Mistake['record']): void => {
  if (examples.length >= EXAMPLES) return;
  const said = `${wording} ${path ?? ''}`;
  if (shown.has(said)) return;
  shown.add(said);
  examples.push(event_id);
};

const addCase = (group: Group, { record, runKind, given }: Mistake): void => {
  const { timestamp, severity, run_id, kind, path } = record;
  group.count += record.count;
  if (given !== undefined && given < (group.given ?? '~')) group.given = given;
  if (timestamp < group.firstSeen) group.firstSeen = timestamp;
  if (timestamp > group.lastSeen) group.lastSeen = timestamp;
  if (severity !== null) group.severity = worseSeverity(severity, group.severity ?? severity);
  if (run_id !== null) group.runs.add(run_id);
  if (runKind === undefined) group.seenOutsideOfRuns = true;
  if (kind === 'code_review' && path !== null && group.files.size < EXAMPLES) group.files.add(path);
  if (group.events.length < EVENTS) group.events.push(record.event_id);
  addExample(group, record);
};

/** A finding in several files was made several times; a test failure in one run, once. */
const recurs = ({ runs, files, seenOutsideOfRuns }: Group, minRuns: number): boolean =>
  seenOutsideOfRuns || Math.max(runs.size, files.size) >= minRuns;

const byTimeThenSignature = byKeys<Group>(
  (group) => group.firstSeen,
  (group) => group.signature?.id ?? '',
);

const nameFor = ({ given }: Group, { book, ruleWords }: NamingFacts): string => {
  const speech = book.speechOf(given ?? '');
  return suggestName(speech, speech.kind === 'rule' ? ruleWords(speech.rule) : []);
};

/** Suggests names in the order of first sightings, so that a number once given mostly stays. */
const nameGroups = (groups: readonly Group[], facts: NamingFacts): Map<Group, string> => {
  const names = new Map<Group, string>();
  const taken = new Set(facts.known);
  for (const group of groups)
    if (group.declared !== undefined) {
      names.set(group, group.declared);
      taken.add(group.declared);
    }
  for (const group of groups.filter(({ declared }) => declared === undefined).toSorted(byTimeThenSignature)) {
    const name = freeName(nameFor(group, facts), taken);
    names.set(group, name);
    taken.add(name);
  }
  return names;
};

const finished = (group: Group, pattern: string, { book }: NamingFacts): FoundPattern => ({
  pattern,
  signature: group.signature?.id ?? '',
  template: group.given === undefined ? '' : book.templateOf(group.given),
  count: group.count,
  severity: group.severity ?? DEFAULT_SEVERITY,
  runs: group.runs.size,
  first_seen: group.firstSeen,
  last_seen: group.lastSeen,
  events: group.events,
  examples: group.examples,
});

/**
 * Groups the period's mistakes that the library doesn't cover: by declared name, else by signature. `finish` gives the groups
 * with the most occurrences first, those that nobody named from `minSupport` occurrences in `minRuns` runs up.
 */
export const createNewPatterns = (
  facts: NamingFacts,
  { minSupport = MIN_SUPPORT, minRuns = MIN_RUNS }: NewPatternOptions = {},
): { readonly add: (mistake: Mistake) => void; readonly finish: () => FoundPattern[] } => {
  const ofSignatures = new Map<string, Group>();
  const declared = new Map<string, Group>();
  /** In the order in which they were first seen: equals keep it. */
  const groups: Group[] = [];
  const start = (into: Map<string, Group>, key: string, mistake: Mistake): Group => {
    const group = startGroup(mistake);
    into.set(key, group);
    groups.push(group);
    return group;
  };
  return {
    add: (mistake) => {
      const { pattern, signature, inPeriod } = mistake;
      const key = pattern ?? signature?.id;
      if (!inPeriod || key === undefined || (pattern !== undefined && facts.known.has(pattern))) return;
      const known = pattern === undefined ? ofSignatures : declared;
      addCase(known.get(key) ?? start(known, key, mistake), mistake);
    },
    finish: () => {
      const supported = groups.filter(
        (group) => group.declared !== undefined || (group.count >= minSupport && recurs(group, minRuns)),
      );
      const names = nameGroups(supported, facts);
      return supported
        .map((group) => finished(group, names.get(group) ?? '', facts))
        .toSorted((a, b) => b.count - a.count);
    },
  };
};
