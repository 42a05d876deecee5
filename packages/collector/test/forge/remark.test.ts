import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRemark } from '../../src/forge/remark.ts';
import { splitSuggestions, withoutMarkupComments } from '../../src/forge/suggestion-blocks.ts';

describe('readRemark', () => {
  it.each([
    ['This leaks the handle.', 'review comment', 'medium', 'This leaks the handle.'],
    ['nit: trailing space', 'nitpick', 'low', 'trailing space'],
    ['Nit, maybe rename', 'nitpick', 'low', 'maybe rename'],
    ['**issue (blocking):** no lock here', 'issue', 'high', 'no lock here'],
    ['suggestion (non-blocking): use a map', 'suggestion', 'low', 'use a map'],
    ['todo: add a test', 'todo', 'medium', 'add a test'],
    ['question: why not reuse it?', 'question', 'low', 'why not reuse it?'],
    ['constructor: is called twice', 'review comment', 'medium', 'constructor: is called twice'],
    ['Unitary tests are missing', 'review comment', 'medium', 'Unitary tests are missing'],
  ])('reads %j as %s', (body, issueType, severity, message) => {
    expect(readRemark(body)).toMatchObject({ issueType, severity, message });
  });

  it.each([
    '',
    '  \n',
    'LGTM!',
    ':+1:',
    '🎉🎉',
    'Nice catch 👍',
    'praise: lovely',
    '<!-- bot: state -->',
    null,
    3,
  ])('finds nothing to change in %j', (body) => {
    expect(readRemark(body)).toBeUndefined();
  });

  it('takes a suggestion out of the text', () => {
    const body = 'Off by one.\n```suggestion\nfor (i = 0; i < n; i++)\n```\nSee above.';
    expect(readRemark(body)).toEqual({
      issueType: 'review comment',
      severity: 'medium',
      message: 'Off by one.\n\nSee above.'.replace('\n\n', '\n'),
      suggestion: 'for (i = 0; i < n; i++)',
    });
  });

  it('says so where there is a suggestion and nothing else', () => {
    expect(readRemark('```suggestion:-1+0\r\nx\r\ny\r\n```')).toMatchObject({
      message: 'Suggested change',
      suggestion: 'x\ny',
    });
  });
});

describe('splitSuggestions', () => {
  it.each([
    ['a block of code', 'a\n```js\nx\n```', undefined],
    ['a block that shows a suggestion', '````md\n```suggestion\nx\n```\n````', undefined],
    ['a block without an end', '```suggestion\nx', 'x'],
    ['a block that takes lines away', '```suggestion\n```', ''],
    ['two blocks', '~~~suggestion\na\n~~~\n```suggestion\nb\n```', 'a\nb'],
    ['a fence inside a longer one', '````suggestion\n```\nx\n```\n````', '```\nx\n```'],
  ])('reads %s', (_, text, suggestion) => {
    expect(splitSuggestions(text).suggestion).toBe(suggestion);
  });

  it('loses no line of a text without blocks', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z ]{0,9}$/)), (lines) => {
        const text = lines.join('\n');
        expect(splitSuggestions(text)).toEqual({ prose: text.trim(), suggestion: undefined });
      }),
    );
  });
});

it.each([
  ['a<!-- b -->c', 'ac'],
  ['a<!-- b', 'a'],
  ['a --> b', 'a --> b'],
  ['<!--a--><!--b-->', ''],
])('leaves the comments out of %j', (text, seen) => {
  expect(withoutMarkupComments(text)).toBe(seen);
});
