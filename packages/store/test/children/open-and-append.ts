import { eventId } from '@feedback/schema';
import { openStore, StoreError } from '../../src/index.ts';

// Permissions don't stop root: root becomes nobody, once all modules are loaded, which nobody may not be able to read.
await Promise.all([
  import('../../src/json/open-json-store.ts'),
  import('../../src/sqlite/sqlite-store.ts'),
  import('@feedback/schema/node'),
]);
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}

// Tells the parent how opening a location and appending one event ended.
try {
  const store = await openStore(process.argv[2] ?? '');
  await store.append([
    {
      kind: 'bug',
      event_id: eventId('child', []),
      timestamp: '2026-01-30T00:00:00.000Z',
      source: { tool: 'test', format: 'manual' },
      error: '',
      code: '',
      file_path: '',
    },
  ]);
  await store.close();
  process.send?.({ code: 'ok' });
} catch (error) {
  process.send?.(error instanceof StoreError ? { code: error.code, message: error.message } : String(error));
}
process.disconnect?.();
