import type { Lesson } from '@feedback/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, renderHtml } from '../../src/index.ts';
import { anAnalysis, anEffect } from '../an-analysis.ts';
import { anExperiment } from '../an-experiment.ts';
import { aFullAnalysis } from './a-full-analysis.ts';
import { parsePage } from './parse-page.ts';

const aLesson = (fields: Partial<Lesson> = {}): Lesson => ({
  pattern_id: 'p1',
  name: 'bounds_checking',
  description: 'Look whether a list is empty first.',
  bad_example: '',
  good_example: '',
  test_coverage: '',
  severity: 'high',
  ...fields,
});

const empty = anAnalysis({
  ranked: [],
  high_frequency: [],
  runs: { total: 0, by_kind: {} },
  summary: {
    total: 0,
    bugs: 0,
    test_failures: 0,
    code_reviews: 0,
    performance_metrics: 0,
    deployment_issues: 0,
  },
});

/** Text from outside as a page shows it. */
const shown = (text: string): string =>
  plainText(text)
    .toWellFormed()
    .replaceAll(/\p{Noncharacter_Code_Point}/gu, '\uFFFD');

const hostile = [
  '\uFDD0\u{1FFFF}',
  '</td></table></style></title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  '<!--',
  ']]>',
  '&lt;b&amp;',
  '</svg><style>*{}</style>',
  '<svg/onload=1>',
  '\u0000\uD800',
  'javascript:x',
];

test('is a page without parse errors, with every part and a table under each chart', () => {
  const page = parsePage(renderHtml(aFullAnalysis('bounds_checking')));
  expect(page.errors).toEqual([]);
  const { section, svg, table, title, desc } = page.elements;
  expect({ section, table, title, desc }).toEqual({ section: 7, table: 8, title: 6, desc: 5 });
  expect(svg).toBeGreaterThanOrEqual(5);
});

test('gives each id once', () => {
  const { ids } = parsePage(renderHtml(aFullAnalysis('bounds_checking')));
  expect(ids).toHaveLength(new Set(ids).size);
});

test('loads nothing, runs nothing and forbids both', () => {
  const text = renderHtml(aFullAnalysis('x'));
  const { elements, attributes } = parsePage(text);
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline';`);
  expect(
    ['script', 'link', 'img', 'iframe', 'object', 'form', 'base'].filter((name) => name in elements),
  ).toEqual([]);
  expect([...attributes].filter((name) => /\.(on.*|src|style|action|xlink:href)$/.test(name))).toEqual([]);
  expect(text).not.toMatch(/url\(|@import|https?:/);
});

test('says so when nothing was seen, and leaves out what has nothing to say', () => {
  const page = parsePage(renderHtml(empty));
  expect(page.errors).toEqual([]);
  expect(page.texts.join('')).toContain('No mistake that belongs to a pattern was seen.');
  expect(page.texts.join('')).toContain('No runs are known.');
  expect([page.elements['section'], page.elements['svg']]).toEqual([2, undefined]);
});

test('shows the description of a lesson beside its numbers', () => {
  expect(renderHtml(anAnalysis(), { patterns: [aLesson()] })).toContain(
    'Look whether a list is empty first.',
  );
});

test('marks the day a pattern came into force, also when only the library knows it', () => {
  const { trends } = aFullAnalysis('bounds_checking');
  const analysis = anAnalysis({ trends });
  const lesson = aLesson({ active_since: '2026-01-20T00:00:00.000Z' });
  expect(renderHtml(analysis)).not.toContain('class="active"');
  expect(renderHtml(analysis, { patterns: [{ ...lesson, status: 'archived' }] })).not.toContain(
    'class="active"',
  );
  expect(renderHtml(analysis, { patterns: [lesson] })).toContain('class="active"');
});

test('draws no estimate where it is too early to say, and says that', () => {
  const early = anEffect({ verdict: 'insufficient_data', interval: null, rate_ratio: 0.2 });
  const text = renderHtml(anAnalysis({ effectiveness: [early] }));
  expect(text).toContain('┄ too early<');
  expect(text).not.toContain('class="mark');
  expect(text).not.toContain('▼');
});

test('puts verdicts before what is too early, and counts what was never seen', () => {
  const never = { episodes: 0, exposure: 3 };
  const effectiveness = [
    anEffect({ pattern: 'early', verdict: 'insufficient_data', interval: null }),
    anEffect({ pattern: 'good', verdict: 'helps', interval: [0.1, 0.5] }),
    anEffect({ pattern: 'never', verdict: 'insufficient_data', before: never, after: never }),
  ];
  const text = renderHtml(anAnalysis({ effectiveness }));
  expect(text.indexOf('>good<')).toBeLessThan(text.indexOf('>early<'));
  expect(text).toContain('1 more pattern in force');
  expect(text).not.toContain('never<');
});

test('shows how much no pattern covers, and never rounds it away', () => {
  const summary = { ...anAnalysis().summary, total: 1000 };
  expect(renderHtml(anAnalysis({ unassigned: 3, summary }))).toContain('&lt; 1 %');
});

test('shows states and the effect of the whole library where the analysis has them', () => {
  const full = aFullAnalysis('bounds_checking');
  const [trend] = full.trends;
  const analysis = {
    ...full,
    trends: trend === undefined ? [] : [{ ...trend, state: 'escalating' as const }],
    library_effect: {
      patterns: 2,
      episodes_before: 12,
      episodes_after: 2,
      expected_after: 11,
      rate_ratio: 0.5,
      interval: [0.3, 0.9] as [number, number],
      verdict: 'helps' as const,
      reason: 'All of it is below 1.',
    },
  };
  const text = parsePage(renderHtml(analysis)).texts.join('');
  expect(text).toContain('▲ escalating');
  expect(text).toContain('Rate ratio 0.50 (0.30–0.90). All of it is below 1.');
  expect(text).toContain('In 2 patterns 12 episodes before and 2 after, where 11.0 were to be expected.');
});

test('says how lately compares with what was to be expected, and p only where there was more', () => {
  const [trend] = aFullAnalysis('bounds_checking').trends;
  const told = (observed: number): string => {
    const escalation = { observed, expected: 1.3, probability: 0.00002, adjusted: 0.0125 };
    const trends = trend === undefined ? [] : [{ ...trend, escalation }];
    const page = renderHtml(anAnalysis({ trends }));
    return parsePage(page).texts.join('');
  };
  expect(told(11)).toContain(
    'Seen 11 times in the last 7 days, 1.3 expected (p\u00A0<\u00A00.001, adjusted =\u00A00.013).',
  );
  expect(told(1)).toContain('Seen once in the last 7 days, 1.3 expected.');
});

test('tells what stands behind a verdict: the control, the level beside the trend, the scatter', () => {
  const effect = anEffect({
    raw_ratio: 0.2,
    control_ratio: 0.88,
    control: { method: 'matched', mistakes: 7, ratio: 0.88, interval: [0.6, 1.3] },
    segmented: { level_ratio: 0.42, interval: [0.2, 0.9], trend_per_week: 0.98 },
    method: 'quasi_poisson',
  });
  const text = parsePage(renderHtml(anAnalysis({ effectiveness: [effect] }))).texts.join('');
  expect(text).toContain('× 0.88');
  expect(text).toContain(
    'Without the control 0.20; meanwhile 7 other mistakes of like frequency, on average, went × 0.88 (0.60–1.30). ' +
      'Beside the trend through both sides (× 0.98 a week) the level went × 0.42 (0.20–0.90). ' +
      'Weeks scatter 1.1 times as much as chance alone (interval scaled for bursts).',
  );
  expect(renderHtml(anAnalysis({ effectiveness: [anEffect()] }))).not.toContain('What stands behind it');
});

test('shows experiments with what each arm has shown, and a bar that is full when it suffices', () => {
  const going = anExperiment({
    pattern: 'request_timeout',
    unit: 'agent',
    e_value: Math.sqrt(20),
    most_evidence: Math.sqrt(20),
    decision: 'continue',
    better: null,
    decided_on: null,
  });
  const page = renderHtml(anAnalysis(), { experiments: [anExperiment(), going] });
  const text = parsePage(page).texts.join('');
  expect(text).toContain('34.2 now, 41.0 at most; 20 suffices');
  expect(text).toContain('fewer with the pattern, decided on 2026-01-24');
  expect(text).toContain('4 in 91 runs of 12 branches');
  expect(text).toContain('17 in 102 runs of 1 branch');
  expect(text).toContain('17 in 102 generations of 1 agent');
  expect(text).toContain('not decided yet');
  expect([...page.matchAll(/class="bar"[^>]*?width="([\d.]+)%"/gs)].map(([, width]) => width)).toEqual(
    expect.arrayContaining(['100.00', '50.00']),
  );
});

test.each(hostile)('keeps %j text in an experiment', (text) => {
  const page = (name: string) =>
    parsePage(renderHtml(anAnalysis(), { experiments: [anExperiment({ pattern: name, decided_on: name })] }));
  expect(page(text).errors).toEqual([]);
  expect(page(text).elements).toEqual(page('bounds_checking').elements);
});

test.each(hostile)('keeps %j text', (text) => {
  const page = parsePage(renderHtml(aFullAnalysis(text)));
  const plain = parsePage(renderHtml(aFullAnalysis('bounds_checking')));
  expect(page.errors).toEqual([]);
  expect(page.elements).toEqual(plain.elements);
  expect(page.texts).toContain(shown(text));
});

test('no text from outside changes the elements of the page, and it is read back as it was', () => {
  const plain = parsePage(renderHtml(aFullAnalysis('bounds_checking')));
  const piece = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
  const outside = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(outside, (text) => {
      const page = parsePage(renderHtml(aFullAnalysis(text)));
      const seen = shown(text);
      expect(page.errors).toEqual([]);
      expect(page.elements).toEqual(plain.elements);
      expect([...page.attributes].toSorted()).toEqual([...plain.attributes].toSorted());
      expect(page.texts.join('\n')).toContain(seen);
    }),
    { numRuns: 60 },
  );
});
