import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventId,
  languageOfPath,
  parseTimestamp,
  patternName,
  ruleId,
  severityWeight,
  toSeverity,
  worseSeverity,
  withStats,
  type Lesson,
} from '../src/index.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2026-01-31T12:00:00', '2026-01-31T12:00:00.000Z', true],
    ['2026-01-31 12:00', '2026-01-31T12:00:00.000Z', true],
    ['2026-01-31', '2026-01-31T00:00:00.000Z', true],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z', false],
    ['2026-01-31T12:00:00.123456+02:00', '2026-01-31T10:00:00.123Z', false],
    ['2026-01-31T23:30:00-0130', '2026-02-01T01:00:00.000Z', false],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', true],
  ])('reads %s', (text, timestamp, zoneAssumed) => {
    expect(parseTimestamp(text)).toEqual({ timestamp, zoneAssumed });
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-01-31T25:00:00',
    '1706700000',
    null,
    5,
  ])('does not read %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('gives back what Date writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(parseTimestamp(date.toISOString())?.timestamp).toBe(date.toISOString());
      }),
    );
  });
});

describe('patternName', () => {
  it.each(['Bounds_Checking', 'bounds-checking ', 'bounds checking', 'boundsChecking', '`bounds_checking`'])(
    'reads %s as bounds_checking',
    (text) => {
      expect(patternName(text)).toBe('bounds_checking');
    },
  );

  it('changes no name that it has made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(patternName(patternName(text))).toBe(patternName(text));
      }),
    );
  });
});

describe('severities', () => {
  it.each([
    ['HIGH', 'high'],
    [' blocker ', 'critical'],
    ['warning', 'medium'],
    ['note', 'low'],
    ['purple', undefined],
    [3, undefined],
  ])('reads %j as %s', (text, severity) => {
    expect(toSeverity(text)).toBe(severity);
  });

  it('rank from low to critical', () => {
    expect((['low', 'medium', 'high', 'critical'] as const).map(severityWeight)).toEqual([1, 2, 3, 4]);
    expect(worseSeverity('low', 'high')).toBe('high');
  });
});

describe('eventId', () => {
  it('tells apart records whose parts only join to the same text', () => {
    expect(eventId('r', ['ab', 'c'])).not.toBe(eventId('r', ['a', 'bc']));
  });

  it('tells apart identical records by their ordinal', () => {
    expect(eventId('r', ['a'], 0)).not.toBe(eventId('r', ['a'], 1));
  });
});

describe('languageOfPath', () => {
  it.each([
    ['a/b.py', 'python'],
    ['a.test.TSX', 'tsx'],
    ['a.d.mts', 'typescript'],
    ['Makefile', undefined],
    ['py', undefined],
  ])('%s is %s', (path, language) => {
    expect(languageOfPath(path)).toBe(language);
  });
});

describe('withStats', () => {
  const lesson: Lesson = {
    pattern_id: 'x',
    name: 'n',
    description: '',
    bad_example: '',
    good_example: '',
    test_coverage: '',
    severity: 'low',
  };

  it('says 0.5 and null when nothing is known', () => {
    expect(withStats(lesson)).toMatchObject({
      occurrence_frequency: 0,
      last_occurrence: null,
      effectiveness_score: 0.5,
      effectiveness: null,
    });
  });

  it('joins derived numbers', () => {
    const stats = {
      pattern: 'n',
      occurrence_frequency: 3,
      last_occurrence: '2026-01-30T00:00:00.000Z',
      effectiveness: 0.8,
    };
    expect(withStats(lesson, stats)).toMatchObject({
      occurrence_frequency: 3,
      effectiveness_score: 0.8,
      effectiveness: 0.8,
    });
  });
});

describe('ruleId', () => {
  const rule = { language: 'python', rule: { pattern: 'f($A)', inside: { kind: 'block' } } } as const;

  it('pays no heed to the order of fields, nor to the fix', () => {
    expect(
      ruleId({ fix: 'g($A)', rule: { inside: { kind: 'block' }, pattern: 'f($A)' }, language: 'python' }),
    ).toBe(ruleId(rule));
    expect(ruleId(rule)).toMatch(/^l_[\w-]{22}$/);
  });

  it.each([
    { ...rule, language: 'typescript' as const },
    { ...rule, rule: { pattern: 'f($B)' } },
    { ...rule, rule: { all: [{ pattern: 'a' }, { pattern: 'b' }] } },
    { ...rule, rule: { all: [{ pattern: 'b' }, { pattern: 'a' }] } },
    { ...rule, constraints: { A: { kind: 'string' } } },
    { ...rule, utils: { one: { kind: 'string' } } },
  ])('tells %j from others', (other) => {
    expect(ruleId(other)).not.toBe(ruleId(rule));
  });
});
