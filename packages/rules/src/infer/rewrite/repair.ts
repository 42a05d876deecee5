import type { Range } from '@feedback/schema';
import { parseTree } from '../../tree.ts';
import { readCode, type CodeNode } from '../code-tree.ts';
import type { Surroundings } from '../costs.ts';
import { findChanges, type Changes } from './changes.ts';

/** What a rewrite is made from: both sides of the lesson, and what is known about them. */
export interface Repair extends Surroundings {
  readonly badRoot: CodeNode;
  readonly goodRoot: CodeNode;
  readonly badCode: string;
  readonly goodCode: string;
  /** Where the comments of the good example are, in order. */
  readonly comments: readonly Range[];
  readonly changes: Changes;
}

const commentsIn = (language: Surroundings['language'], code: string): readonly Range[] =>
  parseTree({ language, code })
    .findAll({ rule: { kind: 'comment' } })
    .map((node) => ({ start: node.range().start.index, end: node.range().end.index }))
    .toSorted((a, b) => a.start - b.start);

/** Compares the tree of a bad example with a good one. */
export const readRepair = (
  around: Surroundings,
  badRoot: CodeNode,
  badCode: string,
  goodCode: string,
): Repair => {
  const { language, novel, bound, imported, meanings, partners } = around;
  const goodRoot = readCode({ language, code: goodCode });
  return {
    language,
    novel,
    bound,
    imported,
    meanings,
    partners,
    badRoot,
    goodRoot,
    badCode,
    goodCode,
    comments: commentsIn(language, goodCode),
    changes: findChanges(badRoot, goodRoot),
  };
};
