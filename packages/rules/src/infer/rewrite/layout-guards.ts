import type { RuleObject } from '@feedback/schema';
import { descendants, type CodeNode } from '../code-tree.ts';
import type { Site } from './changes.ts';
import { requireAt } from './context.ts';
import type { Repair } from './repair.ts';
import type { Template } from './template.ts';

const ONE_LINE: RuleObject = { regex: '^.*$' };

/** What the example itself puts on one line must fit there. */
const SHORT: RuleObject = { regex: '^[\\s\\S]{0,100}$' };

const STATEMENT =
  /_statement$|_declaration$|_definition$|_clause$|^(?:block|module|program|statement_block)$/;

const LIST = /^(?:argument_list|arguments|tuple|list|set|array|parameters|formal_parameters)$/;

const holds = (node: CodeNode, captured: ReadonlySet<CodeNode>): number =>
  descendants(node).filter((inner) => captured.has(inner)).length;

/**
 * What must stand on one line because the rewrite puts it on one: parts of an expression that come to stand beside each other lose the
 * lines between them, and with them the layout that somebody chose.
 */
export const layoutGuards = (
  { bad }: Site,
  { text, captured, lists }: Template,
  { badCode }: Repair,
): readonly RuleObject[] => {
  const all = new Set(captured.keys());
  if (text.includes('\n') || all.size === lists.size) return [];
  if (badCode.slice(bad.start, bad.end).includes('\n')) return STATEMENT.test(bad.kind) ? [] : [SHORT];
  if (LIST.test(bad.kind)) return [ONE_LINE];
  if (all.size - lists.size < 2) return [];
  if (!STATEMENT.test(bad.kind)) return [ONE_LINE];
  return [...all]
    .filter((node) => !STATEMENT.test(node.kind) && holds(node, all) === 1)
    .map((node) => requireAt(bad, node, ONE_LINE));
};
