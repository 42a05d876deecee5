// Runs all tests and closes with the plain line that CI reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './toolchain.mjs';

const folder = mkdtempSync(join(tmpdir(), 'feedback-test-'));
const results = join(folder, 'results.json');
const code = run('pnpm', [
  'exec',
  'vitest',
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
]);
const {
  numPassedTests: passed,
  numFailedTests,
  numPendingTests: skipped,
} = JSON.parse(readFileSync(results, 'utf8'));
rmSync(folder, { recursive: true });
// A suite that cannot even load has no failed test; it must not look like a success.
const failed = code === 0 ? 0 : Math.max(1, numFailedTests);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = code;
