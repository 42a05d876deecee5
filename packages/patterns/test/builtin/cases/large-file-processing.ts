import type { Cases } from './cases.ts';

export const largeFileProcessing: Cases = {
  found: {
    'numbered lines': `
with open(path) as source:
    for row in source.readlines():
        handle(row)
`,
    'one of several files': `
with open(a, "rb") as left, gzip.open(b, "rt") as right:
    for record in right.readlines():
        left.seek(int(record))
`,
    'a hash of a whole file': `
digest = hashlib.sha256(open(path, "rb").read()).hexdigest()
`,
    'a hash of an open file': `
def checksum(path):
    with path.open("rb") as stream:
        return hashlib.md5(
            stream.read()
        ).hexdigest()
`,
    'read, then split': `
for line in file.read().splitlines():
    count += 1
`,
    'read, then split at line ends': `
for line in log.read().split("\\n"):
    seen.add(line)
`,
  },
  silent: {
    'line by line': `
with open(path) as source:
    for row in source:
        handle(row)
`,
    blocks: `
while block := source.read(65536):
    digest.update(block)
`,
    'a hash of a file by the library': `
digest = hashlib.file_digest(source, "sha256")
`,
    'a hash of bytes at hand': `
key = hashlib.sha256(name.encode()).hexdigest()
`,
    'lines that are kept': `
with open(path) as source:
    lines = source.readlines()
`,
    'a loop that moves in the file itself': `
with open(path, "r+") as source:
    for row in source.readlines():
        source.write(row.upper())
`,
  },
  fixed: [
    [
      'with open(p) as f:\n    for line in f.readlines():\n        use(line)\n',
      'with open(p) as f:\n    for line in f:\n        use(line)\n',
    ],
    [
      'for line in f.read().splitlines():\n    use(line)\n',
      'for line in f.read().splitlines():\n    use(line)\n',
    ],
  ],
  messages: ['MemoryError'],
};
