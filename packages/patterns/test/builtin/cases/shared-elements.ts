import type { Cases } from './cases.ts';

export const sharedElements: Cases = {
  found: {
    'rows of numbers': `
grid = [[0]*width]*height
`,
    'empty lists that are added to': `
buckets = [[]] * 12
for sale in sales:
    buckets[sale.month].append(sale)
`,
    'dicts of a method': `
def count(self):
    self.seen = [dict()] * self.size
    for word in self.words:
        self.seen[len(word)][word] = True
`,
    'one list for all keys': `
groups = dict.fromkeys(names, [])
for row in rows:
    groups[row.name].append(row)
`,
  },
  silent: {
    'one list for each': `
grid = [[0] * width for _ in range(height)]
`,
    'what cannot change': `
row = [0] * 24
names = [None] * 3
dict.fromkeys(names, 0)
`,
    'replaced, not changed': `
columns = [[]] * 3
columns[0] = load()
`,
    'only read': `
blank = [[space]] * missing
return_lines = lines + blank
`,
    'numbers that are multiplied': `
area = [sizes] * 2
total = matrix * vector
`,
  },
  messages: ['RUF024 Do not pass mutable objects as values to `dict.fromkeys`'],
  fixed: [
    ['t = [[0] * (w + 1)] * h\n', 't = [[0] * (w + 1) for _ in range(h)]\n'],
    ['b = [[]] * 2\nb[0].append(1)\n', 'b = [[] for _ in range(2)]\nb[0].append(1)\n'],
  ],
};
