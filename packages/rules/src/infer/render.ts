import type { RuleObject } from '@feedback/schema';
import type { Candidate, Lack, Marks } from './candidate.ts';
import type { CodeNode } from './code-tree.ts';
import { meaningOfChain } from './chain.ts';
import { notOwn } from '../names/name-rules.ts';
import { rowsBelow } from './rows.ts';

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const QUOTED = /^([A-Za-z]*)(['"`]{3}|['"`])([\s\S]*)\2$/;

/** A regular expression for a leaf; strings match in any quotation marks. */
const exactly = (node: CodeNode): string => {
  const quoted = /string/.test(node.kind) ? QUOTED.exec(node.text) : null;
  return quoted ? `^${quoted[1]}['"\`]+${escape(quoted[3] ?? '')}['"\`]+$` : `^${escape(node.text)}$`;
};

/** A word of the language and no name of the same letters; only named nodes have a place. */
const word = (text: string): RuleObject => ({ regex: `^${text}$`, not: { nthChild: 'n+1' } });

/** What asks for a word or an operator: that of a field can be nothing else. */
const token = (node: CodeNode): RuleObject =>
  node.slot === '~' && /^\w+$/.test(node.text) ? word(node.text) : { regex: exactly(node) };

const LAST = { position: 1, reverse: true };

const counted = (node: CodeNode): RuleObject => {
  const count = node.children.filter(({ named }) => named).length;
  return count === 0
    ? { not: { has: { nthChild: 1 } } }
    : { has: { all: [{ nthChild: count }, { nthChild: LAST }] } };
};

const lacking = ({ example, name }: Lack): RuleObject => {
  if (!example.named) return { not: { has: token(example) } };
  const field = /^[a-z]/.test(example.slot) ? { field: example.slot } : {};
  if (name === undefined) return { not: { has: { ...field, kind: example.kind } } };
  return name === example
    ? { not: { has: { ...field, kind: example.kind, regex: exactly(name) } } }
    : {
        not: {
          has: {
            ...field,
            kind: example.kind,
            has: { ...(/^[a-z]/.test(name.slot) ? { field: name.slot } : {}), regex: exactly(name) },
          },
        },
      };
};

/** An item of a list, with those that must come after it. */
const renderRow = (candidate: Candidate, [first, ...others]: readonly CodeNode[]): RuleObject => {
  if (first === undefined) return {};
  const own = { ...placeOf(first, candidate.marks.get(first) ?? {}), ...renderNode(candidate, first) };
  return others.length === 0
    ? own
    : { all: [own, { precedes: { ...renderRow(candidate, others), stopBy: 'end' } }] };
};

const inner = (candidate: Candidate, node: CodeNode): RuleObject[] =>
  rowsBelow(candidate, node).map((row) => ({ has: renderRow(candidate, row) }));

const placeOf = (child: CodeNode, marks: Marks): RuleObject => {
  if (/^[a-z]/.test(child.slot)) return { field: child.slot };
  if (marks.atLeast !== undefined)
    return { nthChild: { position: `n+${marks.atLeast}`, ofRule: { kind: child.kind } } };
  return child.slot.startsWith('#') || marks.place ? { nthChild: child.index + 1 } : {};
};

const renderNode = (candidate: Candidate, node: CodeNode): RuleObject => {
  const marks = candidate.marks.get(node) ?? {};
  const path = meaningOfChain(candidate, node);
  if (path !== undefined) return { matches: path };
  if (marks.among) return { regex: `^(?:${marks.among.map(escape).join('|')})$` };
  if (!node.named) return token(node);
  const rule: RuleObject = {};
  if (marks.kind) rule['kind'] = node.kind;
  if (marks.text) rule['regex'] = exactly(node);
  else if (marks.trait) rule['regex'] = marks.trait.regex;
  if (marks.same !== undefined) rule['pattern'] = `$${marks.same}`;
  const parts = [
    ...(node.kind === 'identifier' && (marks.free || marks.means !== undefined) ? [notOwn(node.text)] : []),
    ...inner(candidate, node),
    ...(marks.count ? [counted(node)] : []),
    ...(marks.lacks ?? []).map(lacking),
  ];
  const [first] = parts;
  if (marks.followedBy) rule['precedes'] = { kind: marks.followedBy.kind, stopBy: 'end' };
  if (parts.length === 1 && first) return { ...rule, ...first };
  return parts.length === 0 ? rule : { ...rule, all: parts };
};

const enclosing = (outer: CodeNode): RuleObject => {
  const isAsync = outer.children.some(({ named, text }) => !named && text === 'async');
  return { inside: { kind: outer.kind, ...(isAsync ? { has: word('async') } : {}), stopBy: 'end' } };
};

/** A candidate as an ast-grep rule object. */
export const renderCandidate = (candidate: Candidate): RuleObject => {
  const rule = renderNode(candidate, candidate.root);
  const [only] = candidate.inside;
  if (only === undefined) return rule;
  return candidate.inside.length === 1
    ? { ...rule, ...enclosing(only) }
    : { all: [rule, ...candidate.inside.map(enclosing)] };
};
