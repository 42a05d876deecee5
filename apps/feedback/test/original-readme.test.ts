import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MetricsAnalyzer } from '@feedback/analyzer';
import { MetricsCollector } from '@feedback/collector';
import { PatternAwareGenerator } from '@feedback/generator';
import { builtinPatterns, PatternManager, renderPatternsMarkdown } from '@feedback/patterns';
import { BugEntry, CodeReviewEntry, Pattern, TestFailureEntry, withStats } from '@feedback/schema';
import { temporaryFolder } from '@feedback/testing';
import { describe, expect, it } from 'vitest';

/** Each code block of the original's README, in TypeScript, in its order. */

const aBug = {
  pattern: 'numpy_json_serialization',
  error: 'TypeError: Object of type float64 is not JSON serializable',
  code: 'result = {"score": np.mean(data)}',
  filePath: 'api/endpoints.py',
  line: 42,
};

/** A folder with an AI_PATTERNS.md, as the original's users have one. */
const aProject = async (): Promise<{ library: string; markdown: string; plan: string }> => {
  const folder = await temporaryFolder();
  const markdown = join(folder, 'AI_PATTERNS.md');
  await writeFile(markdown, await renderPatternsMarkdown(builtinPatterns.map((lesson) => withStats(lesson))));
  return { library: join(folder, 'patterns.json'), markdown, plan: join(folder, 'task_plan.md') };
};

describe('Quick start', () => {
  it('collects metrics', () => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    expect(collector.getSummary()).toMatchObject({ bugs: 1, total: 1 });
  });

  it('analyses metrics', () => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    collector.logBug(aBug);
    const analyzer = new MetricsAnalyzer(collector.exportDict());
    expect(analyzer.getHighFrequencyPatterns()).toEqual([{ pattern: 'numpy_json_serialization', count: 2 }]);
  });

  it('generates pattern-aware code', async () => {
    const { library, markdown } = await aProject();
    const manager = new PatternManager(library);
    await manager.loadFromAiPatternsMd(markdown);
    const generator = new PatternAwareGenerator(manager.getAllPatterns());
    const result = await generator.generate('Process NumPy array and return JSON');
    expect(result.applied.map((applied) => applied.pattern)).toContain('numpy_json_serialization');
    expect(result.code).toContain('json.dumps');
  });
});

describe('MetricsCollector', () => {
  it('tracks a bug', () => {
    const collector = new MetricsCollector();
    collector.logBug({
      pattern: 'bounds_checking',
      error: 'IndexError: list index out of range',
      code: 'item = items[0]',
      filePath: 'utils/helpers.py',
      line: 15,
    });
    expect(collector.exportDict().bugs).toMatchObject([
      { file_path: 'utils/helpers.py', line: 15, count: 1 },
    ]);
  });

  it('reads a plan file and logs its patterns as one generation', async () => {
    const { plan } = await aProject();
    await writeFile(
      plan,
      `# Task: Add JSON API endpoint

## Patterns to Apply
- [ ] numpy_json_serialization (from feedback-loop)
- [x] bounds_checking (from feedback-loop)
- [ ] input_validation

## Implementation Notes
- Use FastAPI for the endpoint
`,
    );
    const collector = new MetricsCollector();
    expect(await collector.logFromPlanFile(plan)).toEqual([
      'numpy_json_serialization',
      'bounds_checking',
      'input_validation',
    ]);
    expect(collector.exportDict().code_generation).toMatchObject([
      {
        prompt: 'plan:task_plan.md',
        patterns_applied: ['numpy_json_serialization', 'bounds_checking', 'input_validation'],
        confidence: 1,
        success: true,
        metadata: { source: 'plan_file', section_heading: 'Patterns to Apply', plan_path: plan },
      },
    ]);
  });

  it('reads a section with another heading', async () => {
    const { plan } = await aProject();
    await writeFile(plan, '## Required Patterns\n- [ ] bounds_checking\n');
    const collector = new MetricsCollector();
    expect(await collector.logFromPlanFile(plan, { sectionHeading: 'Required Patterns' })).toEqual([
      'bounds_checking',
    ]);
  });

  it.each([
    ['docs/../plan.md', 'PATH_TRAVERSAL'],
    ['/etc/hostname', 'OUTSIDE_ALLOWED_ROOTS'],
    ['no-such-plan.md', 'NOT_FOUND'],
  ])('refuses %s with %s', async (path, code) => {
    await expect(new MetricsCollector().logFromPlanFile(path)).rejects.toMatchObject({ code });
  });
});

describe('MetricsAnalyzer', () => {
  it('takes a threshold and a time window', () => {
    const collector = new MetricsCollector();
    for (let time = 0; time < 3; time++) collector.logBug(aBug);
    const analyzer = new MetricsAnalyzer(collector.exportDict());
    expect(analyzer.getHighFrequencyPatterns({ threshold: 4 })).toEqual([]);
    expect(analyzer.calculateEffectiveness({ timeWindowDays: 30 })).toMatchObject([
      { pattern: 'numpy_json_serialization', verdict: 'insufficient_data' },
    ]);
  });
});

describe('PatternManager', () => {
  it('keeps a library: frequencies set, not added; nothing archived that was just read', async () => {
    const { library, markdown } = await aProject();
    const manager = new PatternManager(library);
    await manager.loadFromAiPatternsMd(markdown);
    manager.updateFrequencies([{ pattern: 'bounds_checking', count: 3 }]);
    manager.updateFrequencies([{ pattern: 'bounds_checking', count: 3 }]);
    expect(manager.archiveUnusedPatterns({ days: 90 })).toEqual([]);
    await manager.savePatterns();

    const again = new PatternManager(library);
    await again.loadPatterns();
    expect(again.getPatternByName('bounds_checking')).toMatchObject({ occurrence_frequency: 3 });
  });
});

describe('PatternAwareGenerator', () => {
  it('takes the past into account', async () => {
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    const generator = new PatternAwareGenerator(builtinPatterns.map((lesson) => withStats(lesson)));
    const result = await generator.generate('Create FastAPI endpoint for file upload', {
      metricsContext: new MetricsAnalyzer(collector.exportDict()).getContext(),
      applyPatterns: true,
      minConfidence: 0.8,
    });
    expect(result.code).toContain('UploadFile');
    expect(result.report).not.toBe('');
    expect(result.confidence).toBeGreaterThan(0);
  });

  it('applies fewer patterns when more confidence is asked for', async () => {
    const generator = new PatternAwareGenerator(builtinPatterns.map((lesson) => withStats(lesson)));
    const prompt = 'Create function to process NumPy array and return JSON';
    const all = await generator.generate(prompt, { minConfidence: 0 });
    const sure = await generator.generate(prompt, { minConfidence: 0.9 });
    expect(sure.applied.length).toBeLessThanOrEqual(all.applied.length);
    expect(sure.applied.every((applied) => applied.confidence >= 0.9)).toBe(true);
  });
});

describe('Full workflow', () => {
  it('collects, analyses, updates the library and generates', async () => {
    const { library, markdown } = await aProject();
    const collector = new MetricsCollector();
    collector.logBug(aBug);
    collector.logBug({ ...aBug, pattern: 'missing_timeout', error: 'the request hung' });

    const analyzer = new MetricsAnalyzer(collector.exportDict());
    const highFrequency = analyzer.getHighFrequencyPatterns({ threshold: 1 });
    const newPatterns = analyzer.detectNewPatterns(['numpy_json_serialization', 'bounds_checking']);
    expect(newPatterns.map((found) => found.pattern)).toEqual(['missing_timeout']);

    const manager = new PatternManager(library);
    await manager.loadFromAiPatternsMd(markdown);
    manager.addNewPatterns(newPatterns);
    manager.updateFrequencies(highFrequency);
    await manager.savePatterns();
    expect(manager.getPatternByName('missing_timeout')).toMatchObject({
      status: 'proposed',
      occurrence_frequency: 1,
    });

    const generator = new PatternAwareGenerator(manager.getAllPatterns());
    const result = await generator.generate('Create function to process NumPy array and return JSON', {
      metricsContext: analyzer.getContext(),
    });
    expect(result.code).toContain('def ');
    expect(result.report).toContain('numpy_json_serialization');
  });
});

describe('Examples', () => {
  it('1: tracks NumPy serialization issues', () => {
    const collector = new MetricsCollector();
    for (let index = 0; index < 5; index++)
      collector.logBug({
        ...aBug,
        code: `result = {"score": np.mean(data_${index})}`,
        filePath: `api/endpoint_${index}.py`,
      });
    const [first] = new MetricsAnalyzer(collector.exportDict()).getHighFrequencyPatterns();
    expect(first).toEqual({ pattern: 'numpy_json_serialization', count: 5 });
  });

  it('2: generates code for file processing', async () => {
    const { library, markdown } = await aProject();
    const manager = new PatternManager(library);
    await manager.loadFromAiPatternsMd(markdown);
    const generator = new PatternAwareGenerator(manager.getAllPatterns());
    const { code } = await generator.generate(
      'Create function to upload and process large audio file (up to 800MB)',
    );
    expect(code).toMatch(/800 \* 1024 \* 1024|838_?860_?800/);
    expect(code).toMatch(/chunk/i);
    expect(code).toContain('except');
    expect(code).toContain('logger');
  });

  it('3: tracks test failures', () => {
    const collector = new MetricsCollector();
    collector.logTestFailure({
      testName: 'test_json_serialization',
      failureReason: 'JSON serialization failed',
      patternViolated: 'numpy_json_serialization',
      codeSnippet: 'assert json.dumps({"val": np.float64(1.0)})',
    });
    collector.logTestFailure({
      testName: 'test_empty_list',
      failureReason: 'IndexError on empty list',
      patternViolated: 'bounds_checking',
    });
    expect(collector.getSummary().test_failures).toBe(2);
  });
});

describe('Schemas', () => {
  it('has the original pattern format', () => {
    expect(
      Pattern.parse({
        pattern_id: 'uuid-string',
        name: 'pattern_name',
        description: 'What the pattern addresses',
        bad_example: 'code showing the anti-pattern',
        good_example: 'code showing the correct pattern',
        test_coverage: 'test code demonstrating the pattern',
        occurrence_frequency: 42,
        last_occurrence: '2024-01-04T12:00:00',
        severity: 'critical',
        effectiveness_score: 0.85,
      }).occurrence_frequency,
    ).toBe(42);
  });

  it('has the original entries', () => {
    const timestamp = '2024-01-04T12:00:00';
    expect(
      BugEntry.safeParse({
        pattern: 'pattern_name',
        error: 'Error message',
        code: 'Code snippet',
        file_path: '/path/to/file.py',
        line: 42,
        stack_trace: 'Optional stack trace',
        timestamp,
        count: 3,
      }).success,
    ).toBe(true);
    expect(
      TestFailureEntry.safeParse({
        test_name: 'test_something',
        failure_reason: 'Expected X but got Y',
        pattern_violated: 'pattern_name',
        code_snippet: 'test code',
        timestamp,
        count: 2,
      }).success,
    ).toBe(true);
    expect(
      CodeReviewEntry.safeParse({
        issue_type: 'Missing validation',
        pattern: 'input_validation',
        severity: 'high',
        file_path: '/path/to/file.py',
        line: 10,
        suggestion: 'Add input validation',
        timestamp,
      }).success,
    ).toBe(true);
  });
});

describe('Configuration', () => {
  it('archives what was unused for as long as you say', () => {
    const manager = new PatternManager('patterns.json', { clock: () => new Date('2026-01-31T12:00:00Z') });
    manager.createPattern({
      name: 'old',
      active_since: '2025-01-01T00:00:00.000Z',
      last_occurrence: '2025-11-15T00:00:00Z',
    });
    expect(manager.archiveUnusedPatterns({ days: 90 })).toEqual([]);
    expect(manager.archiveUnusedPatterns({ days: 60 })).toEqual(['old']);
  });
});
