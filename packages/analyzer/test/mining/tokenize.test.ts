import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../src/mining/render-template.ts';
import { MAX_TOKENS, tokenize } from '../../src/mining/tokenize.ts';

const template = (text: string): string => renderTemplate(tokenize(text));

describe('tokenize', () => {
  it.each([
    ['web address', 'fetched https://shop.example/a?b=1 twice', 'fetched <*> twice'],
    ['mail address', 'mail to ann@shop.example bounced', 'mail to <*> bounced'],
    ['date', 'up since Tue Mar 3 10:20:30 UTC 2026 now', 'up since <*> now'],
    ['time', 'at 2026-03-01T10:00:00.123Z it failed', 'at <*> it failed'],
    ['uuid', 'basket 4be0643f-1d98-573b-97cd-ca98a65347dd gone', 'basket <*> gone'],
    ['network address', 'refused 10.0.0.7:443 again', 'refused <*> again'],
    ['hardware address', 'seen aa:bb:cc:dd:ee:ff there', 'seen <*> there'],
    ['IPv6 address', 'bound to fe80::aabb:ccdd:eeff:ab here', 'bound to <*> here'],
    ['clock time', 'took 00:01:02.5 in all', 'took <*> in all'],
    ['host and port', 'open through proxy.example.org:80 ok', 'open through <*> ok'],
    ['file and line', 'broke at basket.c:15 here', 'broke at <*> here'],
    ['path', 'no /var/lib/shop/basket.db: missing', 'no <*>: missing'],
    ['relative path', 'no ./basket.db today', 'no <*> today'],
    ['Windows path', String.raw`no C:\shop\basket.db today`, 'no <*> today'],
    ['size with a unit', 'block of 384.0 B, free 2 KB', 'block of <*>, free <*>'],
    ['duration with a unit', 'lifetime <1 sec', 'lifetime <*>'],
    ['share', 'disk at 95% now', 'disk at <*> now'],
    ['quoted value of a key', 'acquire tag="View Lock", name=x', 'acquire tag=<*>, name=x'],
    ['structured value of a key', 'acquire ws=WorkSource{10113}, name=x', 'acquire ws=<*>, name=x'],
    ['number', 'retry 3 of five', 'retry <*> of five'],
    ['word with a digit', 'node blk_17 lost', 'node <*> lost'],
  ])('masks a %s', (_, text, expected) => {
    expect(template(text)).toBe(expected);
  });

  it('takes neighbouring values and lists of values for one', () => {
    expect(template('fans 3552 3534 3375 and ports 80, 443,8080')).toBe('fans <*> and ports <*>');
  });

  it('takes an absent value for a value', () => {
    expect(tokenize('user= host=a f()')).toEqual(tokenize('user=7 host=a f(1)'));
  });

  it('cuts off dot leaders', () => {
    expect(template('depth........0')).toBe('depth ........ <*>');
  });

  it('keeps words with accents whole', () => {
    expect(tokenize('Échec de connexion: délai dépassé')).toEqual([
      'Échec',
      'de',
      'connexion',
      ':',
      'délai',
      'dépassé',
    ]);
  });

  it('cuts scripts without blanks into words, not characters', () => {
    const tokens = tokenize('用户登录失败');
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.length).toBeLessThan(6);
  });

  it('reads the first line with content, without terminal sequences', () => {
    expect(tokenize('\n  \r\n\u001B[31mbasket\u001B[0m\u0000empty\nmore')).toEqual(['basket', 'empty']);
  });

  it('does not take half a word at the cut for another word', () => {
    const long = (last: string) => `sent ${'a'.repeat(989)} ${last}`;
    expect(tokenize(long('basket-one'))).toEqual(tokenize(long('basket-two')));
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['control characters', '\u0000\u0001\u001B['],
    ['half a surrogate pair', '\uD800'],
    ['slashes', '/'.repeat(100_000)],
    ['path parts', '/a'.repeat(100_000)],
    ['colons', 'a:'.repeat(100_000)],
    ['dots', 'a.'.repeat(100_000)],
    ['digits and blanks', '1 '.repeat(100_000)],
    ['a mail address without end', `${'a'.repeat(100_000)}@`],
    ['brackets', '('.repeat(100_000)],
    ['equal signs', 'a= '.repeat(100_000)],
    ['no blanks', '用'.repeat(100_000)],
  ])('survives %s', (_, text) => {
    expect(tokenize(text).length).toBeLessThanOrEqual(MAX_TOKENS * 20);
  });

  it('leaves a template as it is', () => {
    const tokens = tokenize('job <*> of user "ann" failed after <*> ms (<*>)');
    expect(tokenize(tokens.join(' '))).toEqual(tokens);
  });
});
