/**
 * Counts the shapes of ordinary code and writes the table that `inferRule` judges rarity by. The table holds hashes and rates, no code.
 * Give it a few hundred thousand lines of well-kept code of many authors.
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

/** Counters are shared by features whose hashes agree in this many bits. */
const BITS = 26;

/** Lines longer than this on average are data or generated. */
const LONG_LINE = 120;

/** Fewer occurrences than this are chance. */
const LEAST = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', default: 'python' },
    lines: { type: 'string', default: '600000' },
    output: { type: 'string' },
  },
});

const counts = new Uint32Array(2 ** BITS);
const frequent = new Map<number, boolean>();
let lines = 0;

const count = (feature: number, isWord = false): void => {
  const at = feature & (2 ** BITS - 1);
  const seen = (counts[at] ?? 0) + 1;
  counts[at] = seen;
  if (seen === LEAST) frequent.set(feature, isWord);
};

for (const archive of positionals)
  for (const file of readTarball(archive)) {
    const length = file.code.split('\n').length;
    if (file.code.length / length > LONG_LINE || lines > Number(values.lines)) continue;
    lines += length;
    for (const node of descendants(readCode(file))) visitFeatures(node, count);
  }

const features = [...frequent].map(([feature, isWord]) => ({
  feature,
  isWord,
  rate: ((counts[feature & (2 ** BITS - 1)] ?? 0) / lines) * 1000,
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
