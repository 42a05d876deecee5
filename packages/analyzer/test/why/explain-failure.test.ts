import type { Event } from '@feedback/schema';
import { aBug, aReview, fixedClock } from '@feedback/testing';
import { expect, it } from 'vitest';
import { explainFailure } from '../../src/index.ts';
import { memoryStore } from '../memory-store.ts';

const clock = fixedClock();
const explain = (events: readonly Event[], text: string) =>
  explainFailure(memoryStore(events), text, { clock, patterns: [] });

const said = (error: string): Event => aBug({ pattern: '', error });

it.each([
  ['KeyError: no basket 17 for user bob@example.com', 'KeyError: no basket 4 for user ann@example.com'],
  ['OddError: 42', 'OddError: 7'],
  ['OddError: the moon is 7 miles away', 'in test_moon\nOddError: the moon is 12 miles away\nat line 3'],
])('finds %j by a line that says the same but for its values: %j', async (recorded, asked) => {
  const { known, occurrences } = await explain([said(recorded), said('something else 3')], asked);
  expect({ known, occurrences }).toEqual({ known: true, occurrences: 1 });
});

it('finds a rule that the text names', async () => {
  const review = aReview({ pattern: '', rule_id: 'E722', message: 'bare except' });
  expect(await explain([review], 'app.py:3:1: E722 do not do that')).toMatchObject({ known: true });
});

it('counts no mistakes for a text that leads nowhere', async () => {
  const store = {
    ...memoryStore([said('one thing')]),
    mistakes: () => {
      throw new Error('mistakes were counted');
    },
  };
  const answer = await explainFailure(store, 'quite another', { clock, patterns: [] });
  expect(answer).toMatchObject({ known: false, occurrences: 0, state: null, first_seen: null });
});
