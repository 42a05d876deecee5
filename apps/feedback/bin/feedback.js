#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read: it must be able to say that they are too old. No module of the new kind, because
// to load the first of these takes a tenth of what Node itself takes.
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
const words = process.argv.slice(2);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `feedback needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. ` +
      'Install a newer one, or run "npm run feedback -- ARGS" in the feedback-loop repository, which fetches one.\n',
  );
  process.exitCode = 2;
} else if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const dist = path.join(__dirname, '..', 'dist');
  if (fs.existsSync(path.join(dist, 'main.js'))) void run(fs, path, dist);
  else {
    process.stderr.write(
      'feedback is not built yet: run "pnpm build" in the feedback-loop repository first.\n',
    );
    process.exitCode = 2;
  }
}

async function run(fs, path, dist) {
  const modules = process.getBuiltinModule('node:module');
  modules.enableCompileCache();
  silenceSqliteWarning();
  // A check has a file of its own. Flags may stand first; then it is the same, only slower.
  const command = words[0] === '-C' ? words[2] : words[0];
  const program =
    command === 'check'
      ? compiled(fs, path, { file: path.join(dist, 'check.cjs'), folder: modules.getCompileCacheDir?.() })
      : await imported(path.join(dist, 'main.js'));
  await program.start();
}

function imported(path) {
  return import(process.getBuiltinModule('node:url').pathToFileURL(path).href);
}

/**
 * Runs a file with what V8 has kept of its functions. Node keeps a file as it is before it has run: each function is then compiled again
 * when it is first called, which is a seventh of a small check. What is kept lies where Node keeps its own, under a name that the build
 * made from the source; only what this user has written is taken, and V8 refuses what another version of it made.
 */
function compiled(fs, path, { file, folder }) {
  const vm = process.getBuiltinModule('node:vm');
  const source = fs.readFileSync(file, 'latin1');
  const kept = folder && path.join(folder, `feedback-${/^\/\/ ([\w-]+)\n/.exec(source)[1]}`);
  const cachedData = kept && own(fs, kept);
  const script = new vm.Script(`(function (exports, module, require, __filename, load) {${source}\n})`, {
    filename: file,
    cachedData,
  });
  if (kept && (!cachedData || script.cachedDataRejected))
    process.on('exit', () => keep(fs, kept, script.createCachedData()));
  const module = { exports: {} };
  const load = (specifier) => imported(path.join(path.dirname(file), specifier));
  script.runInThisContext()(module.exports, module, require, file, load);
  return module.exports;
}

/** The bytes of a file that only this user could have written. */
function own(fs, path) {
  let file;
  try {
    file = fs.openSync(path);
    const { uid, mode } = fs.fstatSync(file);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? fs.readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/** Replaces the file whole; what can't be kept is compiled again. */
function keep(fs, path, bytes) {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(temporary, bytes, { mode: 0o600 });
    fs.renameSync(temporary, path);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
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
