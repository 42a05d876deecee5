import type { Cases } from './cases.ts';

export const changedWhileIterated: Cases = {
  found: {
    'a key of a dict': `
for key in cache:
    if cache[key].expired:
        del cache[key]
`,
    'pairs of a dict': `
for key, value in self.cache.items():
    if value is None:
        self.cache.pop(key)
`,
    'a set': `
def drop(names):
    for name in names:
        if not name: names.discard(name)
`,
    'after another removal': `
for field in fields:
    for key in list(field):
        field.pop(key)
    if not field:
        fields.remove(field)
`,
  },
  silent: {
    'a copy': `
for item in items[:]:
    items.remove(item)
for key in list(cache):
    del cache[key]
`,
    'left right after': `
for item in items:
    if item.id == wanted:
        items.remove(item)
        break
`,
    'returned right after': `
def take(items, wanted):
    for item in items:
        if item.id == wanted:
            items.remove(item)
            return item
`,
    'another list': `
for item in items:
    waiting.remove(item)
`,
    'left by the statement around': `
for item in items:
    if item.id == wanted:
        if item.owned:
            items.remove(item)
        break
`,
    'later, by a function': `
for item in items:
    def drop():
        items.remove(item)
    callbacks[item] = drop
`,
  },
  messages: ['RuntimeError: dictionary changed size during iteration'],
  fixed: [
    [
      'for key, value in cache.items():\n    if value is None:\n        del cache[key]\n',
      'for key, value in list(cache.items()):\n    if value is None:\n        del cache[key]\n',
    ],
    [
      'for s in self.open:\n    self.open.remove(s)\n',
      'for s in list(self.open):\n    self.open.remove(s)\n',
    ],
  ],
};
