import { askAt } from './ask.ts';
import type { Candidate } from '../candidate.ts';
import { countOfKind, descendants, namedChildren } from '../code-tree.ts';
import type { Ground } from '../ground.ts';
import { isList, isOrdered } from '../grammar.ts';

/** Fewer than these are not many. */
const MANY = 5;

/** Asks for at least as many items of a kind as the example has, where it has many and the good side nowhere has: their number is the point. */
export const askMany = (candidate: Candidate, { good }: Ground): Candidate => {
  let asked = candidate;
  for (const node of descendants(candidate.root)) {
    if (!isList(node.kind) || isOrdered(node.kind) || !candidate.marks.get(node)?.kind) continue;
    for (const items of Map.groupBy(namedChildren(node), ({ kind }) => kind).values()) {
      const last = items.at(-1);
      if (!last || items.length < MANY || !items.some((item) => candidate.marks.has(item))) continue;
      const most = Math.max(0, ...(good.get(last.kind) ?? []).map(countOfKind));
      if (most < items.length) asked = askAt(asked, last, { kind: true, atLeast: items.length });
    }
  }
  return asked;
};
