import type { Language } from '@feedback/schema';
import { isPath, type Meanings } from '../names/asked-name.ts';
import { descendants, namedChildren, type CodeNode } from './code-tree.ts';
import { modulesIn } from './known-modules.ts';

export type { Meanings };

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

const dotted = (node: CodeNode | undefined): string => node?.text.replaceAll(' ', '') ?? '';

type Import = readonly [name: string, path: string];

/** What an import of Python names, with what the names stand for. */
const ofPythonImport = (statement: CodeNode): Import[] => {
  const module = fieldOf(statement, 'module_name');
  const prefix = module ? `${dotted(module)}.` : '';
  return namedChildren(statement).flatMap((item): Import[] => {
    if (item === module) return [];
    if (item.kind === 'aliased_import')
      return [[dotted(fieldOf(item, 'alias')), prefix + dotted(fieldOf(item, 'name'))]];
    if (item.kind !== 'dotted_name') return [];
    // `import a.b` makes the name `a`.
    const path = module ? dotted(item) : (dotted(item).split('.')[0] ?? '');
    return [[path, prefix + path]];
  });
};

const MODULE = /^['"](?:node:)?([\w@/-]+)['"]$/;

/** The names in a clause or pattern that takes a module apart, or takes it as a whole. */
const namesOf = (node: CodeNode, path: string): Import[] => {
  if (node.kind === 'identifier') return [[node.text, path]];
  if (node.kind === 'shorthand_property_identifier_pattern') return [[node.text, `${path}.${node.text}`]];
  if (node.kind !== 'import_specifier') return namedChildren(node).flatMap((child) => namesOf(child, path));
  const name = fieldOf(node, 'name')?.text ?? '';
  return [[fieldOf(node, 'alias')?.text ?? name, `${path}.${name}`]];
};

const ofEcmascriptImport = (node: CodeNode): Import[] => {
  const [, module] = MODULE.exec(fieldOf(node, 'source')?.text ?? '') ?? [];
  const clause = node.children.find(({ kind }) => kind === 'import_clause');
  return module !== undefined && clause ? namesOf(clause, module) : [];
};

const ofRequire = (node: CodeNode): Import[] => {
  const [name, value] = [fieldOf(node, 'name'), fieldOf(node, 'value')];
  const [callee, args] = value?.kind === 'call_expression' ? value.children : [];
  const [, module] = callee?.text === 'require' ? (MODULE.exec(args?.children[0]?.text ?? '') ?? []) : [];
  return name && module !== undefined ? namesOf(name, module) : [];
};

const IMPORTS: Readonly<Record<string, (node: CodeNode) => Import[]>> = {
  import_from_statement: ofPythonImport,
  variable_declarator: ofRequire,
};

/** The names that code imports under a name of its own or theirs, with what they stand for; not what is its own. */
export const importsIn = (root: CodeNode, language: Language): Import[] =>
  descendants(root)
    .flatMap((node) =>
      node.kind === 'import_statement'
        ? (language === 'python' ? ofPythonImport : ofEcmascriptImport)(node)
        : (IMPORTS[node.kind]?.(node) ?? []),
    )
    .filter(([, path]) => isPath(path, language));

/** What the names stand for that examples import, or use as the well-known modules that they are. */
export const meaningsOf = (
  roots: readonly CodeNode[],
  language: Language,
  bound: ReadonlySet<string>,
): Meanings =>
  new Map(roots.flatMap((root) => [...modulesIn(root, language, bound), ...importsIn(root, language)]));
