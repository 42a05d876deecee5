import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { aManager, aPattern } from '../a-pattern.ts';

const DOCUMENT = `# Our patterns

Read this first.

### 1. Bounds Checking Before List Access

**Problems:**
- crash on empty

❌ Bad Pattern
\`\`\`python
x = a[0]
\`\`\`

✅ Good Pattern
\`\`\`python
x = a[0] if a else None
\`\`\`

## How we review

Two people look at it.
`;

const withDocument = async (text = DOCUMENT) => {
  const { manager, folder, path } = await aManager();
  const file = `${folder}/AI_PATTERNS.md`;
  await writeFile(file, text);
  return { manager, file, path };
};

test('takes lessons from AI_PATTERNS.md into force', async () => {
  const { manager, file } = await withDocument();
  expect(await manager.loadFromAiPatternsMd(file)).toEqual({
    added: ['bounds_checking'],
    proposed: [],
    updated: [],
    kept: [],
    problems: [],
  });
  expect(manager.getPatternByName('bounds_checking')).toMatchObject({
    description: 'crash on empty',
    status: 'active',
    active_since: '2026-01-31T12:00:00.000Z',
    provenance: { origin: 'markdown' },
  });
});

test('takes nothing new from a file that it has taken already', async () => {
  const { manager, file } = await withDocument();
  await manager.loadFromAiPatternsMd(file);
  expect(await manager.loadFromAiPatternsMd(file)).toMatchObject({
    added: [],
    updated: [],
    kept: ['bounds_checking'],
  });
});

test('lets the file change only what it states', async () => {
  const { manager, file, path } = await withDocument('### 1. Bounds Checking\n\n**Problems:** new words\n');
  const known = aPattern({ severity: 'critical', occurrence_frequency: 7, tags: ['list'] });
  await writeFile(path, JSON.stringify([known]));
  expect(await manager.loadFromAiPatternsMd(file)).toMatchObject({ updated: ['bounds_checking'] });
  expect(manager.getPatternByName('bounds_checking')).toEqual({ ...known, description: 'new words' });
});

test('names the file in problems', async () => {
  const { manager, file } = await withDocument('### 1. X\n\n**Severity:** sometimes\n');
  expect((await manager.loadFromAiPatternsMd(file)).problems).toMatchObject([
    { code: 'INVALID_FIELD', path: file, line: 3 },
  ]);
});

test('says that the file does not exist', async () => {
  const { manager, folder } = await aManager();
  await expect(manager.loadFromAiPatternsMd(`${folder}/none.md`)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('writes changed lessons in place and leaves everything else as it stands', async () => {
  const { manager, file } = await withDocument();
  await manager.loadFromAiPatternsMd(file);
  manager.updatePattern('bounds_checking', { severity: 'high', good_example: 'x = next(iter(a), None)' });
  manager.createPattern({ name: 'late_binding', description: 'closures see the last value' });
  expect(await manager.saveAiPatternsMd(file)).toBe(true);
  expect(await readFile(file, 'utf8')).toMatchInlineSnapshot(`
    "# Our patterns

    Read this first.

    ### 1. Bounds Checking Before List Access

    **Severity:** high

    **Problems:**
    - crash on empty

    ❌ Bad Pattern
    \`\`\`python
    x = a[0]
    \`\`\`

    ✅ Good Pattern
    \`\`\`python
    x = next(iter(a), None)
    \`\`\`

    <!-- feedback:pattern
    {
      "name": "bounds_checking",
      "status": "active",
      "active_since": "2026-01-31T12:00:00.000Z",
      "provenance": {
        "origin": "markdown"
      }
    }
    -->

    ### 2. Late Binding

    **Severity:** medium

    **Problems:**

    closures see the last value

    <!-- feedback:pattern
    {
      "name": "late_binding",
      "active_since": "2026-01-31T12:00:00.000Z",
      "status": "active"
    }
    -->

    ## How we review

    Two people look at it.
    "
  `);
});

test('does not write the file again when it says the same', async () => {
  const { manager, file } = await withDocument();
  await manager.loadFromAiPatternsMd(file);
  await manager.saveAiPatternsMd(file);
  expect(await manager.saveAiPatternsMd(file)).toBe(false);
});

test('writes no proposals, brings archived sections up to date and takes deleted ones out', async () => {
  const { manager, folder } = await aManager();
  const file = `${folder}/AI_PATTERNS.md`;
  for (const name of ['stays', 'archived', 'deleted']) manager.createPattern({ name });
  await manager.saveAiPatternsMd(file);
  manager.addNewPatterns([{ pattern: 'proposal' }]);
  manager.archivePattern('archived');
  manager.deletePattern('deleted');
  await manager.saveAiPatternsMd(file);
  const text = await readFile(file, 'utf8');
  expect(text.match(/^### .*/gm)).toEqual(['### 1. Stays', '### 2. Archived']);
  expect(text).toContain('**Status:** archived');
});

test('writes the library of a manager that has not loaded it yet', async () => {
  const { manager, folder, path } = await aManager();
  await writeFile(path, JSON.stringify([aPattern()]));
  await manager.saveAiPatternsMd(`${folder}/AI_PATTERNS.md`);
  expect(await readFile(`${folder}/AI_PATTERNS.md`, 'utf8')).toContain('### 1. Bounds Checking');
});
