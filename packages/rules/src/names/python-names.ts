import type { RuleObject } from '@feedback/schema';
import { ANY_MEMBER, type Meanings } from './asked-name.ts';
import {
  all,
  any,
  byName,
  exactly,
  kinds,
  lastOf,
  means,
  namesOf,
  parentOf,
  variableFor,
} from './name-rules.ts';

const topOf = (path: string): string => path.split('.')[0] ?? path;
/** Packages that have the same under another name. */
const BACKPORTS: Readonly<Record<string, readonly string[]>> = { typing: ['typing_extensions'] };

/** What a name of the language stands for. */
export const builtin = (name: string): string => `builtins.${name}`;

/** The packages that a name may come from: its own, whichever module of it, and backports. */
export const packagesOf = (path: string): readonly string[] => [
  topOf(path),
  ...(BACKPORTS[topOf(path)] ?? []),
];

/** What an import takes: in `from m import a`, the module comes first. */
const imported = (name: RuleObject): RuleObject => ({ kind: 'dotted_name', ...name, not: { nthChild: 1 } });

const aliased = (name: RuleObject, alias: RuleObject): RuleObject => ({
  has: {
    kind: 'aliased_import',
    all: [{ has: { field: 'name', ...name } }, { has: { field: 'alias', ...alias } }],
  },
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

const target = (name: RuleObject): RuleObject =>
  any(name, all(kinds('pattern_list', 'tuple_pattern'), { has: name }));

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

/** What the utility is called that says where a name stands for nothing. */
export const LABEL = 'a_label';

/** Names that stand for nothing: members, keywords, parts of imports. */
export const label: RuleObject = any(
  { inside: { kind: 'attribute', field: 'attribute' } },
  { inside: { kind: 'keyword_argument', field: 'name' } },
  { inside: kinds('dotted_name', 'aliased_import') },
);

/** Where a name is not the one that is meant: the code around makes it its own, or it is no reference at all. */
export const ownName = (name: string, path = builtin(name)): RuleObject => {
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

const fromImport = (path: string, what: RuleObject): RuleObject => ({
  kind: 'import_from_statement',
  all: [{ has: { field: 'module_name', ...exactly(parentOf(path)) } }, what],
});

/** The name that an import gives to what a path stands for, whatever it is. */
const byAlias = (path: string): RuleObject => {
  const name = { pattern: variableFor(path) };
  const whole = { kind: 'import_statement', ...aliased(exactly(path), name) };
  const statement = path.includes('.')
    ? any(whole, fromImport(path, aliased(exactly(lastOf(path)), name)))
    : whole;
  return { kind: 'identifier', all: [name, visible(statement), { not: { matches: LABEL } }] };
};

const byMember = (path: string, locals: Meanings): RuleObject => ({
  kind: 'attribute',
  all: [
    { has: { field: 'attribute', ...exactly(lastOf(path)) } },
    { has: { field: 'object', ...means(parentOf(path), locals) } },
  ],
});

const byImport = (path: string): RuleObject => {
  const name = exactly(lastOf(path));
  return {
    kind: 'identifier',
    ...name,
    all: [{ not: { matches: LABEL } }, visible(fromImport(path, { has: imported(name) }))],
  };
};

const anyOf = (module: string, locals: Meanings): RuleObject => {
  const name = { pattern: variableFor(module) };
  return any(
    { kind: 'attribute', has: { field: 'object', ...means(module, locals) } },
    {
      kind: 'identifier',
      all: [
        name,
        visible({
          kind: 'import_from_statement',
          all: [
            { has: { field: 'module_name', ...exactly(module) } },
            { has: { kind: 'dotted_name', ...name } },
          ],
        }),
      ],
    },
  );
};

/** What an expression is that stands for a dotted path, however the file imports it. */
export const meaningOf = (path: string, locals: Meanings): RuleObject => {
  if (path.endsWith(ANY_MEMBER)) return anyOf(path.slice(0, -ANY_MEMBER.length), locals);
  const isModule = !path.includes('.');
  const own = namesOf(path, locals);
  const names = new Set(isModule ? [path, ...own] : own);
  return any(
    ...[...names].map((name) => byName(name, path)),
    ...(isModule ? [] : [byMember(path, locals)]),
    ...(isModule || names.has(lastOf(path)) ? [] : [byImport(path)]),
    // Hardly anybody renames what is not a module, and to look for it takes long.
    ...(isModule || own.some((name) => name !== lastOf(path)) ? [byAlias(path)] : []),
  );
};
