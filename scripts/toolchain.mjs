// Runs on any Node from 14 on: it is what brings a newer one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const windows = process.platform === 'win32';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinned = {
  node: readFileSync(join(root, '.node-version'), 'utf8').trim(),
  pnpm: manifest.packageManager.split('@')[1],
};

/** What the scripts are doing, in a line, on stderr so that stdout stays the command's own. */
export const say = (text) => process.stderr.write(`feedback-loop: ${text}\n`);

/** Runs a command to its end and returns its exit code; its output goes where ours goes unless `options` say otherwise. */
export const run = (command, args, options = {}) => {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options });
  if (result.error) say(`${command}: ${result.error.message}`);
  if (result.signal) process.kill(process.pid, result.signal);
  return result.status === null ? 1 : result.status;
};

const atLeast = (version, wanted) => {
  const [have, want] = [version, wanted].map((text) => text.split('.').map(Number));
  for (let place = 0; place < want.length; place++)
    if (have[place] !== want[place]) return have[place] > want[place];
  return true;
};

const output = (command, args, env) => {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: windows, env });
  return result.status === 0 ? result.stdout.trim() : undefined;
};

/** Puts a Node and a pnpm that are new enough first on PATH: the installed ones, else the pinned ones from the npm registry, in `.tools`. */
export const useToolchain = () => {
  const wanted = manifest.engines.node.replace('>=', '');
  const fetched = join(tools, 'node_modules', '.bin');
  const missing = [];
  if (!atLeast(process.versions.node, wanted)) missing.push('node');
  const pnpm = output('pnpm', ['--version']);
  if (pnpm === undefined || !atLeast(pnpm, `${pinned.pnpm.split('.')[0]}.0.0`)) missing.push('pnpm');
  if (missing.length === 0) return;
  process.env.PATH = `${fetched}${delimiter}${process.env.PATH}`;
  const packages = missing.map((name) => `${name}@${pinned[name]}`);
  const stamp = join(tools, 'fetched');
  const isFetched = existsSync(stamp) && readFileSync(stamp, 'utf8') === packages.join(' ');
  if (isFetched) return;
  say(
    `fetching ${packages.join(' and ')} from the npm registry into .tools (Node here: ${process.versions.node}, wanted: ${wanted} or newer)`,
  );
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const failed = run('npm', [
    'install',
    '--prefix',
    tools,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...packages,
  ]);
  if (failed || output(join(fetched, missing[0]), ['--version'], process.env) === undefined) {
    say(
      `could not fetch them. Install Node ${wanted} or newer and pnpm ${pinned.pnpm} by hand, or check the network, then try again.`,
    );
    process.exit(failed || 1);
  }
  writeFileSync(stamp, packages.join(' '));
};

/** Installs exactly what the lockfile says, unless that was done since it last changed. */
export const installDependencies = () => {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const stamp = join(root, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return;
  say('installing dependencies from the frozen lockfile');
  const failed = run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=silent']);
  if (failed) {
    say('the dependencies could not be installed; run `pnpm install --frozen-lockfile` to see why.');
    process.exit(failed);
  }
  writeFileSync(stamp, lockfile);
};

/** Builds what changed since the last build. */
export const build = () => {
  process.env.TURBO_TELEMETRY_DISABLED = '1';
  process.env.TURBO_NO_UPDATE_NOTIFIER = '1';
  if (!existsSync(join(root, 'apps', 'feedback', 'dist'))) say('building');
  const failed = run(
    'pnpm',
    ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--log-order=grouped', '--no-color'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (failed) process.exit(run('pnpm', ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']));
};
