import type { Lesson } from '@feedback/schema';

const REQUEST = '\\b(req|request|ctx|context|c)\\.((req|request)\\.)?(params|query|body|headers|param)\\b';

export const pathTraversal: Lesson = {
  pattern_id: 'builtin:path_traversal',
  name: 'path_traversal',
  description:
    'A path is joined from what the client sent, so "../../etc/passwd" leads out of the folder that should be served. ' +
    'Resolve the path, then check that it is still inside the root; join() and resolve() check nothing.',
  bad_example: `import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface FileRequest {
  readonly params: { readonly name: string };
}

export async function readDocument(root: string, req: FileRequest) {
  return await readFile(path.join(root, req.params.name), 'utf8');
}
`,
  good_example: `import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface FileRequest {
  readonly params: { readonly name: string };
}

export async function readDocument(root: string, req: FileRequest) {
  const { name } = req.params;
  const inside = path.relative(root, path.resolve(root, name));
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) throw new RangeError('no such document');
  return await readFile(path.join(root, inside), 'utf8');
}
`,
  test_coverage: `import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';

test('only documents inside the root are read', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'documents-'));
  context.after(() => rm(folder, { recursive: true }));
  const root = path.join(folder, 'public');
  await mkdir(root);
  await writeFile(path.join(root, 'terms.txt'), 'terms');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  const read = (name: string) => readDocument(root, { params: { name } });
  assert.equal(await read('terms.txt'), 'terms');
  await assert.rejects(read('../secret.txt'), RangeError);
  await assert.rejects(read(path.join(folder, 'secret.txt')));
});
`,
  severity: 'critical',
  language: 'typescript',
  tags: [
    'path',
    'join',
    'resolve',
    'path traversal',
    'file',
    'upload',
    'download',
    'request',
    'params',
    'filename',
    'security',
    'sendFile',
  ],
  rule: {
    language: 'typescript',
    rule: {
      kind: 'call_expression',
      all: [
        {
          any: [
            { not: { has: { field: 'function', regex: '^(join|resolve)$' } } },
            { has: { field: 'arguments', has: { nthChild: 2, regex: '.' } } },
          ],
        },
        {
          has: {
            field: 'function',
            regex:
              '^((path|fs|fsp|fsPromises|fs\\.promises)\\.)?(join|resolve|readFile|readFileSync|createReadStream|createWriteStream|writeFile|writeFileSync|unlink|unlinkSync|rm|rmSync|sendFile|readdir|readdirSync)$',
          },
        },
        {
          has: {
            field: 'arguments',
            has: {
              regex: REQUEST,
              not: {
                any: [
                  { regex: 'basename\\(|join\\(|resolve\\(|sanitize|Number\\(|parseInt\\(' },
                  { kind: 'arrow_function' },
                ],
              },
            },
          },
        },
      ],
    },
  },
  tier: 'proved_check',
  matches: {
    rule_ids: [
      'typescript:S2083',
      'javascript:S2083',
      'js/path-injection',
      'security/detect-non-literal-fs-filename',
      'javascript.lang.security.audit.path-traversal.path-join-resolve-traversal.path-join-resolve-traversal',
    ],
    messages: ['path traversal', 'directory traversal'],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'Critical: any file the process can read is handed out or, with an upload, overwritten. The rule asks for a path that is built from a request without basename or a check in the same expression.',
  },
};
