import { matchRule } from '@feedback/rules';
import type { Language } from '@feedback/schema';
import { expect, test } from 'vitest';
import { candidateRules, type CandidateRule, type Candidates } from '../../src/repair/candidate-rules.ts';
import { repairPlaces } from '../../src/repair/repair-pairs.ts';
import type { RepairedFile } from '../../src/repair/repaired-file.ts';

const file = (before: string, after: string, language: Language = 'python'): RepairedFile => ({
  path: language === 'python' ? 'a.py' : 'a.ts',
  language,
  before,
  after,
});

const candidates = (...files: readonly RepairedFile[]): Candidates =>
  candidateRules(
    files.flatMap((each) => repairPlaces(each)),
    files,
  );

const learn = (...files: readonly RepairedFile[]): readonly CandidateRule[] => candidates(...files).rules;

const foundBy = (best: CandidateRule | undefined, code: string): number =>
  best === undefined ? 0 : matchRule(best.rule, { language: best.pair.language, code }).length;

const code = (call: string): string =>
  `import yaml\n\ndef read(path):\n    with open(path) as file:\n        return ${call}(file)\n`;

test('learns a rule that finds the mistake under other names', () => {
  const [best] = learn(file(code('yaml.load'), code('yaml.safe_load')));
  expect(best?.proof.tier).toMatch(/^proved/);
  expect(best?.subject).toEqual({ kind: 'mistake' });
  expect([
    foundBy(best, 'settings = yaml.load(text)\n'),
    foundBy(best, 'settings = json.load(text)\n'),
  ]).toEqual([1, 0]);
});

test('knows the other places of the same repair', () => {
  const twice = (call: string): string =>
    `${code(call)}\ndef parse(text):\n    settings = ${call}(text)\n    return settings\n`;
  const [best, ...more] = learn(file(twice('yaml.load'), twice('yaml.safe_load')));
  expect([best?.alike.length, more.length]).toEqual([1, 0]);
});

test('takes no larger piece of the same code for another place', () => {
  const one = (call: string): string =>
    `import yaml\n\ndef read(file, log):\n    log(file)\n    data = ${call}(file)\n    return data\n`;
  const after = one('yaml.safe_load').replace('log(file)', 'log(str(file))');
  const [best] = learn(file(one('yaml.load'), after));
  expect(best?.alike).toEqual([]);
});

test('leaves out the part of a rule that finds what the repair left in the same file', () => {
  const call = (more: string): string =>
    `import pool\n\ndef connect(host, limits):\n    first = pool.Plain(host=host, limits=limits)\n    return pool.Proxy(host=host, ${more}limits=limits, retries=3)\n`;
  const [best] = learn(file(call(''), call('proxy_tls=host.tls, ')));
  const found = best === undefined ? [] : matchRule(best.rule, { language: 'python', code: call('') });
  expect(
    found.map(
      ({ start }) =>
        call('')
          .slice(0, start + 10)
          .split('\n').length,
    ),
  ).toEqual([5]);
});

test('learns a missing argument of a call by that call', () => {
  const warn = (more: string): string =>
    `import warnings\n\ndef old(message):\n    warnings.warn(message, DeprecationWarning${more})\n`;
  const [best] = learn(file(warn(''), warn(', stacklevel=2')));
  expect([
    foundBy(best, 'import warnings\nwarnings.warn(text, DeprecationWarning)\n'),
    foundBy(best, 'import tools\ntools.tell(text, DeprecationWarning)\n'),
  ]).toEqual([1, 0]);
});

test('learns a call that nobody waits for, within code that waits elsewhere', () => {
  const save = (wait: string): string =>
    `async function close(store, basket) {\n  await store.lockBasket(basket);\n  const id = ${wait}store.saveBasket(basket);\n  return id;\n}\n`;
  const [best] = learn(file(save(''), save('await '), 'typescript'));
  expect([
    foundBy(best, 'async function f(s) {\n  s.saveBasket(1, 2);\n}\n'),
    foundBy(best, 'async function f(s) {\n  await s.saveBasket(1, 2);\n}\n'),
  ]).toEqual([1, 0]);
});

test('says whose names a rule is about', () => {
  const call = (more: string): string =>
    `class Backend:\n    def _result_meta(self, result, formatted=True):\n        return result\n\n    def store(self, result):\n        meta = self._result_meta(result${more})\n        return meta\n`;
  const [best] = learn(file(call(''), call(', formatted=False')));
  expect(best?.subject).toEqual({ kind: 'project', names: ['_result_meta'] });
});

test.each([
  [
    'a guard',
    'def f(raw):\n    host = raw.decode()\n',
    'def f(raw):\n    host = raw.decode()\n    if not host:\n        return\n',
    'addition',
  ],
  ['a fallback', 'def f(a):\n    return a.size\n', 'def f(a):\n    return a.size or a.width\n', 'addition'],
  ['code that goes', 'def f(a):\n    log(a)\n    return a\n', 'def f(a):\n    return a\n', 'removal'],
  ['a new message', 'raise ValueError("not so good")\n', 'raise ValueError("not good at all")\n', 'wording'],
  ['a new version', 'needs = ["Tool>=2.5", "other"]\n', 'needs = ["Tool>=3.0", "other"]\n', 'value'],
  [
    'types',
    'def f(a: int) -> str:\n    return g(a)\n',
    'def f(a: int | None) -> str | None:\n    return g(a)\n',
    'annotation',
  ],
  ['another import', 'from .old import thing\n', 'from .new import thing\n', 'imports'],
  [
    'a rename',
    'def take(a):\n    return a\n\nx = take(1)\ny = take(2)\n',
    'def fetch(a):\n    return a\n\nx = fetch(1)\ny = fetch(2)\n',
    'rename',
  ],
  [
    'a parameter that goes',
    'def f(a, loud):\n    b = get(a, loud)\n    return b\n',
    'def f(a):\n    b = get(a)\n    return b\n',
    'signature',
  ],
  [
    'another parameter',
    'def take(a):\n    return a\n\nx = take(1)\n',
    'def take(a, b):\n    return a\n\nx = take(1, 2)\n',
    'signature',
  ],
])('makes no rule of %s', (_, before, after, kind) => {
  const { rules, looksLike } = candidates(file(before, after));
  expect([rules.length, looksLike?.kind]).toEqual([0, kind]);
});

const pausing = (names: readonly string[], pause: string): string =>
  `import time\n\n${names.map((name) => `def ${name}(a):\n    a.${name}_now()\n${pause}    return a.${name}\n`).join('\n')}`;

test.each([
  [['lock'], 0],
  [['lock', 'open', 'fill'], 1],
])('learns from code that goes in several places what one does not tell: %j', (names, found) => {
  const [best] = learn(file(pausing(names, '    time.tzset()\n'), pausing(names, '')));
  expect(foundBy(best, 'import time\n\ndef f(b):\n    b.ring()\n    time.tzset()\n    return b.bell\n')).toBe(
    found,
  );
});

test('does not take the imports that change along for what a repair looks like', () => {
  const { looksLike, example } = candidates(
    file(
      'from a import b\n\nx = b(1)\n',
      'from a import b, c\nfrom d import e\n\nx = b(1)\nif x:\n    c(e)\n',
    ),
  );
  expect(looksLike?.kind).toBe('addition');
  expect(example?.good).toContain('c(e)');
});

test('takes a module that stays imported for gone from a place', () => {
  const code = (module: string): string =>
    `import mimetypes\n\nTYPES = mimetypes.MimeTypes()\n\ndef guess(path):\n    return ${module}.guess_type(path)\n`;
  expect(learn(file(code('mimetypes'), code('TYPES')))[0]?.subject).toEqual({ kind: 'mistake' });
});

test('makes no rule by what merely stands near the mistake', () => {
  const slice = (right: string): RepairedFile['before'] =>
    `function strip(uri, protocol) {\n  uri = ${right};\n  return uri;\n}\n`;
  const before = slice('uri.slice(protocol.length)');
  const after = slice('protocol.length ? uri.slice(protocol.length + 1) : uri');
  expect(learn(file(before, after, 'typescript'))).toEqual([]);
});

test('does not ask for the function that an example was put into', () => {
  const request = (more: string): string =>
    `from shop import Request\n\ndef fetch(url):\n    log(url)\n    request = Request(url${more})\n    return send(request)\n`;
  const [best] = learn(file(request(''), request(', plain=True')));
  expect(foundBy(best, 'from shop import Request\n\nlater(Request(a))\n')).toBe(1);
});

test('declines a method of the object itself that is exchanged for another: its class alone knows which is right', () => {
  const stop = (method: string): string =>
    `class Request {\n  stop(error) {\n    return this.${method}(error);\n  }\n}\n`;
  const { rules, isOnlyExample } = candidates(file(stop('destroy'), stop('beforeError'), 'typescript'));
  expect([rules, isOnlyExample]).toEqual([[], true]);
});

test('learns it all the same where the repair does it in several places', () => {
  const stop = (method: string): string =>
    ['stop', 'halt', 'leave']
      .map((name) => `class ${name} {\n  ${name}(error) {\n    return this.${method}(error);\n  }\n}\n`)
      .join('');
  const [best] = learn(file(stop('destroy'), stop('beforeError'), 'typescript'));
  expect(foundBy(best, 'class A { b(x) { return this.destroy(x); } }')).toBe(1);
});

test('declines a rule that asks for a name of the project which the repair leaves where it was', () => {
  const colors = (guard: string): string =>
    `import sys\nfrom .dev import Renderer, _use_colors, set_info\n\n_DEFAULT = [\n    set_info,\n    Renderer(\n        colors=_use_colors and sys.stdout is not None ${guard}and sys.stdout.isatty()\n    ),\n]\n`;
  const { rules } = candidates(file(colors(''), colors('and hasattr(sys.stdout, "isatty") ')));
  expect(rules).toEqual([]);
});
