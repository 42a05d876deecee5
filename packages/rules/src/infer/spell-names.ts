import type { RuleObject } from '@feedback/schema';
import { writeName, writeOwn, type Meanings } from '../names/asked-name.ts';

type Value = RuleObject[string];

const OWN = /^own_(.*)$/s;

const spelled = (reference: string, meanings: Meanings): string => {
  const name = OWN.exec(reference)?.[1];
  return name === undefined ? writeName(reference, meanings) : writeOwn(name, meanings.get(name));
};

const visit = (value: Value, meanings: Meanings): Value => {
  if (Array.isArray(value)) return value.map((item) => visit(item, meanings));
  return typeof value === 'object' && value !== null ? spellNames(value, meanings) : value;
};

/** Writes the paths and names that a rule asks for so that each says how the example knows it. */
export const spellNames = (rule: RuleObject, meanings: Meanings): RuleObject =>
  Object.fromEntries(
    Object.entries(rule).map(([key, value]) => [
      key,
      key === 'matches' && typeof value === 'string' ? spelled(value, meanings) : visit(value, meanings),
    ]),
  );
