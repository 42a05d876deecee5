import type { Lesson } from '@feedback/schema';

export const fastapiStreamingUpload: Lesson = {
  pattern_id: 'builtin:fastapi_streaming_upload',
  name: 'fastapi_streaming_upload',
  description:
    'await file.read() loads the whole upload into memory, so a few large uploads at once kill the server. ' +
    'Read blocks of fixed size in a loop, stop with 413 as soon as the limit is passed, and write each block on as it comes.',
  bad_example: `from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/recordings")
async def store_recording(file: UploadFile):
    content = await file.read()
    with open("recording.wav", "wb") as target:
        target.write(content)
    return {"size": len(content)}
`,
  good_example: `from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
LIMIT = 800 * 1024 * 1024


@app.post("/recordings")
async def store_recording(file: UploadFile):
    size = 0
    with open("recording.wav", "wb") as target:
        while block := await file.read(1024 * 1024):
            size += len(block)
            if size > LIMIT:
                raise HTTPException(413, "The recording is larger than 800 MB")
            target.write(block)
    return {"size": size}
`,
  test_coverage: `import asyncio


class Upload:
    """Remembers how much of it was in memory at a time."""

    def __init__(self, size):
        self.left = size
        self.largest = 0

    async def read(self, size=-1):
        taken = self.left if size < 0 else min(size, self.left)
        self.left -= taken
        self.largest = max(self.largest, taken)
        return b"x" * taken


def test_an_upload_is_never_in_memory_as_a_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    upload = Upload(5 * 1024 * 1024)
    assert asyncio.run(store_recording(upload)) == {"size": 5 * 1024 * 1024}
    assert upload.largest <= 1024 * 1024
`,
  severity: 'high',
  language: 'python',
  tags: [
    'fastapi',
    'starlette',
    'UploadFile',
    'upload',
    'file upload',
    'endpoint',
    'stream',
    'chunk',
    'await file.read()',
    'multipart',
    'size limit',
    '413',
    'audio',
    'large file',
  ],
  rule: {
    language: 'python',
    rule: {
      any: [{ matches: 'awaited' }, { matches: 'spooled' }, { matches: 'as_bytes' }],
    },
    utils: {
      uploads: {
        kind: 'function_definition',
        has: {
          field: 'parameters',
          has: {
            any: [{ kind: 'typed_parameter' }, { kind: 'typed_default_parameter' }],
            all: [
              { has: { kind: 'identifier', pattern: '$UPLOAD' } },
              { has: { field: 'type', regex: '\\bUploadFile\\b' } },
            ],
          },
        },
      },
      awaited: {
        pattern: '$FILE.read()',
        all: [
          { inside: { kind: 'await' } },
          { any: [{ matches: 'the_upload' }, { matches: 'one_of_them' }] },
        ],
      },
      the_upload: { all: [{ pattern: '$UPLOAD.read()' }, { inside: { matches: 'uploads', stopBy: 'end' } }] },
      one_of_them: {
        inside: {
          stopBy: 'end',
          kind: 'for_statement',
          all: [
            { has: { field: 'left', pattern: '$FILE' } },
            { has: { field: 'right', pattern: '$UPLOAD' } },
            { inside: { matches: 'uploads', stopBy: 'end' } },
          ],
        },
      },
      spooled: {
        pattern: '$UPLOAD.file.read()',
        inside: { matches: 'uploads', stopBy: 'end' },
      },
      as_bytes: {
        any: [
          { kind: 'typed_default_parameter', regex: ':\\s*bytes\\s*=\\s*File\\(' },
          { kind: 'typed_parameter', regex: ':\\s*Annotated\\[\\s*bytes\\s*,\\s*File\\(' },
        ],
      },
    },
  },
  tier: 'proved_check',
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: any client can send the file that takes the server down, by accident or not.',
  },
};
