import type { RuleObject } from '@feedback/schema';
import { ancestors, descendants, type CodeNode } from '../code-tree.ts';
import { HEADED, headOf, sameHead } from './calls.ts';
import type { Site } from './changes.ts';
import { requireAt } from './context.ts';
import { exactText } from './exact-text.ts';
import { isPartOfLesson } from './fixed-parts.ts';
import type { Repair } from './repair.ts';
import type { Template } from './template.ts';

const NAME = /identifier$/;

const namesIn = (nodes: readonly CodeNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap(descendants).flatMap(({ kind, text }) => (NAME.test(kind) ? [text] : [])));

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));

/** Whether a rewrite is about names, not about how code is put: then the reason for it may be a name that it leaves alone. */
const isAboutNames = ({ bad, good }: Site): boolean => !isSame(namesIn([bad]), namesIn(good));

const leafIn = (node: CodeNode, repair: Repair): CodeNode | undefined =>
  descendants(node).findLast((leaf) => NAME.test(leaf.kind) && isPartOfLesson(leaf, repair));

/** What a class is derived from. */
const ofSuperclasses = (node: CodeNode, repair: Repair): RuleObject | undefined => {
  const { parent } = node;
  const name = leafIn(node, repair);
  return name && parent && node.children.length > 0
    ? { has: { kind: node.kind, has: { regex: exactText(name.text), stopBy: 'end' } } }
    : undefined;
};

const CONDITIONS = new Set(['condition', 'guard']);

const isInCondition = (node: CodeNode, root: CodeNode): boolean => {
  const way = [node, ...ancestors(node)];
  return way.slice(0, way.indexOf(root)).some(({ slot }) => CONDITIONS.has(slot));
};

/** The names of the language and of libraries that what a rewrite carries over has as conditions and as bases of classes. */
const reasonsIn = (captured: CodeNode, root: CodeNode, repair: Repair): readonly RuleObject[] =>
  descendants(captured).flatMap((node) => {
    if (node.slot === 'superclasses' && node.parent) {
      const rule = ofSuperclasses(node, repair);
      return rule ? [requireAt(root, node.parent, { kind: node.parent.kind, ...rule })] : [];
    }
    if (!HEADED.test(node.kind) || !isInCondition(node, root)) return [];
    const head = headOf(node);
    const rule = head && leafIn(head, repair) ? sameHead(node, repair) : undefined;
    return rule ? [requireAt(root, node, { kind: node.kind, ...rule })] : [];
  });

/** What a rewrite about names must find in the parts that it carries over: `isinstance` in a condition, `Enum` behind the name of a class. */
export const reasonGuards = (site: Site, { captured }: Template, repair: Repair): readonly RuleObject[] =>
  isAboutNames(site) ? [...captured.keys()].flatMap((node) => reasonsIn(node, site.bad, repair)) : [];
