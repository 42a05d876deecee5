import { byKeys, patternName, type Assignment, type MistakeRecord, type Signature } from '@feedback/schema';
import type { Library } from './library.ts';
import { ASSIGNMENT_VERSION, BELIEF, type Match } from './match-wording.ts';
import type { Readings, WordingReading } from './read-wordings.ts';

/** What we think of one mistake. */
export interface Judgement {
  /** The pattern it belongs to, in the library's spelling; `undefined` for none. */
  readonly pattern: string | undefined;
  readonly signature: Signature | undefined;
  /** The id that its wording was given, which became that of the signature. */
  readonly given: string | undefined;
}

/** Judgements that stand above ours, of people or of a later method, by the id of their event, wording or signature. */
export type Settled = ReadonlyMap<string, string>;

/** Whether a judgement that a store keeps stands above what this version would say. */
export const isSettled = ({ method, version }: Assignment): boolean =>
  method === 'manual' || version > ASSIGNMENT_VERSION;

/** A pattern that seems to apply to a signature, by its name, with the probability that it does; `undefined` for none. */
export type Retrieve = (
  template: string,
) => { readonly pattern: string; readonly probability: number } | undefined;

export interface JudgeInput {
  readonly library: Library;
  readonly readings: Readings;
  readonly settled?: Settled | undefined;
  readonly retrieve?: Retrieve | undefined;
}

/** What is thought of a wording that nobody named a pattern for. */
export interface WordingJudgement extends Judgement {
  readonly assignment?: Assignment;
}

export interface Judge {
  readonly judge: (record: MistakeRecord) => Judgement;
  /** The same of a wording without a declared pattern. */
  readonly judgeWording: (reading: WordingReading | undefined) => WordingJudgement;
  /** Judges all wordings, whether or not somebody named their mistakes. */
  readonly judgeAll: () => void;
  /** Judgements about the wordings of mistakes that nobody had named, of all that were judged so far. */
  readonly assignments: () => Assignment[];
}

/** Spells declared names as the library does; each way of writing a name is worked out once. */
const createSpelling = (library: Library): ((declared: string) => string | undefined) => {
  const spellings = new Map<string, string | undefined>();
  return (declared) => {
    if (!spellings.has(declared)) {
      const name = patternName(declared);
      // A name without a letter or digit names nothing.
      spellings.set(declared, name === '' ? undefined : (library.names.get(name) ?? name));
    }
    return spellings.get(declared);
  };
};

/** Claims on signatures by what their groups are now; the first claim counts. */
const presentClaims = (
  claims: Iterable<readonly [id: string, pattern: string]>,
  { book }: Readings,
): ReadonlyMap<string, string> => {
  const present = new Map<string, string>();
  for (const [id, pattern] of claims) {
    const now = book.find(id)?.id;
    if (now !== undefined && !present.has(now)) present.set(now, pattern);
  }
  return present;
};

/** What is thought of all wordings of one signature. */
interface SignatureJudgement {
  readonly signature: Signature | undefined;
  /** What people said of it. */
  readonly settled: string | undefined;
  readonly match: Match | undefined;
  /** Asked for when nothing else applies. */
  readonly retrieved: () => Match | undefined;
  /** Of all its wordings that belong to no pattern: there are many, and they share it. */
  readonly unassigned: Judgement;
}

const NOTHING: SignatureJudgement = {
  signature: undefined,
  settled: undefined,
  match: undefined,
  retrieved: () => undefined,
  unassigned: { pattern: undefined, signature: undefined, given: undefined },
};

const createSignatureJudge = ({
  library,
  readings,
  settled,
  retrieve,
}: JudgeInput): ((id: string | undefined) => SignatureJudgement) => {
  const { book } = readings;
  const claimed = presentClaims(library.signatures, readings);
  const decided = presentClaims(settled ?? [], readings);
  const judgements = new Map<string, SignatureJudgement>();
  const retrievals = new Map<string, Match | undefined>();

  /** By what the failure itself says: others of its group may say something else. */
  const retrieved = (id: string): Match | undefined => {
    const template = retrieve === undefined ? '' : book.templateOf(id);
    if (!retrievals.has(template)) {
      const found = retrieve?.(template);
      const pattern = found && library.names.get(patternName(found.pattern));
      retrievals.set(
        template,
        found && pattern !== undefined
          ? { pattern, method: 'retrieval', probability: found.probability }
          : undefined,
      );
    }
    return retrievals.get(template);
  };
  const judge = (id: string): SignatureJudgement => {
    const signature = book.find(id);
    if (signature === undefined) return NOTHING;
    const names = book.namesOf(id);
    const named = (claims: ReadonlyMap<string, string>): string | undefined =>
      names.map((name) => claims.get(name)).find((pattern) => pattern !== undefined);
    const pattern = named(claimed);
    return {
      signature,
      settled: named(decided),
      match:
        pattern === undefined ? undefined : { pattern, method: 'signature', probability: BELIEF.signature },
      retrieved: () => retrieved(id),
      unassigned: { pattern: undefined, signature, given: id },
    };
  };
  return (id) => {
    if (id === undefined) return NOTHING;
    const known = judgements.get(id) ?? judge(id);
    judgements.set(id, known);
    return known;
  };
};

const surer = (one: Match | undefined, other: Match | undefined): Match | undefined =>
  one === undefined || (other !== undefined && other.probability > one.probability) ? other : one;

/**
 * Judges mistakes one after the other: what people settled about the event stands, then what was declared, then what people
 * settled about its wording or signature, then what the library matches, then what retrieval finds. Each wording is judged once.
 */
export const createJudge = (input: JudgeInput): Judge => {
  const { library, readings, settled = new Map<string, string>() } = input;
  const signatureJudgement = createSignatureJudge(input);
  const spell = createSpelling(library);
  const judged: (WordingJudgement | undefined)[] = [];

  const judgeWording = (reading: WordingReading | undefined): WordingJudgement => {
    const ofSignature = signatureJudgement(reading?.signature);
    const { signature } = ofSignature;
    const decided = reading && (settled.get(reading.id) ?? ofSignature.settled);
    // The empty name says that it belongs to none.
    if (decided !== undefined) return { pattern: decided || undefined, signature, given: reading?.signature };
    const match = surer(reading?.match, ofSignature.match) ?? ofSignature.retrieved();
    if (reading === undefined || match === undefined) return ofSignature.unassigned;
    return {
      pattern: match.pattern,
      signature,
      given: reading.signature,
      assignment: { subject: 'wording', id: reading.id, ...match, version: ASSIGNMENT_VERSION },
    };
  };
  return {
    judgeWording,
    judge: ({ event_id, pattern, wording }) => {
      const said = settled.get(event_id) ?? (pattern === null ? undefined : spell(pattern));
      const position = readings.positionOf(wording);
      const reading = readings.all[position];
      if (said === undefined && reading !== undefined) return (judged[position] ??= judgeWording(reading));
      const { signature } = signatureJudgement(reading?.signature);
      return { pattern: said || undefined, signature, given: reading?.signature };
    },
    judgeAll: () => {
      for (const [position, reading] of readings.all.entries()) judged[position] ??= judgeWording(reading);
    },
    assignments: () => judged.flatMap((one) => one?.assignment ?? []).toSorted(byKeys(({ id }) => id)),
  };
};
