import type { KeptReading, Problem, StoredReading, StoredWording } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { createRuleWords, type RuleWords, type RuleWordsState } from '../measure/rule-words.ts';
import { ruleWordsOf } from '../signatures/book-state.ts';
import { SignatureBook } from '../signatures/signature-book.ts';
import { lineKey, spokenLine, type SpokenLine } from '../signatures/spoken-line.ts';
import type { Library } from './library.ts';
import { BELIEF, matchWording, type Match } from './match-wording.ts';
import { NumberIndex } from './number-index.ts';

/** What was read of one wording. */
export interface WordingReading {
  /** Its id in every store. */
  readonly id: string;
  /** The id that its signature was given, some time ago or now. */
  readonly signature: string | undefined;
  readonly match: Match | undefined;
  /** `lineKey` of the line that says what happened; a finding goes by its rule. */
  readonly line: string | undefined;
}

/** All wordings of a store, each read once. */
export interface Readings {
  readonly book: SignatureBook;
  /** Of the wordings that were read, in their order. */
  readonly all: readonly WordingReading[];
  /** The place in it of a wording, by its number; −1 for one that was not read. */
  readonly positionOf: (wording: number) => number;
  /** The numbers of those wordings whose readings are wanted. */
  readonly numbersOf: (isWanted: (reading: WordingReading) => boolean) => readonly number[];
  /** Those whose signatures were given now, and have to be kept. */
  readonly given: readonly WordingReading[];
  /** How many of them, the first, were kept before. */
  readonly resumed: number;
  /** What is kept of a reading. */
  readonly kept: (reading: WordingReading) => KeptReading;
  readonly ruleWords: RuleWords & { readonly toJSON: () => RuleWordsState };
}

/** What is raised when anything else is read of words than before: kept readings no longer hold then. */
const READING_VERSION = 1;

/** What a store keeps of what was learned. */
export interface OpenedBook {
  readonly book: SignatureBook;
  /** `undefined` where they have to be learned again. */
  readonly ruleWords: RuleWordsState | undefined;
  readonly problems: readonly Problem[];
}

/** Opens the book that a store keeps; a damaged one is learned anew from the facts, and a problem. */
export const openBook = (state: unknown): OpenedBook => {
  try {
    return { book: SignatureBook.open(state), ruleWords: ruleWordsOf(state), problems: [] };
  } catch (error) {
    if (!(error instanceof AnalyzerError)) throw error;
    const message =
      'What the store keeps about signatures can’t be read by this version. They were learned anew from the events; patterns that name a signature by an id of before may have to be told the new one.';
    return {
      book: SignatureBook.open(),
      ruleWords: undefined,
      problems: [{ severity: 'warning', code: 'SIGNATURES_RELEARNED', message }],
    };
  }
};

/** Reads wordings one after the other. */
export interface WordingReader {
  /** Reads a wording without keeping what was read. */
  readonly read: (wording: UnnumberedWording) => WordingReading;
  readonly add: (wording: StoredWording) => WordingReading;
  /** Takes over what was read before; `false` where that no longer holds, and the words have to be read again. */
  readonly resume: (reading: StoredReading) => boolean;
  readonly isKnown: (wording: number) => boolean;
  readonly finish: () => Readings;
}

type UnnumberedWording = Omit<StoredWording, 'wording'>;

/** One text for all that are equal: a store makes a new one for each row. */
const createTexts = (): ((text: string | undefined) => string | undefined) => {
  const texts = new Map<string, string>();
  return (text) => {
    if (text === undefined) return undefined;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
};

const matchOf = ({ pattern, method }: StoredReading): Match | undefined =>
  pattern === null || method === null || !(method in BELIEF)
    ? undefined
    : { pattern, method, probability: BELIEF[method as keyof typeof BELIEF] };

/** Opens one pass over wordings: each is given a signature, unless it has one that the book knows, and matched with the library. */
export const createReadings = (
  book: SignatureBook,
  library: Library,
  learned?: RuleWordsState,
): WordingReader => {
  const all: WordingReading[] = [];
  const numbers = new NumberIndex();
  const given: WordingReading[] = [];
  const ruleWords = createRuleWords(learned);
  const once = createTexts();
  let resumed = 0;
  const isGiven = new Map<string, boolean>();
  const reader = `${READING_VERSION}.${library.fingerprint}`;

  const knows = (signature: string): boolean => {
    const known = isGiven.get(signature) ?? book.find(signature) !== undefined;
    isGiven.set(signature, known);
    return known;
  };
  const signatureOf = (wording: UnnumberedWording, line: SpokenLine): string | undefined => {
    if (wording.signature !== null && knows(wording.signature)) return wording.signature;
    return book.give(wording, line)?.id;
  };
  const read: WordingReader['read'] = (wording) => {
    const line = spokenLine(wording.text);
    return {
      id: wording.id,
      signature: once(signatureOf(wording, line)),
      match: matchWording(wording, library),
      line: wording.rule_id === null ? once(lineKey(line)) : undefined,
    };
  };
  return {
    read,
    add: (wording) => {
      ruleWords.add(wording);
      const reading = read(wording);
      if (reading.signature !== undefined && reading.signature !== wording.signature) given.push(reading);
      all[numbers.add(wording.wording)] = reading;
      return reading;
    },
    resume: (kept) => {
      const { id, signature, line } = kept;
      if (kept.reader !== reader || (signature !== null && !knows(signature))) return false;
      resumed++;
      all[numbers.add(kept.wording)] = {
        id,
        signature: once(signature ?? undefined),
        match: matchOf(kept),
        line: once(line ?? undefined),
      };
      return true;
    },
    isKnown: (wording) => numbers.positionOf(wording) >= 0,
    finish: () => ({
      book,
      all,
      positionOf: (wording) => numbers.positionOf(wording),
      numbersOf: (isWanted) =>
        numbers.numbersAt((position) => {
          const reading = all[position];
          return reading !== undefined && isWanted(reading);
        }),
      given,
      resumed,
      kept: ({ id, signature, match, line }) => ({
        id,
        signature: signature ?? null,
        line: line ?? null,
        pattern: match?.pattern ?? null,
        method: match?.method ?? null,
        reader,
      }),
      ruleWords,
    }),
  };
};
