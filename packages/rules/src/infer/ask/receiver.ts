import { askAt } from './ask.ts';
import { withMark, type Candidate } from '../candidate.ts';
import { chainOf } from '../chain.ts';
import { isGiven, textMarks, type Surroundings } from '../costs.ts';
import { isWellKnown } from '../well-known.ts';
import { place } from '../refine.ts';

const FUNCTIONS = /^(?:arrow_function|function_expression|generator_function|lambda)$/;
const CALLS = /^(?:call|call_expression|new_expression)$/;

/** Asks for what a function is handed to, if that is of the language or imported: what the function may do depends on it. */
export const askReceiver = (candidate: Candidate, around: Surroundings): Candidate => {
  const { root } = candidate;
  const call = root.parent?.parent;
  if (!FUNCTIONS.test(root.kind) || !root.parent || !call || !CALLS.test(call.kind)) return candidate;
  const callee = call.children.find(({ slot }) => slot === 'function' || slot === 'constructor');
  const chain = callee && chainOf(callee);
  const [base] = chain ?? [];
  if (!chain || !base || !(isGiven(base, around) || isWellKnown(around.language, base.text)))
    return candidate;
  const below = withMark(candidate, root, { kind: true, ...place(root) });
  const up: Candidate = {
    ...withMark(withMark(below, root.parent, { kind: true }), call, { kind: true }),
    root: call,
  };
  return chain.reduce(
    (asked, part) =>
      askAt(asked, part, part.children.length === 0 ? textMarks(part, around) : { kind: true }),
    up,
  );
};
