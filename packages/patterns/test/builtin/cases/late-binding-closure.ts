import type { Cases } from './cases.ts';

export const lateBindingClosure: Cases = {
  found: {
    'a button': `
for name in names:
    Button(root, text=name, command=lambda: choose(name)).pack()
`,
    'a table of functions': `
for level in range(3):
    handlers[level] = lambda event: handle(event, level)
`,
    'in a comprehension': `
adders = [lambda x: x + n for n in range(10)]
`,
    'a signal, over two lines': `
for row in rows:
    row.clicked.connect(
        lambda: self.open(row)
    )
`,
  },
  silent: {
    'bound as a default': `
for name in names:
    actions.append(lambda name=name: choose(name))
`,
    'called at once': `
for key in keys:
    rows = sorted(rows, key=lambda row: row[key])
`,
    'another variable': `
for name in names:
    actions.append(lambda: refresh())
`,
    'a parameter of that name': `
for name in names:
    actions.append(lambda name: choose(name))
`,
    'made by a function': `
for name in names:
    actions.append(partial(choose, name))
`,
  },
  messages: ['B023 Function definition does not bind loop variable `row`'],
  fixed: [
    ['for n in names:\n    b.append(lambda: go(n))\n', 'for n in names:\n    b.append(lambda n=n: go(n))\n'],
    [
      'for n in names:\n    b[n] = lambda event: go(event, n)\n',
      'for n in names:\n    b[n] = lambda event: go(event, n)\n',
    ],
  ],
};
