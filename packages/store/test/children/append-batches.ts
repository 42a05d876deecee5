import { eventId, type Event } from '@feedback/schema';
import { openStore } from '../../src/index.ts';

const [, , location = '', name = '', batches = ''] = process.argv;

const bug = (batch: number, index: number): Event => ({
  kind: 'bug',
  event_id: eventId(name, [String(batch), String(index)]),
  timestamp: '2026-01-30T00:00:00.000Z',
  source: { tool: 'test', format: 'manual' },
  error: `${name} ${batch} ${index}`,
  code: '',
  file_path: 'a.py',
});

// Appends batches of ten and acknowledges each to the parent, if there is one.
const store = await openStore(location);
for (let batch = 0; batch < Number(batches); batch++) {
  await store.append(Array.from({ length: 10 }, (_, index) => bug(batch, index)));
  process.send?.(batch + 1);
}
await store.close();
process.disconnect?.();
