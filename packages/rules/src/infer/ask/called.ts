import { withMark, type Candidate } from '../candidate.ts';
import { memberOf } from '../chain.ts';

/** What functions have as members, to be called in turn. */
const OF_FUNCTIONS = /^(?:call|apply|bind)$/;

/** Asks for the call around a member that is there to be called. */
export const askCalled = (candidate: Candidate): Candidate => {
  const { root } = candidate;
  const { parent } = root;
  return parent?.kind === 'call_expression' &&
    root.slot === 'function' &&
    OF_FUNCTIONS.test(memberOf(root)?.text ?? '')
    ? { ...withMark(candidate, parent, { kind: true }), root: parent }
    : candidate;
};
