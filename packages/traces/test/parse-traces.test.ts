import { describe, expect, it } from 'vitest';
import { parseFrames, parseTraces } from '../src/parse-traces.ts';

const shown = (text: string): string[] =>
  parseFrames(text).map(
    ({ language, name = '?', file = '?', line = 0, inApp }) =>
      `${language} ${name} ${file}:${line}${inApp ? ' *' : ''}`,
  );

describe('parseFrames', () => {
  it('reads V8, and knows packages and the runtime', () => {
    expect(
      shown(`TypeError: x is not a function
    at first (/app/src/basket.js:15:3)
    at async Promise.all (index 0)
    at new Basket (file:///app/src/basket.mjs:3:1)
    at C:\\app\\src\\run.js:8:12
    at Object.run [as go] (/app/node_modules/runner/index.js:1:1)
    at Array.map (<anonymous>)
    at Module._compile (node:internal/modules/cjs/loader:1546:14) {`),
    ).toMatchInlineSnapshot(`
      [
        "javascript first /app/src/basket.js:15 *",
        "javascript Promise.all ?:0",
        "javascript Basket /app/src/basket.mjs:3 *",
        "javascript ? C:/app/src/run.js:8 *",
        "javascript Object.run [as go] /app/node_modules/runner/index.js:1",
        "javascript Array.map ?:0",
        "javascript Module._compile node:internal/modules/cjs/loader:1546",
      ]
    `);
  });

  it('reads SpiderMonkey and JavaScriptCore', () => {
    expect(shown('first@https://shop.example/basket.js:15:3\n@/app/run.js:1:2')).toEqual([
      'javascript first https://shop.example/basket.js:15 *',
      'javascript ? /app/run.js:1 *',
    ]);
  });

  it('turns Python tracebacks round, so that the innermost frame comes first', () => {
    expect(
      shown(`Traceback (most recent call last):
  File "/app/run.py", line 3, in <module>
    main()
    ~~~~^^
  File "/usr/lib/python3.12/json/decoder.py", line 355, in raw_decode
    raise JSONDecodeError("Expecting value", s, err.value)
  File "/app/basket.py", line 15, in first
    return items[0]
IndexError: list index out of range`),
    ).toMatchInlineSnapshot(`
      [
        "python first /app/basket.py:15 *",
        "python raw_decode /usr/lib/python3.12/json/decoder.py:355",
        "python <module> /app/run.py:3 *",
      ]
    `);
  });

  it('reads the places that pytest prints', () => {
    expect(shown('tests/test_basket.py:12: in test_first\nsrc/basket.py:15: IndexError')).toEqual([
      'python ? src/basket.py:15 *',
      'python test_first tests/test_basket.py:12 *',
    ]);
  });

  it('reads JVM frames with modules, constructors, Kotlin and no source', () => {
    expect(
      shown(`java.lang.IllegalStateException: empty
\tat com.acme.Basket.first(Basket.java:15)
\tat com.acme.Basket$Item.<init>(Basket.kt:3)
\tat app//com.acme.Run.main(Unknown Source)
\tat java.base/java.util.ArrayList.forEach(ArrayList.java:1511)
\tat org.junit.Assert.fail(Assert.java:89)
\tat jdk.internal.reflect.Method.invoke0(Native Method)`),
    ).toMatchInlineSnapshot(`
      [
        "java com.acme.Basket.first Basket.java:15 *",
        "java com.acme.Basket$Item.<init> Basket.kt:3 *",
        "java com.acme.Run.main ?:0 *",
        "java java.util.ArrayList.forEach ArrayList.java:1511",
        "java org.junit.Assert.fail Assert.java:89",
        "java jdk.internal.reflect.Method.invoke0 ?:0",
      ]
    `);
  });

  it('reads goroutines, whose frames take two lines', () => {
    expect(
      shown(`panic: runtime error: index out of range [0] with length 0

goroutine 7 [running]:
acme.example/shop/basket.(*Basket).First(0xc000012345, {0x1, 0x2})
\t/app/basket/basket.go:15 +0x1d
testing.tRunner(0xc0000, 0x55)
\t/usr/local/go/src/testing/testing.go:1689 +0xfb
created by testing.(*T).Run in goroutine 1
\t/usr/local/go/src/testing/testing.go:1742 +0x390
    basket_test.go:9: got 1, want 2`),
    ).toMatchInlineSnapshot(`
      [
        "go acme.example/shop/basket.(*Basket).First /app/basket/basket.go:15 *",
        "go testing.tRunner /usr/local/go/src/testing/testing.go:1689",
        "go testing.(*T).Run /usr/local/go/src/testing/testing.go:1742",
        "go ? basket_test.go:9 *",
      ]
    `);
  });

  it('reads .NET with and without a place', () => {
    expect(
      shown(`System.InvalidOperationException: Sequence contains no elements
   at System.Linq.ThrowHelper.ThrowNoElementsException()
   at Acme.Basket.First(List\`1 items) in C:\\src\\Basket.cs:line 15
   at Acme.Basket.<Run>b__0(String s)`),
    ).toMatchInlineSnapshot(`
      [
        "dotnet System.Linq.ThrowHelper.ThrowNoElementsException ?:0",
        "dotnet Acme.Basket.First C:/src/Basket.cs:15 *",
        "dotnet Acme.Basket.<Run>b__0 ?:0 *",
      ]
    `);
  });

  it('reads Ruby, old and new', () => {
    expect(
      shown(`app/basket.rb:15:in \`first': undefined method (NoMethodError)
\tfrom app/run.rb:3:in 'Shop#run'
\tfrom /usr/lib/ruby/gems/3.4.0/gems/rspec-core/lib/rspec/core.rb:8:in 'block in run'
\tfrom <internal:kernel>:187:in 'loop'`),
    ).toMatchInlineSnapshot(`
      [
        "ruby first app/basket.rb:15 *",
        "ruby Shop#run app/run.rb:3 *",
        "ruby block in run /usr/lib/ruby/gems/3.4.0/gems/rspec-core/lib/rspec/core.rb:8",
        "ruby loop <internal:kernel>:187",
      ]
    `);
  });

  it('reads PHP', () => {
    expect(
      shown(`#0 /app/src/Basket.php(15): Acme\\Basket->first()
#1 /app/vendor/phpunit/phpunit/src/TestCase.php(9): PHPUnit\\Framework\\TestCase->run(Object(X))
#2 [internal function]: array_map(Object(Closure), Array)
#3 {main}
/app/tests/BasketTest.php:12`),
    ).toMatchInlineSnapshot(`
      [
        "php Acme\\Basket->first /app/src/Basket.php:15 *",
        "php PHPUnit\\Framework\\TestCase->run /app/vendor/phpunit/phpunit/src/TestCase.php:9",
        "php array_map ?:0 *",
        "php ? /app/tests/BasketTest.php:12 *",
      ]
    `);
  });

  it('reads native stacks by address', () => {
    expect(
      shown(
        ' 1: 0x55a4f52fb204 v8::Utils::Fail(char const*) [out/app]\n#2 0x7f12 in basket_first at /app/b.c:15',
      ),
    ).toEqual(['native v8::Utils::Fail(char const*) ?:0', 'native basket_first /app/b.c:15 *']);
  });

  it.each([
    ['prose', 'just a sentence at noon (see notes)\nat the end of the day'],
    ['half a Python frame', 'File "x", line'],
    ['nothing', ''],
    ['a control character', '\u0000'],
    ['many ats', 'at '.repeat(50_000)],
    ['many brackets', `at ${'('.repeat(50_000)}`],
    ['a path without end', `${'a/'.repeat(50_000)}x.go:1`],
    ['many calls', `#0 ${'x('.repeat(50_000)}`],
    ['many backslashes', `  File "${'\\'.repeat(50_000)}`],
    ['a package without end', `${'a.'.repeat(50_000)}b(C.java:1)`],
    ['many colons', `from a${':'.repeat(50_000)}`],
  ])('finds no frame in %s', (_, text) => {
    expect(parseFrames(text)).toEqual([]);
  });
});

describe('parseTraces', () => {
  it('keeps the lines before each stack, and those after the last', () => {
    const traces = parseTraces('Error: a\n    at f (/a.js:1:1)\nCaused by: b\n    at g (/b.js:2:2)\nbye');
    expect(traces.map(({ before, frames }) => [before, frames.length])).toEqual([
      [['Error: a'], 1],
      [['Caused by: b'], 1],
      [['bye'], 0],
    ]);
  });
});
