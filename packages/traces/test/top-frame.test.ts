import { describe, expect, it } from 'vitest';
import { parseFrame, sourcePath, topFrame } from '../src/index.ts';

describe('parseFrame', () => {
  it.each([
    ['V8', '    at Cart.total (/srv/app/(shop)/cart.js:2:38)', '/srv/app/(shop)/cart.js', 2, true],
    ['V8 without a name', '    at file:///srv/cart.js:2:38', '/srv/cart.js', 2, true],
    ['V8 in a package', '    at f (/srv/node_modules/x/i.js:1:2)', '/srv/node_modules/x/i.js', 1, false],
    ['V8 in the runtime', '    at node:internal/main:1:2', 'node:internal/main', 1, false],
    ['Firefox', 'total@https://shop.test/cart.js:2:38', 'https://shop.test/cart.js', 2, true],
    ['Python', '  File "/srv/cart.py", line 7, in total', '/srv/cart.py', 7, true],
    [
      'Python in a package',
      '  File "/x/site-packages/a.py", line 7, in b',
      '/x/site-packages/a.py',
      7,
      false,
    ],
    ['Java', '\tat app//com.shop.Cart.total(Cart.java:5)', 'com/shop/Cart.java', 5, true],
    ['the JDK', '\tat java.base/java.util.List.get(List.java:5)', 'java/util/List.java', 5, false],
    [
      'a framework of Java',
      '\tat org.springframework.web.Servlet.run(Servlet.java:5)',
      'org/springframework/web/Servlet.java',
      5,
      false,
    ],
    ['Kotlin', '\tat com.shop.Cart$total$1.invoke(Cart.kt:5)', 'com/shop/Cart.kt', 5, true],
    ['Go', '\t/srv/cart.go:12 +0x1d', '/srv/cart.go', 12, true],
    ['Go in a module', '\t/root/go/pkg/mod/x@v1/y.go:1 +0x1', '/root/go/pkg/mod/x@v1/y.go', 1, false],
    ['.NET', '   at Shop.Cart.Total(Int32 x) in C:\\shop\\Cart.cs:line 9', 'C:/shop/Cart.cs', 9, true],
    ['Ruby', "\tfrom /srv/cart.rb:3:in `total'", '/srv/cart.rb', 3, true],
    ['Ruby in a gem', "/x/gems/rack-3/a.rb:3:in 'call'", '/x/gems/rack-3/a.rb', 3, false],
    ['PHP', '#0 /srv/cart.php(3): Cart->total()', '/srv/cart.php', 3, true],
    ['PHP in a package', '#1 /srv/vendor/slim/App.php(3): run()', '/srv/vendor/slim/App.php', 3, false],
    ['PHP, where it was thrown', '  thrown in /srv/cart.php on line 9', '/srv/cart.php', 9, true],
  ])('reads a call of %s', (_, text, path, line, inApp) => {
    const frame = parseFrame(text);
    expect(frame).toMatchObject({ line, inApp });
    expect(frame && sourcePath(frame)).toBe(path);
  });

  it.each(['', 'no trace', 'at night: 12:30:45 x', `at ${'( '.repeat(200)}`, 'x'.repeat(100_000)])(
    'finds no call in %.40j',
    (text) => {
      expect(parseFrame(text)).toBeUndefined();
    },
  );
});

describe('topFrame', () => {
  it('is the innermost call of the program, else the innermost', () => {
    const trace = '    at a (node:fs:1:1)\n    at b (/srv/b.js:2:1)\n    at c (/srv/c.js:3:1)';
    expect(topFrame(trace)?.file).toBe('/srv/b.js');
    expect(topFrame('    at a (node:fs:1:1)')?.file).toBe('node:fs');
    expect(topFrame('nothing')).toBeUndefined();
  });

  it('is of the last trace in Python, which prints causes first', () => {
    const trace =
      'Traceback (most recent call last):\n  File "a.py", line 1, in a\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 2, in b\n  File "c.py", line 3, in c\nValueError: 2';
    expect(topFrame(trace)?.file).toBe('c.py');
  });

  it('is of the first trace elsewhere', () => {
    const trace =
      'java.lang.Error: a\n\tat com.shop.A.a(A.java:1)\nCaused by: java.lang.Error: b\n\tat com.shop.B.b(B.java:2)';
    expect(topFrame(trace)?.line).toBe(1);
  });
});
