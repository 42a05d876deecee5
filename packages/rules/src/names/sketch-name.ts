import type { Language, RuleObject } from '@feedback/schema';
import { ANY_MEMBER, type Meanings } from './asked-name.ts';
import { any, exactly, lastOf, namesOf, parentOf } from './name-rules.ts';
import type { TextNames } from './text-names.ts';

const MEMBERS = {
  python: { kind: 'attribute', field: 'attribute' },
  ecmascript: { kind: 'member_expression', field: 'property' },
} as const;

const escaped = (name: string): string => name.replaceAll('$', String.raw`\$`);

const oneOf = (names: ReadonlySet<string>): readonly RuleObject[] =>
  names.size === 0 ? [] : [{ kind: 'identifier', regex: `^(?:${[...names].map(escaped).join('|')})$` }];

/** The names that a file may have for just this path. */
const bareNames = (path: string, locals: Meanings, imports: TextNames): ReadonlySet<string> => {
  const own = namesOf(path, locals);
  if (!path.includes('.')) return new Set([path, ...own, ...imports.aliasesOf(path)]);
  const [last, module] = [lastOf(path), parentOf(path)];
  const isTaken = imports.takenFrom(module).has(last);
  const isRenamed = own.some((name) => name !== last);
  return new Set([
    ...own,
    ...(isTaken ? [last] : []),
    ...(isRenamed ? [...imports.aliasesOf(path), ...imports.takenFrom(module)] : []),
  ]);
};

/** What the imports of a text have a say in when a path is sketched, as one text. */
export const importedFor = (path: string, locals: Meanings, imports: TextNames): string => {
  if (path.endsWith(ANY_MEMBER)) {
    const module = path.slice(0, -ANY_MEMBER.length);
    return `${[...imports.takenFrom(module)].join(' ')}<${importedFor(module, locals, imports)}`;
  }
  const bare = [...bareNames(path, locals, imports)].join(' ');
  return path.includes('.') ? `${bare}<${importedFor(parentOf(path), locals, imports)}` : bare;
};

/**
 * What an expression looks like that stands for a path in a text with certain imports: whatever the utility for the path finds there,
 * and what is only spelled so.
 */
export const sketchName = (
  path: string,
  locals: Meanings,
  { language, imports }: { readonly language: Language; readonly imports: TextNames },
): RuleObject => {
  const { kind, field } = MEMBERS[language === 'python' ? 'python' : 'ecmascript'];
  const sketch = (of: string): RuleObject => sketchName(of, locals, { language, imports });
  if (path.endsWith(ANY_MEMBER)) {
    const module = path.slice(0, -ANY_MEMBER.length);
    const taken = imports.takenFrom(module);
    const bare = taken.size === 0 ? taken : new Set([...taken, module]);
    return any({ kind, has: { field: 'object', ...sketch(module) } }, ...oneOf(bare));
  }
  const bare = oneOf(bareNames(path, locals, imports));
  const members = path.includes('.')
    ? [
        {
          kind,
          all: [
            { has: { field, ...exactly(lastOf(path)) } },
            { has: { field: 'object', ...sketch(parentOf(path)) } },
          ],
        },
      ]
    : [];
  const [only, ...others] = [...members, ...bare];
  return only !== undefined && others.length === 0 ? only : any(...members, ...bare);
};
