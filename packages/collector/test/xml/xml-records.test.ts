import { expect, it } from 'vitest';
import { textIn, XmlRecords, type XmlNode } from '../../src/xml/xml-records.ts';

const recordsOf = (xml: string): readonly (readonly [XmlNode, string])[] => {
  const found: (readonly [XmlNode, string])[] = [];
  const records = new XmlRecords(new Set(['r']), {
    record: (node, path) => found.push([node, path.map(({ name }) => name).join('/')]),
    error: () => undefined,
  });
  records.xml.write(xml);
  records.xml.flush();
  return found;
};

it('hands on trees with the elements around them', () => {
  const [first, second] = recordsOf('<a><b><r x="1"><m> text </m></r></b><r/></a>');
  expect(first?.[1]).toBe('a/b');
  expect(first?.[0].attributes['x']).toBe('1');
  expect(textIn(first?.[0], 'm')).toBe('text');
  expect(second?.[1]).toBe('a');
});

it('takes a record in a record as part of it', () => {
  const records = recordsOf('<a><r><r/></r></a>');
  expect(records).toHaveLength(1);
  expect(records[0]?.[0].children).toHaveLength(1);
});

it('passes over elements beyond a number, and goes on', () => {
  const records = recordsOf(`<a><r>${'<x><y/></x>'.repeat(50_000)}</r><r/></a>`);
  expect(records).toHaveLength(2);
});

it('survives records that are nested without end', () => {
  expect(recordsOf(`<a>${'<r>'.repeat(50_000)}${'</r>'.repeat(50_000)}</a>`)).toHaveLength(1);
});
