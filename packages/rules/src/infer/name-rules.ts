import type { RuleObject } from '@feedback/schema';

/** The whole text of a node. */
export const exactly = (text: string): RuleObject => ({ regex: `^${text.replaceAll(/[.$]/g, '\\$&')}$` });

export const any = (...rules: readonly RuleObject[]): RuleObject => ({ any: [...rules] });
export const all = (...rules: readonly RuleObject[]): RuleObject => ({ all: [...rules] });

/** Ends a path that stands for whatever a module has. */
export const ANY_MEMBER = '.*';

/** Nodes of one of these kinds. */
export const kinds = (...names: readonly string[]): RuleObject => any(...names.map((kind) => ({ kind })));

/** The last name of a dotted path. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** A dotted path without its last name; empty for a module. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** The variable that captures the name that a file gives to what a path stands for. */
export const variableFor = (path: string): string => `$AS_${path.replaceAll(/\W/g, '_').toUpperCase()}`;

/** What the utilities are called that say where code makes a name its own. */
export const OWN = 'own_';

/** Asks that a name has the meaning that the platform or an import gives it. */
export const notOwn = (name: string): RuleObject => ({ not: { matches: `${OWN}${name}` } });

/** A name that files know something by, unless they make it themselves. */
export const byName = (name: string): RuleObject => ({
  kind: 'identifier',
  ...exactly(name),
  ...notOwn(name),
});
