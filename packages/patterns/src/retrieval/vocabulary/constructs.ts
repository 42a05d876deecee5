import type { Concepts } from './concepts.ts';

/** Parts of a program: functions, classes, modules, control flow. */
export const CONSTRUCTS: Concepts = {
  'default+argument default+parameter optional+argument optional+parameter optional+list default+list argument+defaults parameter+defaults default+empty shared+between+calls':
    'mutable default argument function call none',
  'class+attribute class+variable shared+instances between+instances':
    'mutable class default attribute classvar',
  dataclass: 'dataclass mutable default factory field',
  'equality equal+objects compare+objects dictionary+key+object unhashable hashable hash+object objects+set':
    'eq hash method implement',
  'abstract interface base+class plugin': 'abstract abc base class method empty decorator',
  'inherit inheritance subclass derived extends super': 'super constructor subclass call this',
  'constructor class+init __init__': 'constructor init return super',
  'getter setter property accessor': 'property getter setter return accessor',
  'static+method class+method': 'staticmethod classmethod self decorator argument',
  'enum constants': 'enum duplicate unique values',
  'global module+variable shared+variable module+level+variable':
    'global statement variable assigned implicit',
  'closure callback+loop lambda+loop function+loop handlers+loop button+loop late+binding':
    'loop variable function closure lambda unsafe',
  'variable+arguments any+number+arguments varargs variadic arbitrary+arguments arguments+object':
    'rest spread arguments params',
  'switch reducer case action+type': 'switch case default fallthrough lexical declaration duplicate',
  'if+else nested+if chain+conditions many+conditions else+if simplify+condition':
    'if else nested collapsible return ternary conditions',
  'compare+values equality+check equal+values compare+strings loose+equality':
    'eqeqeq equal operator comparison literal is',
  'compare+none check+none is+none null+check check+null none+comparison undefined+check':
    'none null comparison is eqeqeq undefined',
  'compare+true compare+boolean boolean+comparison': 'true false comparison boolean',
  'boolean+argument boolean+parameter flag+argument flag+parameter': 'boolean positional argument trap',
  'convert+boolean truthy': 'boolean cast coercion implicit',
  'ternary conditional+expression': 'ternary nested if else unneeded',
  'optional+chaining nested+object cannot+read+properties': 'optional chaining unsafe undefined',
  'variable+declaration declare+variable const let var': 'var const let prefer declaration',
  'hoist before+initialization before+definition used+before': 'use before define',
  'unused leftover leftovers dead': 'unused import variable argument',
  'import imports module+import': 'import unused top module sorted',
  'circular circular+import partially+initialized': 'import top-level type-checking self',
  'wildcard+import import+star': 'import star wildcard undefined',
  'shadow builtin+name name+list name+builtin overwrite+builtin': 'shadowing builtin variable argument name',
  'type+hint annotation type+annotations typed mypy typing type+hints':
    'annotation type return optional union missing',
  'optional+type maybe+none return+none none+return may+return+nothing':
    'optional none union implicit return annotation',
  'type+ignore noqa suppress+lint eslint-disable suppression': 'noqa ignore blanket suppression comment',
  'generic generics typevar type+variable': 'typevar generic type parameter',
  swap: 'swap temporary variable',
  'infinite+loop while+true endless': 'loop condition constant while unmodified',
  'object+prototype extend+array add+method+array polyfill monkey': 'extend native prototype',
  'merge+request todo fixme ticket+comment': 'todo comment fixme warning',
  'confirm popup dialog alert': 'alert confirm prompt',
  'destructure destructuring': 'destructuring prefer empty pattern',
  'magic+number constant': 'magic value number constant',
  'increment decrement counter': 'increment plusplus operator augmented',
  'strict+mode': 'strict',
  'getattr setattr dynamic+attribute attribute+name': 'getattr setattr attribute constant',
  'context+manager with+statement contextmanager': 'context manager with yield exit',
  'decorator decorate': 'decorator order',
};
