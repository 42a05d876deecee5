import type { Problem, Rule } from '@feedback/schema';
import type { Match } from '../match-rule.ts';
import { checkSyntax } from '../syntax/check-syntax.ts';
import type { SourceFile } from './source-file.ts';
import type { Sought } from './walks.ts';

/** What the engine's grammar could not read, which a walk for rules finds on its way. The kind is that of every grammar. */
const RULE: Pick<Rule, 'rule'> = { rule: { kind: 'ERROR', not: { inside: { kind: 'ERROR' } } } };

const NEIGHBOURHOOD = 'ERROR';

/** Looks for code that is not understood, beside rules for the same language. */
export const unparsedIn = (language: Rule['language']): Sought => ({
  rule: { language, ...RULE },
  words: [],
  kinds: new Set([NEIGHBOURHOOD]),
  parents: undefined,
  neighbourhood: NEIGHBOURHOOD,
});

/** Code for a file of which a part was not understood, though nothing says that it is wrong. */
export const UNKNOWN_SYNTAX = 'UNKNOWN_SYNTAX';

/** Says from which line on a file was understood only in part. */
export const unknownSyntax = (path: string, line: number): Problem => ({
  severity: 'info',
  code: UNKNOWN_SYNTAX,
  message:
    'Was understood only in part: code here is newer than the grammar that is searched with, or in another language. Mistakes in it may be missed; look at it yourself.',
  path,
  line,
});

/** Longer code is not parsed once more: that takes seconds. */
const MOST_JUDGED = 500_000;

const BEFORE_NEXT = /(?= Correct the code\.$)/;

/** What a tree that holds places without grammar says of its file: that it is wrong, where that is certain; else the first place. */
export const unparsedProblem = ({ path, language, code }: SourceFile, [first]: readonly Match[]): Problem => {
  const [trouble] = code.length > MOST_JUDGED ? [] : checkSyntax({ language, code });
  const line = (first?.range.start.line ?? 0) + 1;
  if (trouble === undefined) return unknownSyntax(path, line);
  const message = trouble.message.replace(BEFORE_NEXT, ' Mistakes in this file may be missed.');
  return { line, ...trouble, severity: 'warning', message, path };
};
