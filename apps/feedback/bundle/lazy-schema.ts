/** Methods that make a schema of a schema. All others need the schema itself. */
const MAKERS: ReadonlySet<PropertyKey> = new Set([
  'array',
  'catchall',
  'default',
  'describe',
  'exactOptional',
  'extend',
  'gt',
  'gte',
  'int',
  'length',
  'loose',
  'lt',
  'lte',
  'max',
  'meta',
  'min',
  'multipleOf',
  'negative',
  'nonempty',
  'nonnegative',
  'nonoptional',
  'nullable',
  'nullish',
  'omit',
  'optional',
  'or',
  'partial',
  'pick',
  'positive',
  'readonly',
  'refine',
  'regex',
  'strict',
  'superRefine',
  'transform',
  'trim',
]);

const makers = new WeakMap<object, () => object>();

/** The same with real schemas for lazy ones, at any depth of lists and plain objects. */
const settled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const make = makers.get(value);
  if (make !== undefined) return make();
  if (Array.isArray(value)) return value.map(settled);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settled(each)]));
};

type Call = (...args: readonly unknown[]) => object;

/** What `call` will make of its arguments; `known` answers what can be told without making it. */
const lazy = (call: () => Call, args: readonly unknown[], known: object = {}): object => {
  let made: object | undefined;
  const make = (): object => (made ??= call()(...args.map(settled)));
  const method = (name: PropertyKey): Call => {
    const schema = make();
    return (Reflect.get(schema, name) as Call).bind(schema);
  };
  const schema = new Proxy(known, {
    get: (_, name) => {
      if (Object.hasOwn(known, name)) return Reflect.get(known, name) as unknown;
      if (MAKERS.has(name)) return (...more: readonly unknown[]) => lazy(() => method(name), more);
      const value: unknown = Reflect.get(make(), name);
      return typeof value === 'function' ? method(name) : value;
    },
    has: (_, name) => name in make(),
  });
  makers.set(schema, make);
  return schema;
};

/** A function of zod that makes schemas, put off until something is asked of them; `load` gives the function. */
export const lazySchema =
  (load: () => unknown): Call =>
  (...args) =>
    lazy(() => load() as Call, args);

/** The same for `z.enum`: its options are told without making it. */
export const lazyEnum =
  (load: () => unknown): Call =>
  (...args) =>
    lazy(() => load() as Call, args, { options: args[0] });
