import type { Cases } from './cases.ts';

export const boundsChecking: Cases = {
  found: {
    'indexed on the spot': `
admin = [u for u in users if u.is_admin][0]
`,
    'the last of a search': `
number = re.findall(r"\\d+", text)[-1]
`,
    'a query, used in an expression': `
def total(cursor):
    rows = cursor.fetchall()
    return sum(rows[0])
`,
    'with other statements between': `
def newest(folder):
    found = glob.glob(folder + "/*.csv")
    log.debug("looking in %s", folder)
    path = found[-1]
    return path
`,
    'a list that is given': `
def first(items):
    return items[0]
`,
    'a list that is given by its type': `
class Report:
    def title(self, pages: list[Page]) -> str:
        head = pages[0]
        return head.title
`,
    'the first word of a line': `
command = input().split()[0]
`,
  },
  silent: {
    'tested with a condition': `
def first(items):
    return items[0] if items else None
`,
    'tested with a statement': `
def first(rows: list[int]) -> int:
    if not rows:
        raise ValueError("no rows")
    return rows[0]
`,
    'tested by length': `
def first(items):
    if len(items) == 0:
        return None
    return items[0]
`,
    caught: `
try:
    head = [x for x in xs if x][0]
except IndexError:
    head = None
`,
    'a default in front': `
head = next((x for x in xs if x), None)
tail = ([x for x in xs if x] or [None])[0]
`,
    'a split by a separator, which always has a first part': `
name = address.split("@")[0]
`,
    'a comprehension that drops nothing': `
first = [int(x) for x in "1 2 3".split()][0]
`,
    'in a test, which fails as it should': `
def sections(tree):
    return tree.findall("section")[0]


def test_sections(tree):
    found = tree.findall("section")
    assert found[0].title == "Rates"
`,
    'a tuple that is given': `
def width(shape: tuple[int, int]) -> int:
    return shape[0]
`,
  },
  messages: [
    'IndexError: list index out of range',
    'IndexError: index 0 is out of bounds for axis 0 with size 0',
  ],
};
