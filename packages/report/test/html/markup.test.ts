import { expect, test } from 'vitest';
import { html } from '../../src/html/markup.ts';

test('escapes text and keeps markup, also in lists', () => {
  const inner = html`<b title="${'"'}">${"<'&"}</b>`;
  expect(String(html`<p>${[inner, 1, ' > ']}</p>`)).toBe(
    '<p><b title="&quot;">&lt;&#39;&amp;</b>1 &gt; </p>',
  );
});

test('does not take text for markup because it looks like it', () => {
  expect(String(html`${String(html`<b></b>`)}`)).toBe('&lt;b&gt;&lt;/b&gt;');
});
