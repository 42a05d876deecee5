import {
  compareText,
  patternName,
  type Pattern,
  type PatternMatches,
  type PatternStatus,
  type Problem,
  type Severity,
} from '@feedback/schema';
import { hash } from 'node:crypto';
import { compileExpression, type Expression } from './compile-expression.ts';

/** A library made ready for judging many events. */
export interface Library {
  /** The library's spelling of a name, by the one spelling of `patternName`. */
  readonly names: ReadonlyMap<string, string>;
  readonly severities: ReadonlyMap<string, Severity>;
  /** Patterns people have said no to: what they match is settled, and ranks nowhere. */
  readonly dismissed: ReadonlySet<string>;
  readonly ruleIds: ReadonlyMap<string, string>;
  /** Ids of signatures, some of them from before groups merged; the first claim counts. */
  readonly signatures: readonly (readonly [id: string, pattern: string])[];
  /** In lower case, the longest first. */
  readonly messages: readonly (readonly [text: string, pattern: string])[];
  readonly expressions: readonly (readonly [expression: Expression, pattern: string])[];
  /** Names all that `matchWording` goes by: libraries of one fingerprint match alike. */
  readonly fingerprint: string;
}

/** Who gets an event that several patterns claim. Proposals claim none: until accepted they change no number. */
const PRECEDENCE: Readonly<Record<PatternStatus, number>> = {
  active: 0,
  archived: 1,
  dismissed: 2,
  proposed: Infinity,
};

const precedence = ({ status = 'active' }: Pattern): number => PRECEDENCE[status];

/** Where the events of a pattern belong: to the one that it was merged into, at the end of the chain, once that one claims any. */
const ownerOf = (pattern: Pattern, settled: ReadonlyMap<string, Pattern>): string => {
  const seen = new Set<Pattern>();
  let owner = pattern;
  // A library edited by hand may go in circles.
  while (owner.merged_into !== undefined && !seen.has(owner)) {
    seen.add(owner);
    owner = settled.get(patternName(owner.merged_into)) ?? owner;
  }
  return owner.name;
};

const firstClaims = (claims: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(claims.toReversed());

const fingerprintOf = (claims: unknown): string =>
  hash('sha256', JSON.stringify(claims), 'base64url').slice(0, 11);

/** Compiles what patterns match. The order of the library plays no part; expressions that can't be used are problems. */
export const compileLibrary = (
  patterns: readonly Pattern[],
): { readonly library: Library; readonly problems: readonly Problem[] } => {
  const settled = patterns
    .filter((pattern) => precedence(pattern) < Infinity)
    .toSorted((a, b) => precedence(a) - precedence(b) || compareText(a.name, b.name));
  const byName = new Map(settled.map((pattern) => [patternName(pattern.name), pattern]));
  const problems: Problem[] = [];
  const expressions = settled.flatMap(({ name, matches }) =>
    (matches?.expressions ?? []).flatMap((source): [Expression, string][] => {
      const compiled = compileExpression(source, name);
      if ('test' in compiled) return [[compiled, name]];
      problems.push(compiled);
      return [];
    }),
  );
  const claims = (field: keyof PatternMatches): (readonly [string, string])[] =>
    settled.flatMap(({ name, matches }) => (matches?.[field] ?? []).map((value) => [value, name] as const));
  const messages = claims('messages')
    .map(([text, name]) => [text.trim().toLowerCase(), name] as const)
    .filter(([text]) => text !== '')
    .toSorted(([a], [b]) => b.length - a.length);
  return {
    problems,
    library: {
      names: firstClaims(settled.map((pattern) => [patternName(pattern.name), ownerOf(pattern, byName)])),
      severities: new Map(settled.map(({ name, severity }) => [name, severity])),
      dismissed: new Set(settled.filter(({ status }) => status === 'dismissed').map(({ name }) => name)),
      ruleIds: firstClaims(claims('rule_ids')),
      signatures: claims('signatures'),
      messages,
      expressions,
      fingerprint: fingerprintOf([claims('rule_ids'), messages, claims('expressions')]),
    },
  };
};
