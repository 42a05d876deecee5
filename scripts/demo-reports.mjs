// Makes the demo's reports by running real tools on the sample project, week by week: in each week some mistakes are
// repaired, and some come back. Wants pytest, NumPy, faketime, and ESLINT=folder with eslint, typescript-eslint,
// @microsoft/eslint-formatter-sarif and vitest installed. Run by hand; what it made is committed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './toolchain.mjs';

const demo = join(root, 'apps/feedback/demo');
const tools = process.env.ESLINT ?? '/tmp/eslint';
const project = '/builds/shop';

/** The files that are repaired in each week's state of the project; the others hold their mistake. */
const WEEKS = {
  '2026-09-14': ['shop/stats.py', 'web/cart.ts', 'web/delivery.ts'],
  '2026-09-21': ['shop/basket.py', 'shop/stats.py', 'web/cart.ts'],
  '2026-09-28': ['web/orders.ts', 'web/delivery.ts', 'shop/basket.py'],
  '2026-10-05': ['web/cart.ts', 'web/orders.ts'],
  '2026-10-12': ['shop/basket.py', 'shop/stats.py', 'web/orders.ts', 'web/delivery.ts'],
  '2026-10-19': ['shop/stats.py', 'web/orders.ts', 'web/delivery.ts'],
  '2026-10-26': ['shop/stats.py', 'shop/basket.py', 'web/cart.ts', 'web/orders.ts'],
  '2026-11-02': ['shop/stats.py', 'shop/basket.py', 'web/cart.ts', 'web/orders.ts', 'web/delivery.ts'],
  '2026-11-09': ['shop/stats.py', 'web/cart.ts', 'web/orders.ts'],
  '2026-11-16': [],
};

const runAt = (day, command, args, env = {}) =>
  spawnSync('faketime', [`${day} 09:00:00`, command, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: {
      ...process.env,
      TZ: 'UTC',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      ...env,
    },
  });

const anonymous = (file) =>
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/hostname="[^"]*"/g, 'hostname="runner"'));

rmSync(join(demo, 'reports'), { recursive: true, force: true });
for (const [day, repaired] of Object.entries(WEEKS)) {
  const reports = join(demo, 'reports', day);
  mkdirSync(reports, { recursive: true });
  rmSync(project, { recursive: true, force: true });
  cpSync(join(demo, 'sample'), project, { recursive: true });
  for (const file of repaired) cpSync(join(demo, 'repaired', file), join(project, file));
  symlinkSync(join(tools, 'node_modules'), join(project, 'node_modules'));
  runAt(day, '/usr/bin/python3', [
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    `--junit-xml=${reports}/pytest.xml`,
    'tests',
  ]);
  runAt(day, 'node', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=junit',
    `--outputFile=${reports}/vitest.xml`,
  ]);
  for (const file of ['pytest.xml', 'vitest.xml']) anonymous(join(reports, file));
  say(`${day}: ${repaired.length} of 5 repaired`);
}
writeFileSync(
  join(project, 'eslint.config.mjs'),
  `import ts from 'typescript-eslint';
export default [...ts.configs.recommendedTypeChecked, { rules: { 'no-empty': 'error', '@typescript-eslint/require-array-sort-compare': 'error' }, languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['web/*.ts'] } } } }];`,
);
spawnSync(
  'node',
  [
    'node_modules/eslint/bin/eslint.js',
    '--format',
    '@microsoft/eslint-formatter-sarif',
    '--output-file',
    join(demo, 'reports/eslint.sarif'),
    'web/cart.ts',
    'web/orders.ts',
    'web/delivery.ts',
  ],
  { cwd: project },
);
rmSync(project, { recursive: true, force: true });
