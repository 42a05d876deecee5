import type { Cases } from './cases.ts';

export const textFileEncoding: Cases = {
  found: {
    'read, without a mode': `
with open(path) as source:
    text = source.read()
`,
    'a mode by name, over two lines': `
target = open(
    path, mode="a", newline="",
)
`,
    'a path that is read': `
text = Path("README.md").read_text()
notes = (folder / "notes.txt").read_text()
`,
    'a path that is written': `
Path(name).write_text(report)
`,
    'in a method, in an expression': `
class Store:
    def load(self):
        return json.load(open(self.path, "r"))
`,
  },
  silent: {
    'with an encoding': `
open(path, encoding="utf-8")
open(path, "w", -1, "utf-8")
Path(name).read_text("utf-8")
Path(name).write_text(report, encoding="utf-8")
`,
    bytes: `
open(path, "rb")
open(path, mode="wb")
Path(name).read_bytes()
`,
    'what only running shows': `
open(path, mode)
open(*arguments)
open(path, **options)
`,
    'devices and descriptors': `
open(os.devnull, "w")
open("/proc/self/statm")
open(fd, "w")
`,
    'another open': `
webbrowser.open(address)
image.open(path)
def open(self): ...
`,
    'in a test': `
def test_report(tmp_path):
    assert open(tmp_path / "report.txt").read() == "done"
`,
    'text of its own, in ASCII': `
Path("py.typed").write_text("partial")
`,
  },
  messages: [
    "UnicodeDecodeError: 'charmap' codec can't decode byte 0x9d in position 12: character maps to <undefined>",
  ],
  fixed: [
    ['with open(p) as f:\n    f.read()\n', 'with open(p, encoding="utf-8") as f:\n    f.read()\n'],
    ['f = open(\n    p,\n    "w",\n)\n', 'f = open(\n    p,\n    "w",\n    encoding="utf-8",\n)\n'],
    ['t = Path(p).read_text()\n', 't = Path(p).read_text()\n'],
  ],
};
