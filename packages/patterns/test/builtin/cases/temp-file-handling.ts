import type { Cases } from './cases.ts';

export const tempFileHandling: Cases = {
  found: {
    'imported by name': `
from tempfile import gettempdir, mktemp
target = mktemp(".db")
`,
    'inside a call': `
download(url, to=tempfile.mktemp())
`,
    'kept and never removed': `
def convert(data):
    handle = tempfile.NamedTemporaryFile(
        suffix=".wav",
        delete=False,
    )
    handle.write(data)
    handle.close()
    play(handle.name)
`,
    'a fixed name that everybody can guess': `
def dump(state):
    with open("/tmp/state.json", "w") as file:
        file.write(state)
`,
    'a fixed name with a part of one': `
open(f'/tmp/job-{number}.log', 'ab')
`,
  },
  silent: {
    'removed when closed': `
with tempfile.NamedTemporaryFile("w") as file:
    file.write(data)
`,
    'a folder that is removed': `
with tempfile.TemporaryDirectory() as folder:
    open(folder + "/a.txt", "w").close()
`,
    'kept and removed': `
def convert(data):
    handle = tempfile.NamedTemporaryFile(delete=False)
    try:
        play(handle.name)
    finally:
        os.unlink(handle.name)
`,
    'kept for the caller': `
def spool(data):
    handle = tempfile.NamedTemporaryFile(delete=False)
    handle.write(data)
    return handle.name
`,
    'in a folder that somebody else removes': `
def prepare(self):
    self.file = tempfile.NamedTemporaryFile(dir=self.folder, delete=False)
`,
    'read only': `
open("/tmp/state.json").read()
`,
    'another function of that name': `
path = cluster.mktemp("x")
`,
  },
  messages: ['Use of insecure and deprecated function (mktemp).'],
};
