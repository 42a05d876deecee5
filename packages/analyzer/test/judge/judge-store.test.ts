import { wordingId, wordingOf, type Event } from '@feedback/schema';
import { aBug, aReview, aTestFailure, fixedClock } from '@feedback/testing';
import { expect, it } from 'vitest';
import { analyze, judgeStore } from '../../src/index.ts';
import { aPattern } from '../builders.ts';
import { memoryStore } from '../memory-store.ts';

const clock = fixedClock();
const patterns = [
  aPattern({ name: 'bounds_checking', matches: { messages: ['index out of range'] } }),
  aPattern({ name: 'style', matches: { rule_ids: ['E722'] } }),
];
const undeclared: readonly Event[] = [
  aBug({ pattern: '', error: 'list index out of range' }),
  aBug({ pattern: '', error: 'no such thing' }),
  aReview({ pattern: '', rule_id: 'E722', message: 'bare except' }),
  aTestFailure({ pattern: '', failure_reason: 'AssertionError: index out of range' }),
];

it('judges as an analysis does what nobody named', async () => {
  const [judged, analyzed] = [
    await judgeStore(memoryStore(undeclared), { clock, patterns }),
    await analyze(memoryStore(undeclared), { clock, patterns }),
  ];
  expect(judged.assignments).toHaveLength(3);
  expect(judged.assignments).toEqual(analyzed.assignments);
  expect([...judged.signatures.given]).toEqual([...analyzed.signatures.given]);
  expect(judged.signatures.state).toEqual(analyzed.signatures.state);
});

it('judges what a mistake says although it was declared', async () => {
  const declared = aBug({ pattern: 'mine', error: 'index out of range' });
  const { assignments } = await judgeStore(memoryStore([declared]), { clock, patterns });
  expect(assignments).toMatchObject([{ id: wordingId(wordingOf(declared)), pattern: 'bounds_checking' }]);
});

it('asks for patterns by retrieval where it is given', async () => {
  const retrieve = () => ({ pattern: 'style', probability: 0.7 });
  const store = memoryStore([aBug({ pattern: '', error: 'no such thing' })]);
  const { assignments } = await judgeStore(store, { clock, patterns, retrieve });
  expect(assignments).toMatchObject([{ pattern: 'style', method: 'retrieval' }]);
});

it('never asks for the mistakes one by one', async () => {
  const store = {
    ...memoryStore(undeclared),
    mistakes: () => {
      throw new Error('all mistakes were read');
    },
  };
  const { assignments } = await judgeStore(store, { clock, patterns });
  expect(assignments).toHaveLength(3);
});
