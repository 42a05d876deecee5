import type { Cases } from './cases.ts';

export const mutableDefault: Cases = {
  found: {
    'a dict with a type': `
def remember(key: str, value: int, seen: dict[str, int] = {}) -> dict[str, int]:
    seen[key] = value
    return seen
`,
    'a list kept in self': `
class Cart:
    def __init__(self, items=[]):
        self.items = items
`,
    'a call, over several lines': `
def collect(
    rows,
    *,
    found=set(),
):
    for row in rows:
        if row.ok:
            found.add(row.id)
    return found
`,
    'added to by an operator': `
def extend(more, into=[]):
    into += more
    return into
`,
    'with something in it, async': `
async def tag(item, tags=["new"]):
    tags.insert(0, item.kind)
    await item.save(tags)
`,
  },
  silent: {
    'only read': `
def total(prices, extra=[]):
    return sum(prices) + sum(extra)
`,
    'made inside': `
def with_tag(tag, tags=None):
    tags = tags or []
    tags.append(tag)
    return tags
`,
    'copied first': `
def with_tag(tag, tags=[]):
    tags = list(tags)
    tags.append(tag)
    return tags
`,
    'a tuple': `
def with_tag(tag, tags=()):
    return [*tags, tag]
`,
    'another list is changed': `
def keep(rows, wanted=[]):
    kept = []
    for row in rows:
        if row in wanted:
            kept.append(row)
    return kept
`,
  },
  messages: ['W0102: Dangerous default value [] as argument (dangerous-default-value)'],
};
