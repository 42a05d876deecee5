import type { Rule, RuleObject } from '@feedback/schema';

type Value = RuleObject[string] | undefined;

interface Scope {
  /** The relation that looks far and that stands directly around. */
  readonly within?: string;
  readonly utils: Readonly<Record<string, RuleObject>>;
  /** Utilities that are being looked at; the engine refuses one that asks for itself. */
  readonly seen: ReadonlySet<string>;
}

const RELATIONS: ReadonlySet<string> = new Set(['has', 'inside', 'precedes', 'follows']);

const isObject = (value: Value): value is RuleObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a relation looks further than at the next node: to the end, or until a rule stops it. */
const isFar = (key: string, value: Value): boolean =>
  RELATIONS.has(key) && isObject(value) && (value['stopBy'] ?? 'neighbor') !== 'neighbor';

const inUtility = (name: string, scope: Scope): number =>
  scope.seen.has(name) ? 0 : inValue(scope.utils[name], { ...scope, seen: new Set([...scope.seen, name]) });

/** What a relation adds: nothing if it looks further up from what lies around, as there are few nodes above one. */
const weight = (key: string, value: Value, { within }: Scope): number =>
  isFar(key, value) && !(key === 'inside' && within === 'inside') ? 1 : 0;

/** A utility by its name, or one with arguments, which may stand anywhere in it. */
const inMatches = (value: Value, scope: Scope): number => {
  if (typeof value === 'string') return inUtility(value, scope);
  if (!isObject(value)) return 0;
  return Math.max(
    0,
    ...Object.entries(value).map(([name, given]) => inUtility(name, scope) + inValue(given, scope)),
  );
};

const inValue = (value: Value, scope: Scope): number => {
  if (Array.isArray(value)) return Math.max(0, ...value.map((item) => inValue(item, scope)));
  if (!isObject(value)) return 0;
  return Math.max(
    0,
    ...Object.entries(value).map(([key, part]) =>
      key === 'matches'
        ? inMatches(part, scope)
        : inValue(part, isFar(key, part) ? { ...scope, within: key } : scope) + weight(key, part, scope),
    ),
  );
};

/**
 * How many relations that look far (`stopBy: end`, or until a rule stops them) stand inside one another in a rule, its own utilities
 * included. Each multiplies the time that the engine takes by the size of the code. Several of `inside` in a row count once.
 */
export const farNesting = ({ rule, constraints = {}, utils = {} }: Rule): number =>
  Math.max(...[rule, ...Object.values(constraints)].map((each) => inValue(each, { utils, seen: new Set() })));
