#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read: it must be able to say that they are too old.
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
const words = process.argv.slice(2);
// Flags of one word and a folder may come first. All that a check needs is in one file.
const command = words[0] === '-C' ? words[2] : words[0];
const bundle = new URL(command === 'check' ? '../dist/check.js' : '../dist/main.js', import.meta.url);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `feedback needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install a newer one, or run "npm run feedback -- ARGS" in the feedback-loop repository, which fetches one.\n',
  );
  process.exitCode = 2;
} else if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  const { version } = JSON.parse(
    builtin('node:fs').readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  process.stdout.write(`${version}\n`);
} else if (!builtin('node:fs').existsSync(bundle)) {
  process.stderr.write(
    'feedback is not built yet: run "pnpm build" in the feedback-loop repository first.\n',
  );
  process.exitCode = 2;
} else {
  builtin('node:module').enableCompileCache();
  silenceSqliteWarning();
  const { start } = await import(bundle.href);
  await start();
}

/** One of Node's own modules. To import one loads others with it, which doubles the time of the start. */
function builtin(id) {
  return process.getBuiltinModule(id);
}

/** Node 22 calls node:sqlite experimental on each start; every other warning is still printed. */
function silenceSqliteWarning() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    const text = typeof warning === 'string' ? warning : warning.message;
    const type = typeof rest[0] === 'string' ? rest[0] : rest[0]?.type;
    if (type === 'ExperimentalWarning' && /sqlite/i.test(text)) return;
    emit.call(process, warning, ...rest);
  };
}
