import type { RuleObject } from '@feedback/schema';
import { ancestors, type CodeNode } from '../code-tree.ts';
import type { Repair } from './repair.ts';
import { exactText } from './exact-text.ts';

const IMPORTS = /^(?:import_|future_import)/;

/** Whether a node is, or is part of, an import. */
export const isInImport = (node: CodeNode): boolean =>
  [node, ...ancestors(node)].some(({ kind }) => IMPORTS.test(kind));

/** The module that the bad example takes a name from, as Python's `from … import` names it. */
export const sourceOf = (name: string, { badRoot, language }: Repair): string | undefined =>
  language === 'python'
    ? badRoot.children
        .find(
          (node) =>
            node.kind === 'import_from_statement' &&
            node.children.some(({ slot, text }) => slot === '*' && text === name),
        )
        ?.children.find(({ slot }) => slot === 'module_name')
        ?.text.replaceAll(' ', '')
    : undefined;

/** Asks that the file imports a name, from the same module if that is known. */
export const imported = (
  name: string,
  source: string | undefined,
  language: Repair['language'],
): RuleObject => {
  const leaf = { has: { regex: exactText(name), stopBy: 'end' } };
  const plain = { kind: 'import_statement', ...leaf };
  const from = { kind: 'import_from_statement', ...leaf };
  const statement =
    language !== 'python'
      ? plain
      : source === undefined
        ? { any: [plain, from] }
        : {
            kind: 'import_from_statement',
            all: [leaf, { has: { field: 'module_name', regex: exactText(source) } }],
          };
  return {
    inside: { stopBy: 'end', kind: language === 'python' ? 'module' : 'program', has: statement },
  };
};
