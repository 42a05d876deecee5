import { checkSyntax, compileRule, fixWithRule, matchRule, provePattern } from '@feedback/rules';
import { Lesson, patternName } from '@feedback/schema';
import { describe, expect, test } from 'vitest';
import { builtinPatterns } from '../../src/builtin/builtin-patterns.ts';
import { allCases } from './cases/all-cases.ts';

const languageOf = ({ language }: Lesson) => language ?? expect.unreachable('no language');
const ruleOf = ({ rule }: Lesson) => rule ?? expect.unreachable('no rule');
const count = (lesson: Lesson, code: string): number =>
  matchRule(ruleOf(lesson), { language: languageOf(lesson), code }).length;
const firstSentence = (description: string): string => description.split(/(?<=[.!?])\s/)[0] ?? '';
const recognises = ({ matches }: Lesson, message: string): boolean =>
  (matches?.messages ?? []).some((text) => message.toLowerCase().includes(text.toLowerCase())) ||
  (matches?.expressions ?? []).some((expression) => new RegExp(expression, 'u').test(message));
const sharing = (lesson: Lesson) => builtinPatterns.filter(({ language }) => language === lesson.language);

describe('the built-in library', () => {
  test('teaches lessons for Python and for TypeScript', () => {
    const names = (language: string) =>
      builtinPatterns.filter((lesson) => lesson.language === language).map(({ name }) => name);
    expect(names('python')).toMatchInlineSnapshot(`
      [
        "numpy_json_serialization",
        "bounds_checking",
        "specific_exceptions",
        "logger_debug",
        "metadata_categorization",
        "temp_file_handling",
        "large_file_processing",
        "fastapi_streaming_upload",
        "nan_inf_handling",
        "blocking_call_in_async",
        "changed_while_iterated",
        "coroutine_never_awaited",
        "late_binding_closure",
        "mutable_default",
        "request_without_timeout",
        "shared_elements",
        "shell_injection",
        "sql_from_text",
        "swallowed_exception",
        "text_file_encoding",
        "unsafe_deserialization",
        "hardcoded_secret",
      ]
    `);
    expect(names('typescript')).toMatchInlineSnapshot(`
      [
        "async_foreach",
        "swallowed_error",
        "unguarded_json_parse",
        "unchecked_fetch_response",
        "fetch_without_timeout",
        "unchecked_first_element",
        "sql_template_string",
        "path_traversal",
        "numeric_sort",
        "async_predicate",
        "command_template",
        "effect_without_cleanup",
        "html_injection",
        "missing_await",
        "secret_in_code",
        "shared_fill",
        "weak_token",
      ]
    `);
  });

  test('has one id and one name per lesson, in the one spelling of names', () => {
    const names = builtinPatterns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.map(patternName)).toEqual(names);
    expect(builtinPatterns.map(({ pattern_id }) => pattern_id)).toEqual(
      names.map((name) => `builtin:${name}`),
    );
  });

  test('gives each rule of another tool to one lesson', () => {
    const ids = builtinPatterns.flatMap(({ matches }) => matches?.rule_ids ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has cases for every lesson and no others', () => {
    expect(Object.keys(allCases).toSorted()).toEqual(builtinPatterns.map(({ name }) => name).toSorted());
  });
});

describe.each(builtinPatterns.map((lesson) => [lesson.name, lesson] as const))('%s', (name, lesson) => {
  const cases = allCases[name] ?? expect.unreachable(`no cases for ${name}`);

  test('is a lesson that says what goes wrong, why it is so severe, and what belongs to it', () => {
    expect(Lesson.safeParse(lesson).error).toBeUndefined();
    expect(firstSentence(lesson.description).length).toBeLessThanOrEqual(120);
    expect(lesson.description.length).toBeGreaterThan(firstSentence(lesson.description).length);
    expect(lesson.provenance?.note).toMatch(new RegExp(`^${lesson.severity}: `, 'i'));
    expect(lesson.tags?.length).toBeGreaterThanOrEqual(8);
  });

  test('proves the tier it claims', () => {
    const proof = provePattern(lesson);
    expect(proof.problems).toEqual([]);
    expect(proof.tier).toBe(lesson.tier);
  });

  test.each(cases.messages ?? [])('alone recognises: %s', (message) => {
    expect(builtinPatterns.filter((other) => recognises(other, message)).map((other) => other.name)).toEqual([
      name,
    ]);
  });

  test('has messages to show for what it matches', () => {
    const { messages = [], expressions = [] } = lesson.matches ?? {};
    expect((cases.messages ?? []).length > 0).toBe(messages.length + expressions.length > 0);
  });

  test.each(['bad_example', 'good_example', 'test_coverage'] as const)('parses in its %s', (field) => {
    expect(checkSyntax({ language: languageOf(lesson), code: lesson[field] })).toEqual([]);
  });

  test('has a test that stands in one file with either example', () => {
    for (const example of [lesson.bad_example, lesson.good_example])
      expect(
        checkSyntax({ language: languageOf(lesson), code: `${example}\n${lesson.test_coverage}` }),
      ).toEqual([]);
  });

  test.each(sharing(lesson).map((other) => [other.name, other] as const))(
    'is silent on what %s teaches',
    (_, other) => {
      expect(count(lesson, other.good_example)).toBe(0);
      expect(count(lesson, other.test_coverage)).toBe(0);
    },
  );

  test.each(Object.entries(cases.found))('finds %s', (_, code) => {
    expect(checkSyntax({ language: languageOf(lesson), code })).toEqual([]);
    expect(count(lesson, code)).toBeGreaterThan(0);
  });

  test.each(Object.entries(cases.silent))('leaves alone: %s', (_, code) => {
    expect(checkSyntax({ language: languageOf(lesson), code })).toEqual([]);
    expect(count(lesson, code)).toBe(0);
  });

  test('has at least four of both', () => {
    expect(Object.keys(cases.found).length).toBeGreaterThanOrEqual(4);
    expect(Object.keys(cases.silent).length).toBeGreaterThanOrEqual(4);
  });

  test('rewrites what is safe to rewrite and nothing else', () => {
    expect((cases.fixed ?? []).length > 0).toBe(lesson.tier === 'proved_fix');
    for (const [before, after] of cases.fixed ?? [])
      expect(fixWithRule(ruleOf(lesson), { language: languageOf(lesson), code: before })).toBe(after);
  });
});

describe('rules for TypeScript', () => {
  test.each(
    builtinPatterns
      .filter(({ language }) => language === 'typescript')
      .map((lesson) => [lesson.name, lesson] as const),
  )('%s also compiles for JavaScript and TSX', (_, lesson) => {
    for (const language of ['javascript', 'tsx'] as const)
      expect(compileRule({ ...ruleOf(lesson), language }).problems).toEqual([]);
  });
});
