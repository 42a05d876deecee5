/**
 * Counts the shapes of ordinary code and writes the table that `inferRule` judges rarity by. The table holds hashes and rates, no code.
 * Give it well-kept code of many projects, `folder/project/file`, one
 * project after the other; of each the first lines are taken, as habits differ more between projects than within one.
 *
 *     node --conditions=@feedback/source bench/accuracy/ordinary-code.ts --name python ARCHIVE.tar.gz
 *     node --conditions=@feedback/source bench/accuracy/ordinary-code.ts --name ecmascript ARCHIVE.tar.gz
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { descendants, readCode } from '../../packages/rules/src/infer/code-tree.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { visitFeatures } from '../../packages/rules/src/infer/count-features.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { packFeatures } from '../../packages/rules/src/infer/feature-table.ts';
import { readTarball } from './tarball.ts';

/** Lines longer than this on average are data or generated. */
const LONG_LINE = 120;

/** Fewer occurrences than this are chance. */
const LEAST = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', default: 'python' },
    lines: { type: 'string', default: '12000' },
    output: { type: 'string' },
  },
});

/** What is rare is counted by all but one bit of its hash; what is not gets a counter of its own. */
const rare = new Uint8Array(2 ** 31);
const counters = new Map<number, { readonly isWord: boolean; total: number }>();
let lines = 0;

const count = (feature: number, isWord = false): void => {
  const at = feature >>> 1;
  const seen = rare[at] ?? 0;
  if (seen < LEAST - 1) {
    rare[at] = seen + 1;
    return;
  }
  const counter = counters.get(feature);
  if (counter === undefined) counters.set(feature, { isWord, total: LEAST });
  else counter.total += 1;
};

let project = '';
let length = 0;
for (const archive of positionals)
  for (const file of readTarball(archive)) {
    const own = file.code.split('\n').length;
    if (file.code.length / own > LONG_LINE) continue;
    const name = file.name.split('/').slice(0, 2).join('/');
    if (name !== project) {
      project = name;
      length = 0;
    }
    if (length > Number(values.lines)) continue;
    lines += own;
    length += own;
    for (const node of descendants(readCode(file))) visitFeatures(node, count);
  }

const features = [...counters].map(([feature, { isWord, total }]) => ({
  feature,
  isWord,
  rate: (total / lines) * 1000,
}));
const packed = packFeatures(features);
const target = new URL(`../../packages/rules/src/infer/ordinary/${values.name}.ts`, import.meta.url);
writeFileSync(
  values.output ?? target,
  `/** Rates of shapes in ${Math.round(lines / 1000)},000 lines of ordinary code, packed by \`packFeatures\`; \`bench/accuracy/ordinary-code.ts\` writes it. */
export const ${values.name.toUpperCase()}_FEATURES =
  '${packed}';
`,
);
process.stdout.write(`${lines} lines, ${packed.split(':')[0]} features, ${packed.length} characters\n`);
