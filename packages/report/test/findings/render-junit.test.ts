import { expect, test } from 'vitest';
import { renderJunit } from '../../src/index.ts';
import { aFinding } from '../a-finding.ts';

test('writes a suite per file and a failing case per finding', () => {
  const findings = [aFinding(), aFinding({ path: 'b.py' }), aFinding({ line: 7 })];
  expect(renderJunit(findings)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="feedback check" tests="3" failures="3" errors="0">
    <testsuite name="basket.py" tests="2" failures="2" errors="0" skipped="0">
    <testcase name="bounds_checking (2:12)" classname="basket.py" file="basket.py" line="2"><failure type="bounds_checking" message="The list may be empty.">basket.py:2:12&#10;high: The list may be empty.</failure>
    </testcase>
    <testcase name="bounds_checking (7:12)" classname="basket.py" file="basket.py" line="7"><failure type="bounds_checking" message="The list may be empty.">basket.py:7:12&#10;high: The list may be empty.</failure>
    </testcase>
    </testsuite>
    <testsuite name="b.py" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="bounds_checking (2:12)" classname="b.py" file="b.py" line="2"><failure type="bounds_checking" message="The list may be empty.">b.py:2:12&#10;high: The list may be empty.</failure>
    </testcase>
    </testsuite>
    </testsuites>
    "
  `);
});

test('writes one case that passed when nothing was found', () => {
  expect(renderJunit([])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="feedback check" tests="1" failures="0" errors="0">
    <testsuite name="feedback check" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="feedback check"/>
    </testsuite>
    </testsuites>
    "
  `);
});

test('keeps line breaks, and leaves out what XML has no place for', () => {
  const text = renderJunit([aFinding({ message: 'a\n"<b>" & \u0000\uFFFE\uD800c' })]);
  expect(text).toContain('message="a&#10;&quot;&lt;b&gt;&quot; &amp; \uFFFD\uFFFDc"');
});
