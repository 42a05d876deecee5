import type { Language } from '@feedback/schema';
import { descendants, namedChildren, type CodeNode } from './code-tree.ts';
import { modulesIn } from './known-modules.ts';

/** What names stand for that code has from elsewhere, as dotted paths: `np` is `numpy`, `date` may be `datetime.date`. */
export type Meanings = ReadonlyMap<string, string>;

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

const dotted = (node: CodeNode | undefined): string => node?.text.replaceAll(' ', '') ?? '';

/** The names that one import statement of Python makes, with what they stand for. */
const importsOf = (statement: CodeNode): (readonly [name: string, path: string])[] => {
  const module = fieldOf(statement, 'module_name');
  const prefix = module ? `${dotted(module)}.` : '';
  return namedChildren(statement).flatMap((item): (readonly [string, string])[] => {
    if (item === module) return [];
    if (item.kind === 'aliased_import')
      return [[dotted(fieldOf(item, 'alias')), prefix + dotted(fieldOf(item, 'name'))]];
    if (item.kind !== 'dotted_name') return [];
    // `import a.b` makes the name `a`.
    const path = module ? dotted(item) : (dotted(item).split('.')[0] ?? '');
    return [[path, prefix + path]];
  });
};

const isImport = ({ kind }: CodeNode): boolean =>
  kind === 'import_statement' || kind === 'import_from_statement';

const pythonImports = (root: CodeNode): (readonly [string, string])[] =>
  descendants(root).filter(isImport).flatMap(importsOf);

/** What names of imports stand for that a file gives them: `np` is `numpy`. */
export const aliasesIn = (root: CodeNode, language: Language): Meanings =>
  new Map(
    language === 'python'
      ? pythonImports(root).filter(([name, path]) => !path.startsWith('.') && path !== name && !path.endsWith(`.${name}`))
      : [],
  );

/** What the names stand for that examples import, or use as the well-known modules that they are. */
export const meaningsOf = (
  roots: readonly CodeNode[],
  language: Language,
  bound: ReadonlySet<string>,
): Meanings =>
  language === 'python'
    ? new Map(
        [
          ...roots.flatMap((root) => modulesIn(root, language, bound)),
          ...roots.flatMap(pythonImports),
        ].filter(([, path]) => !path.startsWith('.')),
      )
    : new Map();
