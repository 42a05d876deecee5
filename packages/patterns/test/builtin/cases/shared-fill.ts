import type { Cases } from './cases.ts';

export const sharedFill: Cases = {
  found: {
    'lists, with a type': `
const buckets = new Array<number>(12).fill([]);
const rows = Array(3).fill([]);
`,
    'an object, over two lines': `
const cells = new Array(width * height)
  .fill({ alive: false });
`,
    'a map': `
const seen = Array(n).fill(new Map());
`,
    'a list of a list': `
const grid = Array(h).fill(Array(w).fill(0));
`,
  },
  silent: {
    'one for each': `
const grid = Array.from({ length: h }, () => Array(w).fill(0));
const rows = Array(h).fill(undefined).map(() => []);
`,
    'what cannot change': `
const zeros = new Array(24).fill(0);
const words = Array(3).fill('');
`,
    'a name': `
const rows = Array(3).fill(BLANK);
`,
    'part of a list': `
pixels.fill([], 2, 4);
`,
  },
  messages: ['Avoid using `Array#fill()` with reference types'],
  fixed: [
    ['const a = Array(n + 1).fill([]);\n', 'const a = Array.from({ length: n + 1 }, () => []);\n'],
    ['const a = new Array(3).fill({ x: 0 });\n', 'const a = Array.from({ length: 3 }, () => ({ x: 0 }));\n'],
  ],
};
