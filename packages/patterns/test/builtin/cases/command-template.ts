import type { Cases } from './cases.ts';

export const commandTemplate: Cases = {
  found: {
    'a branch': `
import { execSync } from 'node:child_process';
execSync(\`git checkout \${branch}\`, { stdio: 'inherit' });
`,
    'added up, through the module': `
const cp = require('child_process');
cp.exec('convert ' + file + ' out.png', done);
`,
    'as a promise, over several lines': `
import { exec } from 'child_process';
import { promisify } from 'node:util';
const execAsync = promisify(exec);
export async function pack(folder: string) {
  await execAsync(
    \`tar czf out.tgz \${folder}\`,
  );
}
`,
    'spawn with a shell': `
import { spawn } from 'node:child_process';
spawn(\`npm run \${script}\`, { shell: true });
`,
  },
  silent: {
    'a list of arguments': `
import { execFileSync, spawn } from 'node:child_process';
execFileSync('git', ['checkout', branch]);
spawn('npm', ['run', script]);
`,
    'fixed text': `
import { execSync } from 'node:child_process';
execSync('git status');
execSync(\`git status\`);
`,
    'a regular expression': `
import { spawn } from 'node:child_process';
const found = pattern.exec(\`\${name}!\`);
`,
    'constants, a choice of two, and quoted': `
import { execSync } from 'node:child_process';
execSync(\`\${GIT} status\`);
execSync(\`yarn config get \${global ? 'globalFolder' : 'cacheFolder'}\`);
execSync(\`cat \${shellQuote(path)}\`);
`,
    'a function of the same name': `
const exec = (text) => run(text);
exec(\`select \${name}\`);
`,
  },
  messages: ['Found child_process.exec() with non Literal first argument'],
};
