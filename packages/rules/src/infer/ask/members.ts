import { askAt } from './ask.ts';
import type { Candidate } from '../candidate.ts';
import { descendants } from '../code-tree.ts';
import { isExampleName, textMarks } from '../costs.ts';
import type { Ground } from '../ground.ts';
import { memberOf } from '../chain.ts';

/** Members that are more often than this in 1,000 lines of ordinary code are no inventions of an example. */
const COMMON = 0.05;

/** Asks for members that everybody knows by name, where the repair takes them away: `.call` of a function. */
export const askMembers = (candidate: Candidate, ground: Ground): Candidate => {
  let asked = candidate;
  for (const node of descendants(candidate.root)) {
    const member = candidate.marks.get(node)?.kind ? memberOf(node) : undefined;
    if (!member || candidate.marks.has(member) || !ground.novel.has(member)) continue;
    if (ground.bound.has(member.text) || isExampleName(member.text)) continue;
    if (ground.lastNameRate({ ...candidate, root: node }) > COMMON)
      asked = askAt(asked, member, textMarks(member, ground));
  }
  return asked;
};
