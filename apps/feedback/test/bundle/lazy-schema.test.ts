import { expect, test } from 'vitest';
import * as z from 'zod';
import { lazyEnum, lazySchema } from '../../bundle/lazy-schema.ts';

/** zod's functions, put off; `made` counts how often one was called. */
const lazyZod = () => {
  let made = 0;
  const load = (make: unknown) => () => {
    made += 1;
    return make;
  };
  return {
    made: () => made,
    string: lazySchema(load(z.string)) as typeof z.string,
    object: lazySchema(load(z.object)) as typeof z.object,
    array: lazySchema(load(z.array)) as typeof z.array,
    enum: lazyEnum(load(z.enum)) as typeof z.enum,
  };
};

const schemas = (lazy: Pick<typeof z, 'string' | 'object' | 'array' | 'enum'>) => {
  const Size = lazy.enum(['small', 'large']);
  const Thing = lazy.object({
    name: lazy.string().min(1),
    size: Size.optional(),
    parts: lazy.array(lazy.string()),
  });
  const Labelled = Thing.extend({ label: lazy.string().nullable() });
  const Even = Labelled.superRefine(({ parts }, context) => {
    if (parts.length % 2 === 1) context.addIssue({ code: 'custom', path: ['parts'], message: 'odd' });
  });
  return { Size, Thing, Labelled, Even, Part: Labelled.pick({ name: true, label: true }).partial().strict() };
};

test('makes nothing before something is asked', () => {
  const lazy = lazyZod();
  const { Size } = schemas(lazy);
  expect(Size.options).toEqual(['small', 'large']);
  expect(lazy.made()).toBe(0);
});

test('makes a schema once', () => {
  const lazy = lazyZod();
  const name = lazy.string();
  expect([name.safeParse('a').success, name.safeParse(1).success]).toEqual([true, false]);
  expect(lazy.made()).toBe(1);
});

test.each([
  [{ name: 'a', parts: [], label: null }],
  [{ name: '', parts: ['x', 'y'], label: 'l', size: 'large' }],
  [{ name: 'a', size: 'huge', parts: ['x'], label: null }],
  [{ name: 'a', parts: ['x'], label: null }],
  [{ name: 'a', other: 1 }],
  [{}],
  [null],
  ['text'],
])('says of %j what zod says', (value) => {
  const lazy = schemas(lazyZod());
  const real = schemas(z);
  const verdicts = (all: typeof real) =>
    Object.values(all).map((schema) => {
      const parsed = schema.safeParse(value);
      return parsed.success ? { data: parsed.data } : { issues: parsed.error.issues };
    });
  expect(verdicts(lazy)).toEqual(verdicts(real));
});

test('tells the fields of an object, and is part of a schema that is not lazy', () => {
  const { Thing } = schemas(lazyZod());
  expect(Object.keys(Thing.shape)).toEqual(['name', 'size', 'parts']);
  expect(z.array(Thing).safeParse([{ name: 'a', parts: [] }]).success).toBe(true);
});
