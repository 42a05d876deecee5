/**
 * Counts the shapes of ordinary code and writes the table that `inferRule` judges rarity by. The table holds hashes and rates, no code.
 * Give it well-kept code of many projects, `folder/project/file`, one
 * project after the other; of each the first lines are taken, as habits differ more between projects than within one.
 *
 *     node --conditions=@feedback/source bench/accuracy/ordinary-code.ts --name python --lines 12000 ARCHIVE.tar.gz
 *     node --conditions=@feedback/source bench/accuracy/ordinary-code.ts --name ecmascript --lines 9000 ARCHIVE.tar.gz
 *
 * Some 800,000 lines take three minutes of processor time and 6 GB.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { readCode, type CodeNode } from '../../packages/rules/src/infer/code-tree.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { visitEnclosures } from '../../packages/rules/src/infer/enclosures.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { visitEqualities } from '../../packages/rules/src/infer/equalities.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { visitOrders } from '../../packages/rules/src/infer/orders.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { packFeatures, type CountedFeature } from '../../packages/rules/src/infer/feature-table.ts';
// @boundaries-ignore measured from inside: what makes the figure is no part of the API
import { visitFragments, WHOLE } from '../../packages/rules/src/infer/fragments.ts';
import { ShapeCounts } from './shape-counts.ts';
import { readTarball } from './tarball.ts';

/** Lines longer than this on average are data or generated. */
const LONG_LINE = 120;

/** Fewer occurrences than this are chance. */
const LEAST = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', default: 'python' },
    lines: { type: 'string', default: '5000' },
    output: { type: 'string' },
  },
});

const counts = new ShapeCounts();

/** Counts each shape once for each node at its top. */
const countShapes = (tree: CodeNode): void => {
  let last: CodeNode | undefined;
  const seen = new Set<number>();
  visitFragments(tree, WHOLE, (top, { hash }) => {
    if (top !== last) seen.clear();
    last = top;
    if (seen.has(hash)) return;
    seen.add(hash);
    counts.add(hash);
  });
};

let project = '';
let length = 0;
let lines = 0;
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
    length += own;
    lines += own;
    const tree = readCode(file);
    countShapes(tree);
    for (const visit of [visitEqualities, visitEnclosures, visitOrders])
      visit(tree, (feature) => counts.add(feature));
  }

function* rated(): Generator<CountedFeature> {
  for (const { feature, total } of counts.counted(LEAST)) yield { feature, rate: (1000 * total) / lines };
}

const packed = packFeatures(rated());
const target = new URL(`../../packages/rules/src/infer/ordinary/${values.name}.ts`, import.meta.url);
writeFileSync(
  values.output ?? target,
  `/** Rates of shapes in ${Math.round(lines / 1000)},000 lines of ordinary code, packed by \`packFeatures\`; \`bench/accuracy/ordinary-code.ts\` writes it. */
export const ${values.name.toUpperCase()}_FEATURES =
  '${packed}';
`,
);
process.stdout.write(`${lines} lines, ${packed.split(':')[0]} features, ${packed.length} characters\n`);
