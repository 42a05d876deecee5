// npm run demo | npm test | npm run feedback -- ARGS, on any machine with Node and npm.
import { join } from 'node:path';
import { build, installDependencies, root, run, useToolchain } from './toolchain.mjs';

const [task, ...given] = process.argv.slice(2);
// npm takes the `--` away, pnpm passes it on.
const args = given[0] === '--' ? given.slice(1) : given;
const feedback = (words) =>
  run('node', [join(root, 'apps/feedback/bin/feedback.js'), ...words], {
    cwd: process.env.INIT_CWD || process.cwd(),
  });

const TASKS = {
  demo: () => feedback(['demo', ...args]),
  feedback: () => feedback(args),
  test: () => run('node', ['scripts/test.mjs', ...args]),
  check: () => run('node', ['scripts/check.mjs', ...args]),
};

useToolchain();
installDependencies();
if (task !== 'check') build();
process.exitCode = TASKS[task]();
