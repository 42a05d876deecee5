import { describe, expect, test } from 'vitest';
import { analyzePrompt, calculateConfidence, matchPatterns, prioritizePatterns } from '../../src/index.ts';
import { profilePattern } from '../../src/matching/pattern-profile.ts';
import { aPattern, library } from '../library.ts';

const match = (prompt: string, patterns = library, context = {}) =>
  matchPatterns(analyzePrompt(prompt), patterns, {
    high_frequency_patterns: [],
    critical_patterns: [],
    pattern_counts: {},
    ...context,
  }).map(({ pattern, confidence }) => [pattern.name, confidence]);

const lessonOf = (name: string, fields = {}) => profilePattern(aPattern(name, fields)).lesson?.lesson;

describe('recognising lessons', () => {
  test.each([
    ['numpy_types_converted_before_json_serialization', 'numpy_json'],
    ['boundsChecking', 'bounds'],
    ['bounds_checking_before_list_access', 'bounds'],
    ['specific_exceptions_not_bare_except', 'specific_exceptions'],
    ['no_bare_except', 'specific_exceptions'],
    ['no_console_log', 'logging'],
    ['proper_temp_file_handling', 'temp_file'],
    ['unguarded_json_parse', 'json_parse'],
  ])('%s teaches %s', (name, lesson) => {
    expect(lessonOf(name)).toBe(lesson);
  });

  test.each([
    'secrets_in_logs',
    'file_upload_virus_scan',
    'avoid_bounds_checking',
    'json_cache',
    'custom_pattern',
  ])('%s teaches something else', (name) => {
    expect(lessonOf(name)).toBeUndefined();
  });

  test('a description decides where the name says nothing', () => {
    expect(lessonOf('rule_7', { description: 'Never use a bare except.' })).toBe('specific_exceptions');
  });
});

describe('matching', () => {
  test('the confidence is the share of what the lesson needs', () => {
    expect(match('NumPy and JSON')).toContainEqual(['numpy_json_serialization', 1]);
    expect(match('Return a JSON response')).toContainEqual(['numpy_json_serialization', 0.5]);
  });

  test('frequent and critical mistakes count more, and once', () => {
    const names = { high_frequency_patterns: ['numpy-json-serialization'] };
    expect(match('Return JSON', library, names)).toContainEqual(['numpy_json_serialization', 0.7]);
    const both = { ...names, critical_patterns: ['numpy_json_serialization'] };
    expect(match('Return JSON', library, both)).toContainEqual(['numpy_json_serialization', 0.8]);
  });

  test('numbers alone never match a pattern about something else', () => {
    const all = library.map(({ name }) => name);
    expect(
      match('Compute fibonacci', library, { critical_patterns: all, high_frequency_patterns: all }),
    ).toEqual([]);
  });

  test('only active patterns match', () => {
    const patterns = (['proposed', 'archived', 'dismissed'] as const).map((status) =>
      aPattern('bounds_checking', { status }),
    );
    expect(match('first item of a list', patterns)).toEqual([]);
  });

  test('a lesson of another language carries over where the prompt is all about it', () => {
    const large = aPattern('large_file_processing', { language: 'python' });
    const named = (prompt: string): readonly unknown[] => match(prompt, [large]).map(([name]) => name);
    expect(named('process a huge file in chunks in TypeScript')).toEqual(['large_file_processing']);
    expect(named('read a file in TypeScript')).toEqual([]);
  });

  test('a pattern that is asked for by name matches for sure', () => {
    const money = aPattern('decimal_money');
    expect(match('apply decimal money to totals', [money])).toEqual([['decimal_money', 1]]);
  });

  test('a pattern of no known lesson matches weakly by its words', () => {
    expect(match('round money', [aPattern('decimal_money')])).toEqual([['decimal_money', 0.3]]);
    expect(match('paint the fence', [aPattern('decimal_money')])).toEqual([]);
  });
});

describe('prioritizing', () => {
  test('severity and confidence first, then how often it happened', () => {
    const patterns = [
      aPattern('bounds_checking', { occurrence_frequency: 1 }),
      aPattern('list_bounds', { occurrence_frequency: 9 }),
      aPattern('index_bounds', { severity: 'critical' }),
    ];
    const matches = prioritizePatterns(matchPatterns(analyzePrompt('first of a list'), patterns));
    expect(matches.map(({ pattern }) => pattern.name)).toEqual([
      'index_bounds',
      'list_bounds',
      'bounds_checking',
    ]);
  });
});

describe('confidence of a result', () => {
  const matches = (effectiveness: number | null) =>
    matchPatterns(analyzePrompt('first of a list'), [aPattern('bounds_checking', { effectiveness })]);

  test('is a prior while no effect is measured', () => {
    expect(calculateConfidence(matches(null))).toEqual({ confidence: 1, basis: 'prior' });
    expect(calculateConfidence([])).toEqual({ confidence: 0.5, basis: 'prior' });
  });

  test('takes measured effects in', () => {
    expect(calculateConfidence(matches(0.4))).toEqual({ confidence: 0.7, basis: 'track_record' });
  });

  test('is halved by problems that are left', () => {
    expect(calculateConfidence(matches(null), 'partial').confidence).toBe(0.5);
  });
});
