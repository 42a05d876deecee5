import type { Severity } from '@feedback/schema';
import { listOf, objectOf, textOf, wholeOf, type JsonObject } from '../json/json-access.ts';

/** Rules of a run and of its extensions, found as results refer to them (SARIF 2.1.0, §3.27.5–7, §3.52). */
export class SarifRules {
  readonly #components: readonly JsonObject[];
  readonly #byId = new Map<string, JsonObject>();

  constructor(run: JsonObject) {
    const tool = objectOf(run['tool']);
    this.#components = [objectOf(tool['driver']), ...listOf(tool['extensions']).map(objectOf)];
    for (const component of this.#components)
      for (const rule of listOf(component['rules']).map(objectOf)) this.#enter(textOf(rule['id']), rule);
    // Drafts of 2.0 keep rules in an object beside the tool, by id.
    for (const [id, rule] of Object.entries(objectOf(objectOf(run['resources'])['rules'])))
      this.#enter(textOf(objectOf(rule)['id']) ?? id, objectOf(rule));
  }

  /** The id that a result gives its rule, directly or by its rule's entry. */
  idOf(result: JsonObject): string | undefined {
    return (
      textOf(result['ruleId']) ??
      textOf(objectOf(result['rule'])['id']) ??
      textOf(this.#indexed(result)['id'])
    );
  }

  /** The rule of a result; an empty object when the report doesn't describe it. */
  ruleOf(result: JsonObject): JsonObject {
    const indexed = this.#indexed(result);
    if (Object.keys(indexed).length > 0) return indexed;
    const id = this.idOf(result);
    if (id === undefined) return {};
    // A hierarchical id `CA1000/1` belongs to the rule `CA1000` (§3.27.5).
    return this.#byId.get(id) ?? this.#byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/')))) ?? {};
  }

  /** The text of a message of all rules of the tool. */
  globalMessage(id: string): JsonObject {
    return objectOf(ownOf(objectOf(this.#components[0]?.['globalMessageStrings']), id));
  }

  #enter(id: string | undefined, rule: JsonObject): void {
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, rule);
  }

  #indexed(result: JsonObject): JsonObject {
    const reference = objectOf(result['rule']);
    const index = wholeOf(result['ruleIndex']) ?? wholeOf(reference['index']);
    if (index === undefined) return {};
    const extension = wholeOf(objectOf(reference['toolComponent'])['index']);
    const component = this.#components[extension === undefined ? 0 : extension + 1];
    return objectOf(listOf(component?.['rules'])[index]);
  }
}

/** An own property by a name from outside, which may be `constructor`. */
export const ownOf = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const LEVELS: ReadonlyMap<string, Severity> = new Map([
  ['error', 'high'],
  ['warning', 'medium'],
  ['note', 'low'],
  ['none', 'low'],
]);

/** The bounds of CVSS's ratings, as GitHub reads `security-severity`. */
const SCORES: readonly (readonly [number, Severity])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0, 'low'],
];

const scoreOf = (object: JsonObject): number | undefined => {
  const given = objectOf(object['properties'])['security-severity'];
  const score = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  return typeof score === 'number' && score > 0 && score <= 10 ? score : undefined;
};

/** How bad a result is: its security score, else its level, else its rule's; `warning` where nothing is said (§3.27.10). */
export const sarifSeverity = (result: JsonObject, rule: JsonObject): Severity => {
  const score = scoreOf(result) ?? scoreOf(rule);
  if (score !== undefined) return SCORES.find(([least]) => score >= least)?.[1] ?? 'low';
  const level =
    textOf(result['level']) ??
    textOf(objectOf(rule['defaultConfiguration'])['level']) ??
    textOf(objectOf(rule['configuration'])['defaultLevel']);
  return LEVELS.get(level ?? 'warning') ?? 'medium';
};
