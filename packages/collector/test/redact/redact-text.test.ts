import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../src/index.ts';
import { SECRETS } from './secrets.ts';

const kindsIn = (text: string): readonly string[] => {
  const kinds: string[] = [];
  redactText(text, (kind) => kinds.push(kind));
  return kinds;
};

describe('redactText', () => {
  it.each(SECRETS)('takes out a $kind', ({ kind, text, secret }) => {
    expect(text).toContain(secret);
    expect(redactText(text)).not.toContain(secret);
    expect(redactText(text)).toContain(`<redacted:${kind}>`);
    expect(kindsIn(text)).toContain(kind);
  });

  it.each([
    ['at x (/home/dev/a.js:1:2)', 'at x (~/a.js:1:2)'],
    ['file:///Users/bob/x.ts', 'file://~/x.ts'],
    [String.raw`C:\Users\John Doe\x.cs`, String.raw`~\x.cs`],
    ['"path":"C:\\\\Users\\\\ann\\\\x"', '"path":"~\\\\x"'],
    ['/mnt/c/Users/bob/z', '~/z'],
    ['mail bob.smith+x@mail.example.co.uk now', 'mail <redacted:email> now'],
    ['{"password": "correct \\" horse", "user": "x"}', '{"password": "<redacted:password>", "user": "x"}'],
    ["db: {passwd: 'a b'}", "db: {passwd: '<redacted:password>'}"],
    ['DB_PASSWORD=swordfish next', 'DB_PASSWORD=<redacted:password> next'],
  ])('makes %j %j', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it.each([
    'SyntaxError: Unexpected token: }',
    'Error: password: incorrect; token: unexpected',
    'if (token === "x" && password == y)',
    'password = get_password()',
    'const secret = process.env.SECRET',
    'password=None, api_key=***',
    'at f (node_modules/.pnpm/react@19.3.0/node_modules/react/index.js:1:2)',
    'icon@2x.png foo@app.js:10:5 git@github.com:team/repo',
    'expected -----BEGIN PRIVATE KEY----- header',
    'https://example.com/home/page and /Users/Shared/x',
    'commit 5b78858eb718649a31fb93d8dc96ca2cee41a4cd',
    'trace 07d7b982d12040d79317fe575513f44d in 123e4567-e89b-12d3-a456-426614174000',
    'Bearer authentication failed',
  ])('leaves %j alone', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('takes out each of several', () => {
    const text = SECRETS.map(({ text }) => text).join('\n');
    const redacted = redactText(text);
    for (const { secret } of SECRETS) expect(redacted).not.toContain(secret);
  });

  const pieces = fc.oneof(
    fc.constantFrom(...SECRETS.map(({ text }) => text), ...SECRETS.map(({ secret }) => secret)),
    fc.constantFrom(
      'password=',
      'token: ',
      '"',
      '://',
      '@',
      '/home/',
      '<redacted:',
      '>',
      '-----',
      'eyJ',
      ' ',
      '=',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  it('changes nothing more when it is done again, and never throws', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const once = redactText(parts.join(''));
        expect(redactText(once)).toBe(once);
        expect(kindsIn(once)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds a secret in any surroundings that leave it a word of its own', () => {
    const words = fc.stringMatching(/^[a-z .,\n]{0,40}$/);
    fc.assert(
      fc.property(words, fc.constantFrom(...SECRETS), words, (before, { text, secret }, after) => {
        expect(redactText(`${before}\n${text}\n${after}`)).not.toContain(secret);
      }),
      { numRuns: 1_000 },
    );
  });
});
