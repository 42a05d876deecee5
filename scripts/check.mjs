// Everything that must hold, in one command. `pnpm check NAME…` runs only those steps.
import { spawnSync } from 'node:child_process';
import { root, say } from './toolchain.mjs';

const STEPS = {
  format: ['oxfmt', '--check'],
  // Before lint, which reads the types of other packages from their builds.
  build: ['turbo', 'run', 'build', '--output-logs=errors-only'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  types: ['tsc'],
  tests: ['node', 'scripts/test.mjs'],
  packages: ['node', 'scripts/check-packages.mjs'],
  knip: ['knip'],
  boundaries: ['turbo', 'boundaries'],
};

process.env.TURBO_TELEMETRY_DISABLED = '1';
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  say(`no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}
let passed = 0;
const failed = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(STEPS)) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('pnpm', ['exec', ...STEPS[name]], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (status === 0) passed++;
  else {
    failed.push(name);
    console.log(`${stdout}${stderr}`);
  }
}
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}. Run one alone with \`pnpm check NAME\`.`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
