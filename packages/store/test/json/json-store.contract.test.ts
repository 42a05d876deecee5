import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../src/index.ts';
import { contract } from '../contract.ts';
import { persistence } from '../persistence.ts';

let folder = '';
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feedback-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

contract('JSON document', () => openStore(join(folder, `metrics-${opened++}.json`)));
persistence('JSON document', 'metrics.json');
