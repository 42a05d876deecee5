import {
  patternName,
  UNKNOWN_SEVERITY,
  type Assignment,
  type MistakeEvent,
  type Severity,
  type Signature,
} from '@feedback/schema';
import type { Library } from './library.ts';
import { ASSIGNMENT_VERSION, matchWording, type Match } from './match-wording.ts';
import { signatureOf } from './signature-of.ts';
import { wordingOf, type Wording } from './wording.ts';

/** What we think of one mistake. */
export interface Judgement {
  /** The pattern it belongs to, in the library's spelling; `undefined` for none. */
  readonly pattern: string | undefined;
  readonly signature: Signature | undefined;
  /** To be written back: present where a pattern was found that nobody had named. */
  readonly assignment?: Assignment;
}

/** Judgements that stand above ours, of people or of a later method, by the id of their event or signature. */
export type Settled = ReadonlyMap<string, string>;

/** Whether a judgement that a store keeps stands above what this version would say. */
export const isSettled = ({ method, version }: Assignment): boolean =>
  method === 'manual' || version > ASSIGNMENT_VERSION;

interface Reading {
  readonly signature: Signature | undefined;
  readonly match: Match | undefined;
}

/** Wordings remembered, in UTF-16 units of their texts: most failures are old acquaintances. */
const REMEMBERED = 4_000_000;

const remembering = (read: (wording: Wording) => Reading): ((wording: Wording) => Reading) => {
  const known = new Map<string, Reading>();
  let size = 0;
  return (wording) => {
    const key = `${wording.kind}\0${wording.ruleId ?? ''}\0${wording.testName ?? ''}\0${wording.text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (size > REMEMBERED) {
      known.clear();
      size = 0;
    }
    const reading = read(wording);
    known.set(key, reading);
    size += key.length;
    return reading;
  };
};

/** Spells declared names as the library does; each way of writing a name is worked out once. */
const createSpelling = (library: Library): ((declared: string | undefined) => string | undefined) => {
  const spellings = new Map<string, string | undefined>();
  return (declared) => {
    if (declared === undefined) return undefined;
    if (!spellings.has(declared)) {
      const name = patternName(declared);
      // A name without a letter or digit names nothing.
      spellings.set(declared, name === '' ? undefined : (library.names.get(name) ?? name));
    }
    return spellings.get(declared);
  };
};

/** Judges mistakes one after the other: what people settled stands, then what was declared, then what the library matches. */
export const createJudge = (
  library: Library,
  settled: Settled = new Map(),
): ((event: MistakeEvent) => Judgement) => {
  const read = remembering((wording) => ({
    signature: signatureOf(wording),
    match: matchWording(wording, library),
  }));
  const spell = createSpelling(library);
  return (event) => {
    const { signature, match } = read(wordingOf(event));
    const named = spell(event.pattern);
    const pattern = settled.get(event.event_id) ?? named ?? settled.get(signature?.id ?? '');
    if (pattern !== undefined || match === undefined) return { pattern, signature };
    return {
      pattern: match.pattern,
      signature,
      assignment: { subject: 'event', id: event.event_id, ...match, version: ASSIGNMENT_VERSION },
    };
  };
};

/** What a review really said; `undefined` for other kinds, and where a stand-in took the place of what nobody understands. */
export const statedSeverity = (event: MistakeEvent): Severity | undefined =>
  event.kind === 'code_review' && !(UNKNOWN_SEVERITY in (event.extra ?? {})) ? event.severity : undefined;
