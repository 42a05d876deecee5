import type { Cases } from './cases.ts';

export const numericSort: Cases = {
  found: {
    'converted numbers': `
const ordered = line.split(',').map(Number).sort();
`,
    'converted one by one': `
const ordered = cells.map((cell) => parseFloat(cell)).sort();
`,
    'lengths, in a copy': `
const widths = rows.map(row => row.cells.length).toSorted();
`,
    'a parameter in another function form': `
const best = (scores: readonly number[]) => scores.slice().sort().at(-1);
`,
    'a declared list': `
function p95() {
  const times: Array<number> = collect();
  times.sort();
  return times[Math.floor(times.length * 0.95)];
}
`,
    'plain numbers': `
const ports = [8080, 443, 80].sort();
`,
  },
  silent: {
    'with a comparator': `
const ordered = line.split(',').map(Number).sort((a, b) => a - b);
`,
    words: `
const names = users.map((user) => user.name).sort();
`,
    'a list of texts by type': `
function sorted(words: string[]) {
  return [...words].sort();
}
`,
    'an array of machine numbers, which sorts by value': `
const sorted = new Float64Array(samples).sort();
`,
    'another list of the same function': `
function f(sizes: number[], names: string[]) {
  return names.sort();
}
`,
    'digits as text': `
const versions = ['10', '9'].sort();
`,
  },
  fixed: [
    ['const a = [3, 20].sort();\n', 'const a = [3, 20].sort((a, b) => a - b);\n'],
    [
      'const a = (xs: number[]) => xs.toSorted();\n',
      'const a = (xs: number[]) => xs.toSorted((a, b) => a - b);\n',
    ],
    ['const a = words.sort();\n', 'const a = words.sort();\n'],
  ],
  messages: ["Require 'compare' argument."],
};
