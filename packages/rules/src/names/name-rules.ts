import type { RuleObject } from '@feedback/schema';
import { writeName, writeOwn, type Meanings } from './asked-name.ts';

/** The whole text of a node. */
export const exactly = (text: string): RuleObject => ({ regex: `^${text.replaceAll(/[.$]/g, '\\$&')}$` });

export const any = (...rules: readonly RuleObject[]): RuleObject => ({ any: [...rules] });
export const all = (...rules: readonly RuleObject[]): RuleObject => ({ all: [...rules] });

/** Nodes of one of these kinds. */
export const kinds = (...names: readonly string[]): RuleObject => any(...names.map((kind) => ({ kind })));

/** The last name of a dotted path. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** A dotted path without its last name; empty for a module. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** The variable that captures the name that a file gives to what a path stands for. */
export const variableFor = (path: string): string => `$AS_${path.replaceAll(/\W/g, '_').toUpperCase()}`;

/** Asks for what a path stands for. */
export const means = (path: string, locals: Meanings): RuleObject => ({ matches: writeName(path, locals) });

/** Asks that a name has the meaning that the platform or an import gives it. */
export const notOwn = (name: string, path?: string): RuleObject => ({
  not: { matches: writeOwn(name, path) },
});

/** A name that files know a path by, unless they make it themselves. */
export const byName = (name: string, path: string): RuleObject => ({
  kind: 'identifier',
  ...exactly(name),
  ...notOwn(name, path),
});

/** The names that stand for just this path. */
export const namesOf = (path: string, locals: Meanings): readonly string[] =>
  [...locals].flatMap(([name, known]) => (known === path ? [name] : []));
