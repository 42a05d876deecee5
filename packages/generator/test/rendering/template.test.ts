import { expect, test } from 'vitest';
import { renderTemplate } from '../../src/rendering/template.ts';

const TEMPLATE = `
start {{name}}
%slot bounds|logging
  guard
%if logging
  log
%end

%else
  bare
%end
%if !quick
slow
%end`;

const render = (
  lessons: readonly ('bounds' | 'logging')[],
  flags: readonly string[] = [],
  template = TEMPLATE,
) => renderTemplate(template, { lessons: new Set(lessons), flags: new Set(flags), names: { name: 'x' } });

test('a filled slot is evidence for its lessons, without blank lines at its ends', () => {
  expect(render(['bounds'])).toEqual({
    lines: ['start x', '  guard', '', 'slow'],
    slots: [{ lessons: ['bounds'], line: 2, end_line: 2 }],
  });
});

test('a slot of two lessons is evidence for those that apply', () => {
  expect(render(['logging', 'bounds']).slots).toEqual([
    { lessons: ['bounds', 'logging'], line: 2, end_line: 3 },
  ]);
});

test('without its lesson the other part is written and is no evidence', () => {
  expect(render([], ['quick'])).toEqual({ lines: ['start x', '  bare'], slots: [] });
});

test.each(['%end', '%if a', '%else', '{{unknown}}'])('refuses the broken template %s', (template) => {
  expect(() => render([], ['a'], template)).toThrow(expect.objectContaining({ code: 'INVALID_TEMPLATE' }));
});
