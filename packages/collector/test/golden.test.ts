import { describeCorpus, fixedClock, readCorpus, temporaryFolder, type Golden } from '@feedback/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { CollectorError, MetricsCollector } from '../src/index.ts';

type Row = Record<string, unknown>;
type Rows = Record<string, Row[]>;

const METHODS: Readonly<Record<string, keyof MetricsCollector>> = {
  log_bug: 'logBug',
  log_test_failure: 'logTestFailure',
  log_code_review_issue: 'logCodeReviewIssue',
  log_performance_metric: 'logPerformanceMetric',
  log_deployment_issue: 'logDeploymentIssue',
  log_code_generation: 'logCodeGeneration',
};

const camelCase = (fields: Row): Row =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

/** Ours without what it has more than the original: occurrences, and `Z` after its times. */
const meaning = (row: Row): Row => {
  const { occurrences: _, timestamp, ...rest } = row;
  return typeof timestamp === 'string' ? { ...rest, timestamp: timestamp.replace('.000Z', '') } : rest;
};

const call = (collector: MetricsCollector, [method, fields]: [string, Row]): void => {
  const name = METHODS[method];
  if (name === undefined) throw new Error(`no ${method}`);
  (collector[name] as (options: Row) => void).call(collector, camelCase(fields));
};

interface CollectorInput {
  readonly calls?: [string, Row][];
  readonly json?: string;
}
interface CollectorOutput {
  readonly data?: Rows;
  readonly summary?: Row;
  readonly raises?: string;
}

const collected = (document: Rows): Rows =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([, rows]) => rows.length > 0)
      .map(([name, rows]) => [name, rows.map(meaning)]),
  );

describeCorpus('what the original collects', 'golden/collector.json', () => {
  const cases = readCorpus<Golden<CollectorInput, CollectorOutput & Rows>[]>('golden/collector.json');

  it.each(cases.filter(({ class: kind, input }) => kind === 'ok' && input.calls !== undefined))(
    '$name has the same meaning',
    ({ input, output }) => {
      const collector = new MetricsCollector({ clock: fixedClock() });
      for (const made of input.calls ?? []) call(collector, made);
      expect(collected(collector.exportDict() as Rows)).toEqual(output.data);
      expect(collector.getSummary()).toEqual(output.summary);
    },
  );

  it('load_dict_coerced: takes a single row for a list of one', () => {
    const collector = new MetricsCollector();
    const golden = cases.find(({ name }) => name === 'load_dict_coerced');
    collector.loadFromJson(golden?.input.json ?? '');
    expect(collector.exportDict()).toEqual(golden?.output);
  });

  it.each(cases.filter(({ class: kind, output }) => kind === 'ok' && output.raises !== undefined))(
    '$name is refused',
    ({ input }) => {
      expect(() => new MetricsCollector().loadFromJson(input.json ?? '')).toThrow(CollectorError);
    },
  );

  it('load_unknown_category_dropped: is kept', () => {
    const collector = new MetricsCollector();
    collector.loadFromJson('{"bugs":[],"my_events":[{"a":1}]}');
    expect(collector.exportDict()).toHaveProperty('my_events', [{ a: 1 }]);
  });

  it('log_after_loading_partial_row: the next bug is logged', () => {
    const collector = new MetricsCollector();
    collector.loadFromJson('{"bugs":[{"pattern":"p"}]}');
    call(collector, ['log_bug', { pattern: 'p', error: 'e', code: 'c', file_path: 'f', line: 1 }]);
    expect(collector.getSummary().bugs).toBe(2);
  });

  it('bug_empty_pattern: is refused', () => {
    const golden = cases.find(({ name }) => name === 'bug_empty_pattern');
    expect(() => call(new MetricsCollector(), golden?.input.calls?.[0] ?? ['', {}])).toThrow(CollectorError);
  });

  it.each(cases.filter(({ name }) => name === 'testfail_dedupe' || name === 'review_bad_severity'))(
    '$name is not repeated',
    ({ input, output }) => {
      const collector = new MetricsCollector({ clock: fixedClock() });
      input.calls?.forEach((made) => call(collector, made));
      expect(isDeepStrictEqual(collected(collector.exportDict() as Rows), output.data)).toBe(false);
    },
  );
});

interface PlanInput {
  readonly content?: string;
  readonly section_heading?: string;
  readonly plan_file?: string;
}
interface PlanOutput {
  readonly patterns: string[];
  readonly logged?: Row[];
}

/** What is read where the original had a limitation or a bug. */
const BETTER: Readonly<Record<string, readonly string[]>> = {
  asterisk_bullet: ['a_b', 'c_d'],
  numbered_bullet: ['a_b'],
  annotation_dash: ['a_b', 'c_d'],
  backticks_bold_link: ['a_b', 'c_d', 'e_f'],
  strikethrough_and_html_comment: [],
  fenced_code_block: ['real_one'],
  heading_level_3: ['a_b'],
  heading_level_1: ['a_b'],
  subheading_inside_section: ['a_b', 'c_d'],
  h1_inside_section: ['a_b'],
  heading_trailing_hashes: ['a_b'],
  heading_colon: ['a_b'],
  heading_setext: ['a_b'],
  section_missing: [],
  empty_file: [],
  cr_only_and_u2028: ['a_b', 'c_d', 'e_f'],
  bom: ['a_b'],
  duplicates: ['a_b'],
  injection_like_name: [],
};

describeCorpus('what the original reads in plans', 'golden/plan_file.json', () => {
  const cases = readCorpus<Golden<PlanInput, PlanOutput>[]>('golden/plan_file.json').filter(
    ({ input }) => input.content !== undefined,
  );

  const readPlanCase = async ({ input }: Golden<PlanInput, PlanOutput>) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'plan.md'), input.content ?? '');
    const collector = new MetricsCollector({ clock: fixedClock() });
    const patterns = await collector.logFromPlanFile(join(folder, 'plan.md'), {
      allowedRoots: [folder],
      ...(input.section_heading === undefined ? {} : { sectionHeading: input.section_heading }),
    });
    const logged = (collector.exportDict()['code_generation'] as Row[]).map(meaning);
    return { patterns, logged: JSON.parse(JSON.stringify(logged).replaceAll(folder, '<DIR>')) as Row[] };
  };

  it.each(cases.filter(({ class: kind }) => kind === 'ok'))('$name has the same meaning', async (golden) => {
    const { patterns, logged } = await readPlanCase(golden);
    expect(patterns).toEqual(golden.output.patterns);
    expect(golden.output.logged ?? logged).toEqual(logged);
  });

  it.each(cases.filter(({ class: kind }) => kind !== 'ok'))('$name is read better', async (golden) => {
    const { patterns, logged } = await readPlanCase(golden);
    expect(patterns).toEqual(BETTER[golden.name]);
    expect(logged).toHaveLength(patterns.length === 0 ? 0 : 1);
  });

  it('refuses and finds files as the original does', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'plan..md'), '## Patterns to Apply\n- [ ] a_b\n');
    const read = (path: string) => new MetricsCollector().logFromPlanFile(path, { allowedRoots: [folder] });
    await expect(read('../plan.md')).rejects.toMatchObject({ code: 'PATH_TRAVERSAL' });
    await expect(read(join(folder, 'plan..md'))).resolves.toEqual(['a_b']);
    await expect(read('/etc/hostname')).rejects.toMatchObject({ code: 'OUTSIDE_ALLOWED_ROOTS' });
    await expect(read(folder)).rejects.toMatchObject({ code: 'NOT_A_FILE' });
    await expect(read('')).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  });
});
