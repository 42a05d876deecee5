import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { codeBlock, inlineCode, inlineText } from '../../src/markdown/escape-markdown.ts';
import { markdownTable } from '../../src/markdown/markdown-table.ts';
import { renderMarkdown } from '../../src/index.ts';
import { anAnalysis } from '../an-analysis.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parse = (markdown: string): Node => unified().use(remarkParse).use(remarkGfm).parse(markdown);
const nodes = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodes)];
const types = (markdown: string): Set<string> => new Set(nodes(parse(markdown)).map(({ type }) => type));

const HOSTILE = [
  '| a | b |',
  '\\| x',
  '`code` ``two``',
  '<img src=x onerror=alert(1)>',
  '</code><script>',
  '[link](javascript:alert(1))',
  '![image](http://example.org/x.png)',
  'see http://example.org and www.example.org or me@example.org',
  '**bold** _em_ ~~gone~~ $x$',
  '```\n# heading',
  '\n\n# heading\n\n- item',
  '&lt;b&gt; &#124;',
  '\\',
  '``',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom(...'|\\`<>&[](){}*_~$!#@:/.-+=" \nab1'.split('')), maxLength: 30 }),
);

test('keeps a table of outside text to its cells', () => {
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      const table = markdownTable(
        [{ title: 'A' }, { title: 'B' }, { title: 'C' }],
        [[inlineCode(a), inlineText(b), 'end']],
      );
      const rows = nodes(parse(table)).filter(({ type }) => type === 'tableRow');
      expect(rows.map(({ children }) => children?.length)).toEqual([3, 3]);
      const last = rows[1]?.children?.[2];
      expect(last && nodes(last).at(-1)?.value).toBe('end');
    }),
    { numRuns: 500 },
  );
});

test('makes no markup, link or image of running text, and shows all of it', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const found = nodes(parse(`: ${inlineText(text)}`));
      expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['root', 'paragraph', 'text']));
      const shown = found.map(({ value = '' }) => value.replaceAll('\u2060', '')).join('');
      expect(shown.replace(/^: ?/, '')).toBe(text.replaceAll(/\s+/g, ' ').trim());
    }),
    { numRuns: 500 },
  );
});

test('shows outside text in a code span as it is', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(!text.includes('|') && text.trim() !== '');
      const code = nodes(parse(`x ${inlineCode(text)}`)).filter(({ type }) => type === 'inlineCode');
      expect(code.map(({ value }) => value)).toEqual([text.replaceAll(/\s+/g, ' ').trim()]);
    }),
  );
});

test('closes a code block only at its end', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(types(codeBlock(text))).toEqual(new Set(['root', 'code']));
    }),
  );
});

test('renders a hostile analysis without markup of its own', () => {
  for (const text of HOSTILE) {
    const report = renderMarkdown(
      anAnalysis({
        hot_files: [{ path: text, count: 1 }],
        problems: [{ severity: 'error', code: text, message: text, path: text }],
        trends: [
          {
            pattern: text,
            bucket: 'day',
            points: [{ start: '2026-01-12T00:00:00.000Z', count: 4, episodes: 1, exposure: 2 }],
          },
        ],
      }),
    );
    expect([...types(report)]).not.toEqual(expect.arrayContaining(['link']));
    expect([...types(report)]).not.toEqual(expect.arrayContaining(['image']));
    const html = nodes(parse(report)).filter(({ type }) => type === 'html');
    expect(html.every(({ value }) => value === '<code>' || value === '</code>')).toBe(true);
    const headings = nodes(parse(report)).filter(({ type }) => type === 'heading');
    expect(headings.map((heading) => nodes(heading).at(-1)?.value)).toEqual([
      'Feedback report',
      'What recurs',
      'Trends',
      'Hot files',
      'Problems',
    ]);
  }
});
