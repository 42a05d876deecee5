import type { Problem, StoredWording } from '@feedback/schema';
import { AnalyzerError } from '../analyzer-error.ts';
import { createRuleWords, type RuleWords } from '../measure/rule-words.ts';
import { SignatureBook } from '../signatures/signature-book.ts';
import type { Library } from './library.ts';
import { matchWording, type Match } from './match-wording.ts';
import { NumberIndex } from './number-index.ts';

/** What was read of one wording. */
export interface WordingReading {
  /** Its id in every store. */
  readonly id: string;
  /** The id that its signature was given, some time ago or now. */
  readonly signature: string | undefined;
  readonly match: Match | undefined;
}

/** All wordings of a store, each read once. */
export interface Readings {
  readonly book: SignatureBook;
  /** Of the wordings that were read, in their order. */
  readonly all: readonly WordingReading[];
  /** The place in it of a wording, by its number; −1 for one that was not read. */
  readonly positionOf: (wording: number) => number;
  /** Those whose signatures were given now, and have to be kept. */
  readonly given: readonly WordingReading[];
  readonly ruleWords: RuleWords;
}

/** Opens the book that a store keeps; a damaged one is learned anew from the facts, and a problem. */
export const openBook = (
  state: unknown,
): { readonly book: SignatureBook; readonly problems: readonly Problem[] } => {
  try {
    return { book: SignatureBook.open(state), problems: [] };
  } catch (error) {
    if (!(error instanceof AnalyzerError)) throw error;
    const message =
      'What the store keeps about signatures can’t be read by this version. They were learned anew from the events; patterns that name a signature by an id of before may have to be told the new one.';
    return {
      book: SignatureBook.open(),
      problems: [{ severity: 'warning', code: 'SIGNATURES_RELEARNED', message }],
    };
  }
};

/** Reads wordings one after the other. */
export interface WordingReader {
  /** Reads a wording without keeping what was read. */
  readonly read: (wording: UnnumberedWording) => WordingReading;
  readonly add: (wording: StoredWording) => WordingReading;
  readonly finish: () => Readings;
}

type UnnumberedWording = Omit<StoredWording, 'wording'>;

/** Opens one pass over wordings: each is given a signature, unless it has one that the book knows, and matched with the library. */
export const createReadings = (book: SignatureBook, library: Library): WordingReader => {
  const all: WordingReading[] = [];
  const numbers = new NumberIndex();
  const given: WordingReading[] = [];
  const ruleWords = createRuleWords();
  const ids = new Map<string, string>();
  const isKnown = new Map<string, boolean>();

  const knows = (signature: string): boolean => {
    const known = isKnown.get(signature) ?? book.find(signature) !== undefined;
    isKnown.set(signature, known);
    return known;
  };
  const signatureOf = (wording: UnnumberedWording): string | undefined => {
    if (wording.signature !== null && knows(wording.signature)) return wording.signature;
    return book.give(wording)?.id;
  };
  /** One text for all that are equal: a store makes a new one for each row. */
  const once = (id: string | undefined): string | undefined => {
    if (id === undefined) return undefined;
    const known = ids.get(id);
    if (known === undefined) ids.set(id, id);
    return known ?? id;
  };
  const read: WordingReader['read'] = (wording) => ({
    id: wording.id,
    signature: once(signatureOf(wording)),
    match: matchWording(wording, library),
  });
  return {
    read,
    add: (wording) => {
      ruleWords.add(wording);
      const reading = read(wording);
      if (reading.signature !== undefined && reading.signature !== wording.signature) given.push(reading);
      all[numbers.add(wording.wording)] = reading;
      return reading;
    },
    finish: () => ({
      book,
      all,
      positionOf: (wording) => numbers.positionOf(wording),
      given,
      ruleWords,
    }),
  };
};
