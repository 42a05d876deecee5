import { descendants, type CodeNode } from './code-tree.ts';
import { isBody, isList } from './grammar.ts';
import { findChanges, type Changes, type Site } from './rewrite/changes.ts';
import { likeness } from './rewrite/likeness.ts';

/** Less alike than this, two statements are not two versions of one. */
const LEAST = 0.3;

const isStatement = ({ named, parent }: CodeNode): boolean =>
  named && parent !== undefined && isBody(parent.kind);

/** The statement that is most like another one: what several bad statements should have been is often shown once. */
const likest = (bad: CodeNode, statements: readonly CodeNode[]): CodeNode | undefined => {
  let best: CodeNode | undefined;
  let most = LEAST;
  for (const good of statements) {
    const alike = likeness([bad], [good]);
    if (alike <= most) continue;
    most = alike;
    best = good;
  }
  return best;
};

const CHAINS: Readonly<Record<string, string>> = { attribute: 'attribute', member_expression: 'property' };
const CALLS: Readonly<Record<string, string>> = { call: 'function', call_expression: 'function' };

/** The parts of a node that make it another one if all of them differ: both ends of a chain of members, a callee with its arguments. */
const partsOf = (node: CodeNode): readonly (CodeNode | undefined)[] => {
  const child = (field: string): CodeNode | undefined => node.children.find(({ slot }) => slot === field);
  const [member, callee] = [CHAINS[node.kind], CALLS[node.kind]];
  if (member !== undefined) return [child('object'), child(member)];
  return callee === undefined ? [] : [child(callee), child('arguments')];
};

/** Notes nodes as replaced of which all parts are. */
const joined = (sites: readonly Site[], partners: Changes['partners']): readonly Site[] => {
  const bads = new Set(sites.map(({ bad }) => bad));
  const differs = (node: CodeNode | undefined): boolean =>
    node !== undefined &&
    (bads.has(node) ||
      (isList(node.kind) && node.children.some((child) => bads.has(child))) ||
      (node.slot === 'function' && partsOf(node).some(differs)));
  return sites.map((site) => {
    let { bad, good } = site;
    for (let at = bad.parent; at; at = at.parent) {
      const parts = partsOf(at);
      const partner = partners.get(at);
      if (isList(at.kind)) continue;
      if (parts.length === 0 || !partner || !parts.every(differs)) break;
      bads.add(at);
      [bad, good] = [at, partner];
    }
    return { bad, good };
  });
};

const compared = (bad: CodeNode, good: CodeNode): readonly Site[] => {
  const { sites, partners } = findChanges(bad, good);
  return joined(sites, partners);
};

/** The expression that a statement consists of, or the node itself. */
const expressionOf = (node: CodeNode): CodeNode => {
  const [only, ...others] = node.kind === 'expression_statement' ? node.children : [];
  return only && others.length === 0 ? only : node;
};

/** What the repair puts other code in the place of, in the least places; a statement without a counterpart is compared with the likest. */
export const replacedIn = (bad: CodeNode, good: CodeNode): readonly Site[] => {
  const there = new Set(
    descendants(bad)
      .filter(isStatement)
      .map(({ text }) => text),
  );
  const statements = descendants(good).filter((node) => isStatement(node) && !there.has(node.text));
  return compared(bad, good)
    .flatMap((site) => {
      if (site.good.length > 0 || !isStatement(site.bad)) return [site];
      const like = likest(site.bad, statements);
      return like ? compared(site.bad, like) : [site];
    })
    .map(({ bad: from, good: to }) => ({ bad: expressionOf(from), good: to.map(expressionOf) }));
};
