import type { RuleObject } from '@feedback/schema';
import type { Meanings } from './meaning.ts';

const exactly = (text: string): RuleObject => ({ regex: `^${text.replaceAll('.', '\\.')}$` });

const any = (...rules: readonly RuleObject[]): RuleObject => ({ any: [...rules] });
const all = (...rules: readonly RuleObject[]): RuleObject => ({ all: [...rules] });
const kinds = (...names: readonly string[]): RuleObject => any(...names.map((kind) => ({ kind })));

const topOf = (path: string): string => path.split('.')[0] ?? path;
/** Packages that have the same under another name. */
const BACKPORTS: Readonly<Record<string, readonly string[]>> = { typing: ['typing_extensions'] };

/** The packages that a name may come from: its own, whichever module of it, and backports. */
const packagesOf = (path: string): readonly string[] => [topOf(path), ...(BACKPORTS[topOf(path)] ?? [])];

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** What an import takes: in `from m import a`, the module comes first. */
const imported = (name: RuleObject): RuleObject => ({ kind: 'dotted_name', ...name, not: { nthChild: 1 } });

const aliased = (name: RuleObject, alias: RuleObject): RuleObject => ({
  has: { kind: 'aliased_import', all: [{ has: { field: 'name', ...name } }, { has: { field: 'alias', ...alias } }] },
});

/** Imports under the name of something else. */
const imports = (name: RuleObject, path: string): RuleObject[] => [
  { kind: 'import_statement', ...aliased({ not: exactly(path) }, name) },
  {
    kind: 'import_from_statement',
    all: [
      { not: { has: { field: 'module_name', regex: `^(?:${packagesOf(path).join('|')})(?:\\.|$)` } } },
      any({ has: imported(name) }, { has: { kind: 'aliased_import', has: { field: 'alias', ...name } } }),
    ],
  },
];

const target = (name: RuleObject): RuleObject => any(name, all(kinds('pattern_list', 'tuple_pattern'), { has: name }));

const parameters = (name: RuleObject): RuleObject => ({
  has: {
    field: 'parameters',
    has: any(
      name,
      { has: { field: 'name', ...name } },
      all(kinds('typed_parameter', 'list_splat_pattern', 'dictionary_splat_pattern'), {
        has: { kind: 'identifier', ...name },
      }),
    ),
  },
});

/** Statements that make the name. */
const statements = (name: RuleObject, path: string): RuleObject[] => {
  const named = { has: { field: 'name', ...name } };
  return [
    all(kinds('function_definition', 'class_definition'), named),
    { kind: 'decorated_definition', has: { field: 'definition', ...named } },
    {
      kind: 'expression_statement',
      has: { kind: 'assignment', has: { field: 'left', ...target(name) } },
    },
    ...imports(name, path),
  ];
};

const LABEL = 'a_label';

/** Names that stand for nothing: members, keywords, parts of imports. */
const label: RuleObject = any(
  { inside: { kind: 'attribute', field: 'attribute' } },
  { inside: { kind: 'keyword_argument', field: 'name' } },
  { inside: kinds('dotted_name', 'aliased_import') },
);

/** Where a name is not the one that is meant: the code around makes it its own, or it is no reference at all. */
export const ownName = (name: string, path: string): RuleObject => {
  const regex = exactly(name);
  return any(
    { matches: LABEL },
    {
      inside: {
        stopBy: 'end',
        any: [
          parameters(regex),
          { has: { kind: 'for_in_clause', has: { field: 'left', ...target(regex) } } },
          { kind: 'for_statement', has: { field: 'left', ...target(regex) } },
          {
            any: [{ kind: 'module' }, { kind: 'block', not: { inside: { kind: 'class_definition' } } }],
            has: any(...statements(regex, path)),
          },
        ],
      },
    },
  );
};

const visible = (statement: RuleObject): RuleObject => ({ inside: { stopBy: 'end', has: statement } });

/** What an expression is that stands for a dotted path, however the file imports it. */
export const meaningOf = (path: string, locals: readonly string[]): RuleObject => {
  const variable = `$AS_${path.replaceAll('.', '_').toUpperCase()}`;
  const last = lastOf(path);
  const parent = parentOf(path);
  const names = new Set(parent === '' ? [path, ...locals] : locals);
  const forms: RuleObject[] = [...names].map((name) => ({
    kind: 'identifier',
    ...exactly(name),
    not: { matches: `own_${name}` },
  }));
  const alias = { pattern: variable };
  const renamed = [{ kind: 'import_statement', ...aliased(exactly(path), alias) }];
  if (parent !== '') {
    const from = { field: 'module_name', ...exactly(parent) };
    forms.push({
      kind: 'attribute',
      all: [
        { has: { field: 'attribute', ...exactly(last) } },
        { has: { field: 'object', matches: parent } },
      ],
    });
    if (!names.has(last))
      forms.push({
        kind: 'identifier',
        ...exactly(last),
        all: [
          { not: { matches: LABEL } },
          visible({ kind: 'import_from_statement', all: [{ has: from }, { has: imported(exactly(last)) }] }),
        ],
      });
    renamed.push({
      kind: 'import_from_statement',
      all: [{ has: from }, aliased(exactly(last), alias)],
    } as never);
  }
  forms.push({ kind: 'identifier', all: [alias, visible(any(...renamed)), { not: { matches: LABEL } }] });
  return any(...forms);
};

const REFERENCE = /"matches":"([^"]+)"/g;
const OWN = 'own_';

/** The definitions of the utilities that rules refer to, and those that these refer to. */
export const pythonUtils = (rule: RuleObject, meanings: Meanings): Record<string, RuleObject> => {
  const found: Record<string, RuleObject> = {};
  const visit = (from: RuleObject): void => {
    for (const [, name = ''] of JSON.stringify(from).matchAll(REFERENCE)) {
      if (name in found) continue;
      const local = name.startsWith(OWN) ? name.slice(OWN.length) : undefined;
      const made =
        name === LABEL ? label : local === undefined
          ? meaningOf(name, [...meanings].flatMap(([own, path]) => (path === name ? [own] : [])))
          : ownName(local, meanings.get(local) ?? `builtins.${local}`);
      found[name] = made;
      visit(made);
    }
  };
  visit(rule);
  return found;
};
