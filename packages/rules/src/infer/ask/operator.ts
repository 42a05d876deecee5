import { withMark, type Candidate } from '../candidate.ts';
import { descendants, type CodeNode } from '../code-tree.ts';

/** Operators that mean the same sort of thing. */
const SORTS = ['== != === !== < > <= >=', '+ - * / % ** // @', '& | ^ ~ << >> >>>', '&& || ??'].map(
  (operators) => operators.split(' '),
);

const OPERATIONS: Readonly<Record<string, string>> = {
  binary_expression: '',
  binary_operator: '',
  augmented_assignment: '=',
  augmented_assignment_expression: '=',
};

/** The operators of the same sort as one of an operation; only itself where it is of a sort of its own. */
const sortOf = ({ text }: CodeNode, ending: string): readonly string[] => {
  const bare = text.slice(0, text.length - ending.length);
  return (SORTS.find((sort) => sort.includes(bare)) ?? [bare]).map((operator) => `${operator}${ending}`);
};

/** Asks of each operation that no operator is asked of for one of the same sort: a sum is no comparison. */
export const askOperator = (candidate: Candidate): Candidate => {
  let asked = candidate;
  for (const node of descendants(candidate.root)) {
    const ending = OPERATIONS[node.kind];
    const marks = candidate.marks.get(node);
    if (ending === undefined || !marks?.kind || marks.same !== undefined) continue;
    const operator = node.children.find(({ slot }) => slot === 'operator');
    if (operator && !candidate.marks.has(operator))
      asked = withMark(asked, operator, { among: sortOf(operator, ending) });
  }
  return asked;
};
