import { writeFile } from 'node:fs/promises';
import type { Pattern } from '@feedback/schema';
import { describeCorpus, fixedClock, readCorpus, type Golden } from '@feedback/testing';
import { expect, test } from 'vitest';
import { parsePatternsMarkdown, PatternManager, renderPatternsMarkdown } from '../src/index.ts';
import { findPatterns } from '../src/manager/find-patterns.ts';
import { aManager, aPattern } from './a-pattern.ts';

interface Summary extends Partial<Pattern> {
  readonly bad_len: number;
  readonly good_len: number;
}

describeCorpus('AI_PATTERNS.md as the original reads it', 'golden/ai_patterns_md.json', () => {
  type Case = Golden<{ readonly content?: string }, readonly Summary[]>;
  const cases = readCorpus<readonly Case[]>('golden/ai_patterns_md.json');
  const contentOf = (name: string): string => cases.find((one) => one.name === name)?.input.content ?? '';

  test.each(cases.filter((one) => one.class === 'ok'))('$name', async ({ input, output }) => {
    const { patterns } = await parsePatternsMarkdown(input.content ?? '');
    const lengths = output.map(({ bad_len, good_len }) => [bad_len, good_len]);
    expect(patterns).toMatchObject(output.map(({ bad_len: _bad, good_len: _good, ...fields }) => fields));
    expect(patterns.map((one) => [one.bad_example.length, one.good_example.length])).toEqual(lengths);
  });

  const example = {
    name: 'bounds_checking',
    bad_example: 'x = a[0]',
    good_example: 'x = a[0] if a else None',
  };

  test.each([
    ['first_line_heading', { ...example, description: 'crash on empty hidden' }],
    ['non_python_fence', { ...example, language: 'javascript' }],
    ['severity_line', { ...example, severity: 'critical' }],
    ['more_than_5_problem_lines', { ...example, description: 'l1 l2 l3 l4 l5 l6' }],
    ['duplicate_heading', { ...example, description: 'crash on empty hidden' }],
  ])('improves on %s', async (name, expected) => {
    expect((await parsePatternsMarkdown(contentOf(name))).patterns).toMatchObject([expected]);
  });

  test('improves on roundtrip_sync_to_markdown', async () => {
    const { patterns } = await parsePatternsMarkdown(contentOf('roundtrip_sync_to_markdown'));
    expect((await parsePatternsMarkdown(await renderPatternsMarkdown(patterns))).patterns).toEqual(patterns);
  });
});

describeCorpus("titles and names of the original's lessons", 'golden/_fixtures.json', () => {
  const fixtures =
    readCorpus<readonly Golden<null, Readonly<Record<string, string>>>[]>('golden/_fixtures.json');
  const titles = fixtures.find(({ name }) => name === 'md_title_to_id_map')?.output ?? {};

  test.each(Object.entries(titles))('%s', async (title, name) => {
    expect((await parsePatternsMarkdown(`### 1. ${title}\n`)).patterns).toMatchObject([{ name }]);
  });
});

describeCorpus("the library as the original's manager keeps it", 'golden/pattern_manager.json', () => {
  interface Input {
    readonly patterns?: readonly Pick<Pattern, 'name' | 'last_occurrence'>[];
    readonly now?: string;
    readonly days?: number;
    readonly query?: string;
  }
  interface Archived {
    readonly archived: readonly string[];
    readonly kept: readonly string[];
    readonly changelog: readonly object[];
  }
  const cases = readCorpus<readonly Golden<Input, unknown>[]>('golden/pattern_manager.json');
  const caseOf = (name: string): Input => cases.find((one) => one.name === name)?.input ?? {};

  const archive = async ({ patterns = [], now = '', days }: Input): Promise<Archived> => {
    const { manager, path } = await aManager({ clock: fixedClock(`${now}Z`) });
    await writeFile(path, JSON.stringify(patterns));
    await manager.loadPatterns();
    const archived = manager.archiveUnusedPatterns(days === undefined ? {} : { days });
    const kept = manager.getAllPatterns().map(({ name }) => name);
    const changelog = manager.getChanges().map(({ timestamp, action, pattern, details }) => ({
      timestamp: timestamp.replace('.000Z', ''),
      action,
      pattern,
      details,
    }));
    return { archived, kept, changelog };
  };

  const archiving = cases.filter(({ name }) => name.startsWith('archive_'));

  test.each(archiving.filter((one) => one.class === 'ok'))('$name', async ({ input, output }) => {
    expect(await archive(input)).toEqual(output);
  });

  test('archives what is older than 90 days, and what it archives can be restored', async () => {
    expect(await archive(caseOf('archive_default_90'))).toMatchObject({
      archived: ['old'],
      kept: ['edge', 'new'],
    });
  });

  test('does not archive what never occurred because it is new', async () => {
    expect(await archive(caseOf('archive_never_occurred'))).toMatchObject({ archived: [] });
  });

  test('understands dates with a zone', async () => {
    expect(await archive(caseOf('archive_zulu_date'))).toMatchObject({ archived: ['z'] });
  });

  test("proposes what detection found, with the original's words", async () => {
    const found = cases.find(({ name }) => name === 'add_new_patterns')?.output as readonly Pattern[];
    const { manager } = await aManager();
    // What the original's detection gives for the data of this case, and two that hold nothing.
    manager.addNewPatterns([
      {
        pattern: 'c',
        count: 3,
        details: [
          { type: 'bug', error: 'e', code: 'c', file_path: 'f.py' },
          { type: 'code_review', severity: 'high' },
        ],
      },
      {
        pattern: 'b',
        count: 2,
        details: [
          { type: 'bug', error: 'e', code: 'c', file_path: 'f.py' },
          { type: 'test_failure', failure_reason: 'r' },
        ],
      },
      { pattern: 'd', count: 1, details: [{ type: 'code_review', severity: 'critical' }] },
      { pattern: 'nodetail', count: 1 },
      {},
    ]);
    const fields = ({ pattern_id: _id, last_occurrence: _last, ...rest }: Pattern) => rest;
    expect(manager.getAllPatterns().map(fields)).toMatchObject(found.map(fields));
  });

  test.each(cases.filter(({ name }) => name.startsWith('keyword_search_')))(
    '$name',
    ({ name, input, output }) => {
      const library = [
        aPattern({ name: 'numpy_json_serialization', description: 'NumPy types are not JSON serializable' }),
        aPattern({ name: 'bounds_checking', description: 'Check bounds' }),
      ];
      const better = name.endsWith('JSON_numpy') ? ['numpy_json_serialization'] : ['bounds_checking'];
      const expected = name.endsWith('serializable') ? output : better;
      expect(findPatterns(library, input.query ?? '').map((pattern) => pattern.name)).toEqual(expected);
    },
  );

  test("takes any path that is the programmer's own", async () => {
    const { folder } = await aManager();
    const manager = new PatternManager(`${folder}/inner/../p.json`);
    manager.createPattern({ name: 'x' });
    expect(await manager.savePatterns()).toBe(true);
  });
});
