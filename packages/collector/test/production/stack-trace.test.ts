import { describe, expect, it } from 'vitest';
import { parseStackTrace, topFrame } from '../../src/index.ts';

describe('parseStackTrace', () => {
  it.each([
    [
      'V8',
      '    at Cart.total (/srv/app/(shop)/cart.js:2:38)',
      '/srv/app/(shop)/cart.js',
      2,
      'Cart.total',
      true,
    ],
    ['V8 without a name', '    at file:///srv/cart.js:2:38', '/srv/cart.js', 2, undefined, true],
    ['V8 in a package', '    at f (/srv/node_modules/x/i.js:1:2)', '/srv/node_modules/x/i.js', 1, 'f', false],
    ['V8 in the runtime', '    at node:internal/main:1:2', 'node:internal/main', 1, undefined, false],
    ['Firefox', 'total@https://shop.test/cart.js:2:38', 'https://shop.test/cart.js', 2, 'total', true],
    ['Python', '  File "/srv/cart.py", line 7, in total', '/srv/cart.py', 7, 'total', true],
    [
      'Python in a package',
      '  File "/x/lib/python3.12/site-packages/a.py", line 7, in b',
      '/x/lib/python3.12/site-packages/a.py',
      7,
      'b',
      false,
    ],
    [
      'Java',
      '\tat app//com.shop.Cart.total(Cart.java:5)',
      'com/shop/Cart.java',
      5,
      'app//com.shop.Cart.total',
      true,
    ],
    [
      'the JDK',
      '\tat java.base/java.util.List.get(List.java:5)',
      'java/util/List.java',
      5,
      'java.base/java.util.List.get',
      false,
    ],
    [
      'Kotlin',
      '\tat com.shop.Cart$total$1.invoke(Cart.kt:5)',
      'com/shop/Cart.kt',
      5,
      'com.shop.Cart$total$1.invoke',
      true,
    ],
    ['Go', '\t/srv/cart.go:12 +0x1d', '/srv/cart.go', 12, undefined, true],
    [
      'Go in a module',
      '\t/root/go/pkg/mod/x@v1/y.go:1 +0x1',
      '/root/go/pkg/mod/x@v1/y.go',
      1,
      undefined,
      false,
    ],
    [
      '.NET',
      '   at Shop.Cart.Total(Int32 x) in C:\\shop\\Cart.cs:line 9',
      'C:\\shop\\Cart.cs',
      9,
      'Shop.Cart.Total(Int32 x)',
      true,
    ],
    ['Ruby', "\tfrom /srv/cart.rb:3:in `total'", '/srv/cart.rb', 3, 'total', true],
    ['Ruby in a gem', "/x/gems/rack-3/a.rb:3:in 'call'", '/x/gems/rack-3/a.rb', 3, 'call', false],
    ['PHP', '#0 /srv/cart.php(3): Cart->total()', '/srv/cart.php', 3, 'Cart->total()', true],
    [
      'PHP in a package',
      '#1 /srv/vendor/slim/App.php(3): run()',
      '/srv/vendor/slim/App.php',
      3,
      'run()',
      false,
    ],
  ])('reads a call of %s', (_, text, file, line, name, inApp) => {
    expect(parseStackTrace(text)).toEqual([
      { file, line, inApp, ...(name === undefined ? {} : { function: name }) },
    ]);
  });

  it('gives the calls of Python from the innermost, of the last trace', () => {
    const trace =
      'Traceback (most recent call last):\n  File "a.py", line 1, in a\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 2, in b\n  File "c.py", line 3, in c\nValueError: 2';
    expect(parseStackTrace(trace).map(({ file }) => file)).toEqual(['c.py', 'b.py']);
  });

  it.each(['', 'no trace', 'at night: 12:30:45 x', `at ${'( '.repeat(200)}`, 'x'.repeat(100_000)])(
    'finds no call in %.40j',
    (text) => {
      expect(parseStackTrace(text)).toEqual([]);
    },
  );
});

it('takes the innermost call of the program, else the innermost', () => {
  const trace = '    at a (node:fs:1:1)\n    at b (/srv/b.js:2:1)\n    at c (/srv/c.js:3:1)';
  expect(topFrame(parseStackTrace(trace))?.file).toBe('/srv/b.js');
  expect(topFrame(parseStackTrace('    at a (node:fs:1:1)'))?.file).toBe('node:fs');
  expect(topFrame([])).toBeUndefined();
});
