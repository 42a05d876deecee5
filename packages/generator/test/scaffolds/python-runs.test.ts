import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, test } from 'vitest';
import type { LessonName } from '../../src/matching/lessons.ts';
import { lessonsOf } from '../../src/rendering/template.ts';
import { compose, scaffoldNamed } from './compositions.ts';

const run = promisify(execFile);
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('SKIPPED running generated Python: there is no python3\n');

/** As much of FastAPI and pydantic as the generated endpoints touch. */
const STAND_INS = `
import io, sys, types

fastapi, pydantic = types.ModuleType("fastapi"), types.ModuleType("pydantic")

class HTTPException(Exception):
    def __init__(self, status_code, detail=None):
        super().__init__(detail)
        self.status_code = status_code

class FastAPI:
    def post(self, *_, **__):
        return lambda function: function

class UploadFile:
    def __init__(self, content, size=None):
        self.file, self.size = io.BytesIO(content), size

class BaseModel:
    def __init__(self, **fields):
        self.__dict__.update(fields)

fastapi.HTTPException, fastapi.FastAPI, fastapi.UploadFile = HTTPException, FastAPI, UploadFile
pydantic.BaseModel, pydantic.ConfigDict, pydantic.Field = BaseModel, dict, lambda **_: None
sys.modules["fastapi"], sys.modules["pydantic"] = fastapi, pydantic
`;

const PASSED = 'passed\n';

/** Runs checks in Python on a generated module \`m\`, in an empty folder; \`fails(error, work)\` expects an error. */
const check = async (
  name: string,
  lessons: readonly LessonName[],
  checks: string,
  prompt?: string,
): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(`${folder}/generated.py`, compose(scaffoldNamed(name, 'python'), lessons, prompt).code);
  const script = `${STAND_INS}
import json, math, os, pathlib
sys.path.insert(0, ".")
sys.dont_write_bytecode = True
import generated as m

def fails(error, work):
    try:
        work()
    except error as caught:
        return caught
    raise AssertionError(f"{error} was expected")

${checks}
print("passed")
`;
  await writeFile(`${folder}/check.py`, script);
  const { stdout } = await run('python3', ['check.py'], { cwd: folder });
  return stdout;
};

const all = (name: string): readonly LessonName[] => [...lessonsOf(scaffoldNamed(name, 'python').template)];

describe.runIf(hasPython)('generated Python', { timeout: 60_000 }, () => {
  test.each([{ lessons: [] }, { lessons: all('file-upload') }])(
    'file-upload stores whole files up to the limit and keeps nothing of others: $lessons',
    async ({ lessons }) => {
      expect(
        await check(
          'file-upload',
          lessons,
          `
answer = m.upload_file(UploadFile(b"x" * 3_000_000))
assert pathlib.Path("uploads", answer["id"]).read_bytes() == b"x" * 3_000_000
m.MAX_SIZE_BYTES = 10
fails(m.UploadTooLarge, lambda: m.save_upload(io.BytesIO(b"y" * 11), pathlib.Path("uploads/t"), 10))
assert os.listdir("uploads") == [answer["id"]]
`,
        ),
      ).toBe(PASSED);
    },
  );

  test('file-upload answers 413 and 507, with its lessons', async () => {
    expect(
      await check(
        'file-upload',
        all('file-upload'),
        `
m.MAX_SIZE_BYTES = 10
assert fails(HTTPException, lambda: m.upload_file(UploadFile(b"y" * 11, 11))).status_code == 413
class Broken(io.BytesIO):
    def read(self, *_):
        raise OSError("disk")
upload = UploadFile(b"")
upload.file = Broken()
assert fails(HTTPException, lambda: m.upload_file(upload)).status_code == 507
assert not os.path.exists("uploads") or os.listdir("uploads") == []
`,
      ),
    ).toBe(PASSED);
  });

  test.each([{ lessons: [] }, { lessons: all('file-processing') }])(
    'file-processing works, refuses and reports: $lessons',
    async ({ lessons }) => {
      expect(
        await check(
          'file-processing',
          lessons,
          `
pathlib.Path("in").write_bytes(b"ab" * 1_500_000)
assert m.process_file("in", "out", lambda chunk: chunk.upper()) == 3_000_000
assert pathlib.Path("out").read_bytes() == b"AB" * 1_500_000
fails(m.FileTooLarge, lambda: m.process_file("in", "no", max_size_bytes=9))
fails(getattr(m, "FileProcessingError", OSError), lambda: m.process_file("missing", "no"))
assert not os.path.exists("no")
`,
        ),
      ).toBe(PASSED);
    },
  );

  test('file-processing leaves nothing behind when the work fails, with the lesson on temporary files', async () => {
    expect(
      await check(
        'file-processing',
        ['temp_file'],
        `
pathlib.Path("in").write_bytes(b"ab")
before = sorted(os.listdir("."))
def work(chunk):
    raise KeyError("no")
fails(KeyError, lambda: m.process_file("in", "out", work))
assert sorted(os.listdir(".")) == before
`,
      ),
    ).toBe(PASSED);
  });

  test.each([
    { prompt: 'first', lessons: [], empty: 'fails(ValueError, lambda: m.get_first_item([]))' },
    { prompt: 'first', lessons: all('list-access'), empty: 'assert m.get_first_item([]) is None' },
    { prompt: 'last', lessons: [], empty: 'fails(ValueError, lambda: m.get_last_item([]))' },
    { prompt: 'last', lessons: all('list-access'), empty: 'assert m.get_last_item([]) is None' },
  ])('list-access, the $prompt item: $lessons', async ({ prompt, lessons, empty }) => {
    const [name, expected] = prompt === 'first' ? ['get_first_item', 1] : ['get_last_item', 3];
    expect(
      await check('list-access', lessons, `assert m.${name}([1, 2, 3]) == ${expected}\n${empty}`, prompt),
    ).toBe(PASSED);
  });

  test('list-access by index, with its lesson', async () => {
    const checks =
      'assert m.get_item_at([1, 2], 1) == 2\nassert m.get_item_at([1], 1) is None\nassert m.get_item_at([1], -1) is None';
    expect(await check('list-access', ['bounds'], checks, 'index')).toBe(PASSED);
  });

  test('json-endpoint summarises', async () => {
    const checks = `
assert m.summarise_values(m.Numbers(values=[1.0, 2.0])) == {"count": 2, "total": 3.0, "mean": 1.5}
assert m.summarise([])["mean"] is None`;
    expect(await check('json-endpoint', [], checks)).toBe(PASSED);
    expect(
      await check(
        'json-endpoint',
        all('json-endpoint'),
        `${checks}\nassert m.summarise([math.inf])["total"] is None`,
      ),
    ).toBe(PASSED);
  });

  test('json-text writes JSON and says what has no form', async () => {
    expect(
      await check(
        'json-text',
        [],
        'assert m.process_data([1]) == "[1]"\nfails(TypeError, lambda: m.process_data({1}))',
      ),
    ).toBe(PASSED);
    const checks =
      'assert m.process_data([math.nan, (1,)]) == "[null, [1]]"\nfails(m.NotSerializable, lambda: m.process_data({1}))';
    expect(await check('json-text', all('json-text'), checks)).toBe(PASSED);
  });

  test('guarded-parse says where a text is malformed', async () => {
    const checks = `
assert m.parse_config('{"a": 1}') == {"a": 1}
assert "Line 1, column 2" in str(fails(m.ConfigError, lambda: m.parse_config("{")))
assert "does not exist" in str(fails(m.ConfigError, lambda: m.load_config_file("none")))`;
    expect(await check('guarded-parse', ['specific_exceptions'], checks, 'config file')).toBe(PASSED);
  });

  test('guarded-call turns expected errors into its own and lets the others through', async () => {
    const checks = `
assert m.handle_work(lambda: 3) == 3
assert isinstance(fails(m.WorkError, lambda: m.handle_work(lambda: int("x"))).__cause__, ValueError)
fails(ZeroDivisionError, lambda: m.handle_work(lambda: 1 / 0))`;
    expect(await check('guarded-call', ['specific_exceptions'], checks)).toBe(PASSED);
  });

  test('categorise goes by metadata', async () => {
    const checks = `
groups = m.categorise_items([{"type": "pdf"}, {"metadata": {"type": " PDF "}}, {"name": "x.pdf"}])
assert {name: len(items) for name, items in groups.items()} == {"pdf": 2, "unknown": 1}`;
    expect(await check('categorise', ['metadata_categories'], checks)).toBe(PASSED);
  });
});

const hasNumpy = hasPython && spawnSync('python3', ['-c', 'import numpy']).status === 0;
if (hasPython && !hasNumpy)
  process.stderr.write('SKIPPED running generated NumPy code: python3 has no numpy\n');

describe.runIf(hasNumpy)('generated NumPy code', { timeout: 60_000 }, () => {
  test('summarises arrays of any type', async () => {
    const checks = `
import numpy as np
assert json.loads(m.process_numpy_data(np.array([1, 3], dtype=np.float32))) == {"mean": 2.0, "std": 1.0, "max": 3.0}`;
    const empty =
      'assert json.loads(m.process_numpy_data([]))["max"] is None\nassert json.loads(m.process_numpy_data([math.nan]))["max"] is None';
    expect(
      await check('array-json', [], `${checks}\nfails(ValueError, lambda: m.process_numpy_data([]))`),
    ).toBe(PASSED);
    expect(await check('array-json', all('array-json'), `${checks}\n${empty}`)).toBe(PASSED);
  });

  test('converts arrays of any type and shape, with its lessons', async () => {
    const checks = `
import numpy as np
assert m.numpy_array_to_json(np.array([[1, 2], [3, 4]], dtype=np.int32)) == "[[1, 2], [3, 4]]"
assert m.numpy_array_to_json([[1, math.inf]]) == "[[1.0, null]]"`;
    expect(await check('array-json', all('array-json'), checks, 'convert')).toBe(PASSED);
  });
});
