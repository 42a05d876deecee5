import type { RuleObject } from '@feedback/schema';
import type { Meanings } from './asked-name.ts';
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

const DECLARATIONS = kinds('lexical_declaration', 'variable_declaration');

/** What requires or imports a module, by the place that names it. */
const source = (field: string, module: string): RuleObject => ({
  has: { field, regex: `^['"](?:node:)?${module}['"]$` },
});

const required = (module: string): RuleObject => ({
  has: {
    field: 'value',
    kind: 'call_expression',
    all: [
      { has: { field: 'function', regex: '^require$' } },
      { has: { field: 'arguments', has: { regex: `^['"](?:node:)?${module}['"]$` } } },
    ],
  },
});

const declaring = (...what: readonly RuleObject[]): RuleObject =>
  all(DECLARATIONS, { has: { kind: 'variable_declarator', all: [...what] } });

const importing = (module: string, what: RuleObject): RuleObject => ({
  kind: 'import_statement',
  all: [source('source', module), { has: { kind: 'import_clause', has: what } }],
});

/** Where code makes a name its own: as a parameter, by a declaration or by an import of something else. */
export const ownName = (name: string, path: string | undefined): RuleObject => {
  const regex = exactly(name);
  const below = any(regex, { has: { ...regex, stopBy: 'end' } });
  const module = path?.split('.')[0];
  const elsewhere = (rule: RuleObject): RuleObject[] => (module === undefined ? [] : [{ not: rule }]);
  return {
    inside: {
      stopBy: 'end',
      any: [
        { has: { field: 'parameter', ...below } },
        { has: { field: 'parameters', ...below } },
        { ...kinds('function_expression', 'generator_function', 'class'), has: { field: 'name', ...regex } },
        { has: declaring({ has: { field: 'name', ...below } }, ...elsewhere(required(module ?? ''))) },
        {
          has: all(kinds('function_declaration', 'generator_function_declaration', 'class_declaration'), {
            has: { field: 'name', ...regex },
          }),
        },
        {
          has: {
            kind: 'import_statement',
            all: [{ has: { ...regex, stopBy: 'end' } }, ...elsewhere(source('source', module ?? ''))],
          },
        },
      ],
    },
  };
};

const visible = (statement: RuleObject): RuleObject => ({ inside: { stopBy: 'end', has: statement } });

const byAlias = (module: string): RuleObject => {
  const name = { pattern: variableFor(module) };
  return {
    kind: 'identifier',
    all: [
      name,
      visible(
        any(
          importing(module, any(all({ kind: 'identifier' }, name), { kind: 'namespace_import', has: name })),
          declaring({ has: { field: 'name', ...name } }, required(module)),
        ),
      ),
    ],
  };
};

const byMember = (path: string, locals: Meanings): RuleObject => ({
  kind: 'member_expression',
  all: [
    { has: { field: 'property', ...exactly(lastOf(path)) } },
    { has: { field: 'object', ...means(parentOf(path), locals) } },
  ],
});

const byImport = (path: string): RuleObject => {
  const name = exactly(lastOf(path));
  const shorthand = { kind: 'shorthand_property_identifier_pattern', ...name };
  return {
    kind: 'identifier',
    ...name,
    ...visible(
      any(
        importing(parentOf(path), { kind: 'named_imports', has: { kind: 'import_specifier', ...name } }),
        declaring({ has: { field: 'name', has: shorthand } }, required(parentOf(path))),
      ),
    ),
  };
};

/** A member under the name that the file gives it. */
const byRename = (path: string): RuleObject => {
  const [name, given] = [exactly(lastOf(path)), { pattern: variableFor(path) }];
  const specifier = {
    kind: 'import_specifier',
    all: [{ has: { field: 'name', ...name } }, { has: { field: 'alias', ...given } }],
  };
  const pair = {
    kind: 'pair_pattern',
    all: [{ has: { field: 'key', ...name } }, { has: { field: 'value', ...given } }],
  };
  return {
    kind: 'identifier',
    all: [
      given,
      visible(
        any(
          importing(parentOf(path), { kind: 'named_imports', has: specifier }),
          declaring({ has: { field: 'name', has: pair } }, required(parentOf(path))),
        ),
      ),
    ],
  };
};

/** What an expression is that stands for a module or a member of one, however the file imports it. */
export const meaningOf = (path: string, locals: Meanings): RuleObject => {
  const isModule = !path.includes('.');
  const isMember = path.split('.').length === 2;
  const own = namesOf(path, locals);
  const names = new Set(isModule ? [path, ...own] : own);
  return any(
    ...[...names].map((name) => byName(name, path)),
    ...(isModule ? [byAlias(path)] : [byMember(path, locals)]),
    ...(isMember && !names.has(lastOf(path)) ? [byImport(path)] : []),
    ...(isMember && own.some((name) => name !== lastOf(path)) ? [byRename(path)] : []),
  );
};
