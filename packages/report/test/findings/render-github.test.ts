import { Severity } from '@feedback/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, renderGithub } from '../../src/index.ts';
import { aFinding } from '../a-finding.ts';

test('writes a workflow command per finding', () => {
  expect(renderGithub([aFinding(), aFinding({ path: './b.py', line: 9, end_line: 11 })])).toBe(
    '::error file=basket.py,line=2,endLine=2,col=12,title=bounds_checking (high)::The list may be empty.\n' +
      '::error file=b.py,line=9,endLine=11,col=12,title=bounds_checking (high)::The list may be empty.\n',
  );
});

test('writes nothing for no findings', () => {
  expect(renderGithub([])).toBe('');
});

test('maps severities to the three commands', () => {
  const lines = renderGithub(Severity.options.map((severity) => aFinding({ severity }))).split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    '::notice',
    '::warning',
    '::error',
    '::error',
    '',
  ]);
});

test('escapes what would end a property, a message or the command', () => {
  const text = renderGithub([aFinding({ path: 'a,b:c%.py', message: '100 %, at 1:2\r\n::error::x' })]);
  expect(text).toContain('file=a%2Cb%3Ac%25.py,');
  expect(text).toContain('::100 %25, at 1:2%0A::error::x\n');
});

test('says the name of the pattern where there is no message', () => {
  expect(renderGithub([aFinding({ message: '' })])).toContain('::bounds_checking\n');
});

/** Reads a command back as the runner does. */
const readCommand = (line: string): Readonly<Record<string, string>> => {
  const [, properties = '', message = ''] = /^::\w+ (.*?)::(.*)$/.exec(line) ?? [];
  const decoded = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = properties.split(',').map((pair) => pair.split('=', 2).map(decoded));
  return { ...(Object.fromEntries(pairs) as Record<string, string>), message: decoded(message) };
};

test('no text makes a second command, and the runner reads it as it was', () => {
  const outside = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('%0A', '\n::add-mask::x', '::', ',title=x'),
  );
  fc.assert(
    fc.property(outside, outside, (path, message) => {
      const [line = '', ...rest] = renderGithub([
        aFinding({ path: `p/${path}`, message: `m${message}` }),
      ]).split('\n');
      expect(rest).toEqual(['']);
      expect(readCommand(line)['message']).toBe(plainText(`m${message}`));
    }),
  );
});
