import { withMark, type Candidate } from './candidate.ts';
import { chainOf } from './chain.ts';
import { isGiven } from './costs.ts';
import { passesGates, type Ground } from './ground.ts';

/** Drops marks that turned out to be needless: nodes at the ends first. */
const simplify = (candidate: Candidate, ground: Ground): Candidate => {
  let best = candidate;
  for (const [node] of [...candidate.marks].toReversed()) {
    if (node === best.root || node.children.some((child) => best.marks.has(child))) continue;
    const marks = new Map(best.marks);
    marks.delete(node);
    const less = { ...best, marks };
    if (passesGates(less, ground)) best = less;
  }
  return best;
};

const CONSTANT = /^(?:true|false|none|null|undefined|ellipsis|wildcard_import)$/;

/** Asks for the words and constants of what is new that the search could do without: they are what the repair takes away. */
const tighten = (candidate: Candidate, ground: Ground): Candidate => {
  let tight = candidate;
  for (const [node, marks] of candidate.marks) {
    if (!marks.kind || !ground.novel.has(node)) continue;
    for (const child of node.children) {
      if (tight.marks.has(child)) continue;
      const kept = ground.partners
        .get(node)
        ?.children.some((other) => other.kind === child.kind && other.text === child.text);
      if (kept) continue;
      if (!child.named && !ground.isIdle(child)) tight = withMark(tight, child, { kind: true });
      if (CONSTANT.test(child.kind)) tight = withMark(tight, child, { kind: true });
    }
  }
  return tight;
};

/** Arguments alone are reported with the call they belong to. */
const report = (candidate: Candidate): Candidate => {
  const { root } = candidate;
  const { parent } = root;
  const isPart =
    /^(?:argument_list|arguments)$/.test(root.kind) || root.slot === 'attribute' || root.slot === 'property';
  if (
    !isPart ||
    parent === undefined ||
    !/^(?:call|call_expression|new_expression|attribute|member_expression)$/.test(parent.kind)
  )
    return candidate;
  return { ...withMark(candidate, parent, { kind: true }), root: parent };
};

/** A keyword argument is reported with a call of something that is imported: only there it has its meaning. */
const attach = (candidate: Candidate, ground: Ground): Candidate => {
  const args = candidate.root.parent;
  const call = args?.parent;
  const chain = call?.kind === 'call' ? chainOf(call.children[0] ?? call) : undefined;
  if (candidate.root.kind !== 'keyword_argument' || !args || !call || !chain || !isGiven(chain[0], ground))
    return candidate;
  const inside = withMark(withMark(candidate, args, { kind: true }), call, { kind: true });
  return { ...inside, root: call };
};

/** Makes an accepted candidate as small as it may be and as clear as it can be. */
export const polish = (candidate: Candidate, ground: Ground): Candidate =>
  attach(report(tighten(simplify(candidate, ground), ground)), ground);
