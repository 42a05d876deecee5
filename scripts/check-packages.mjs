// Packs every public package, holds the tarballs to publint and attw, then installs them into an empty project,
// type-checks the first example of each README against the published types and runs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root, say } from './toolchain.mjs';

const work = mkdtempSync(join(tmpdir(), 'feedback-packages-'));
const failures = [];

const attempt = (what, command, args, cwd) => {
  try {
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    failures.push(what);
    say(`${what}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
};

const packages = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
  .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
  .filter(({ manifest }) => manifest.private !== true);

const bin = (name) => join(root, 'node_modules/.bin', name);
const project = join(work, 'project');
mkdirSync(project);

const tarballs = packages.map(({ folder, manifest }) => {
  const tarball = join(work, `${basename(folder)}.tgz`);
  execFileSync('pnpm', ['pack', '--out', tarball], { cwd: folder, stdio: 'pipe' });
  attempt(`publint ${manifest.name}`, bin('publint'), ['run', '--strict', tarball], folder);
  if (manifest.exports !== undefined)
    attempt(`attw ${manifest.name}`, bin('attw'), [tarball, '--profile', 'esm-only'], folder);
  return [manifest.name, `file:${tarball}`];
});

writeFileSync(
  join(project, 'package.json'),
  JSON.stringify({
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(tarballs),
    devDependencies: { '@types/node': '*' },
  }),
);
// The packages depend on each other by version; before a release only the tarballs have it.
writeFileSync(
  join(project, 'pnpm-workspace.yaml'),
  `pmOnFail: ignore\nallowBuilds:\n  '@ast-grep/lang-python': false\noverrides:\n${tarballs.map(([name, file]) => `  '${name}': '${file}'\n`).join('')}`,
);
execFileSync('pnpm', ['install', '--prefer-offline', '--reporter=silent'], {
  cwd: project,
  stdio: 'inherit',
});

const examples = packages.flatMap(({ folder, manifest }) => {
  const code = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1];
  if (code === undefined && manifest.exports === undefined) return [];
  if (code === undefined) failures.push(`${manifest.name}: its README has no example`);
  const file = `${basename(folder)}.ts`;
  writeFileSync(join(project, file), code ?? '');
  return [file];
});
writeFileSync(
  join(project, 'tsconfig.json'),
  JSON.stringify({
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { noEmit: true, typeRoots: [join(root, 'node_modules/@types')] },
    include: ['*.ts'],
  }),
);
attempt('the examples against the published types', bin('tsc'), ['-p', project], project);
for (const file of examples) attempt(`the example of ${basename(file, '.ts')}`, 'node', [file], project);
attempt('the installed command', join(project, 'node_modules/.bin/feedback'), ['--version'], project);

rmSync(work, { recursive: true, force: true });
console.log(`${packages.length} packages, ${examples.length} examples, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
