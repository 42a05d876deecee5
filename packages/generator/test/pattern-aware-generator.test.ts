import { fixedClock } from '@feedback/testing';
import { describe, expect, test } from 'vitest';
import { PatternAwareGenerator, type GenerateOptions } from '../src/index.ts';
import { aPattern, library } from './library.ts';

const generate = (prompt: string, options?: GenerateOptions, patterns = library) =>
  new PatternAwareGenerator(patterns, { clock: fixedClock() }).generate(prompt, options);

const names = (patterns: readonly { readonly pattern: string }[]) =>
  patterns.map(({ pattern }) => pattern).toSorted();

const linesOf = (code: string, { line, end_line }: { readonly line: number; readonly end_line: number }) =>
  code
    .split('\n')
    .slice(line - 1, end_line)
    .join('\n');

describe('applied patterns', () => {
  test('have their code at the lines that the evidence names', async () => {
    const { code, applied, status } = await generate('Process NumPy array and return JSON');
    expect(status).toBe('verified');
    const shown = applied.map(({ pattern, evidence }) => [
      pattern,
      evidence.map((one) => linesOf(code, one)).join('…'),
    ]);
    expect(Object.fromEntries(shown)).toMatchInlineSnapshot(`
      {
        "bounds_checking": "    if data.size == 0:
              return json.dumps({"mean": None, "std": None, "max": None})",
        "nan_inf_handling": "def finite_or_none(value):
          """NaN and infinity have no JSON form: they become null, also inside nested lists."""
          if isinstance(value, list):
              return [finite_or_none(item) for item in value]
          if isinstance(value, float) and not math.isfinite(value):
              return None
          return value…    result = {name: finite_or_none(float(value)) for name, value in result.items()}
          return json.dumps(result, allow_nan=False)",
        "numpy_json_serialization": "    # NumPy scalars are no JSON: convert them to plain Python numbers first.
          result = {
              "mean": float(np.mean(data)),
              "std": float(np.std(data)),
              "max": float(np.max(data)),
          }",
      }
    `);
  });

  test('go without applyPatterns: the code is without them and they are suggested', async () => {
    const result = await generate('Get the first item of a list', { applyPatterns: false });
    expect(result).toMatchObject({ status: 'verified', applied: [] });
    expect(result.suggested).toEqual([
      { pattern: 'bounds_checking', confidence: 1, reason: expect.stringContaining('not to be applied') },
    ]);
    expect(result.code).not.toContain('return None');
  });

  test('are those at or above minConfidence', async () => {
    const metricsContext = {
      high_frequency_patterns: [],
      critical_patterns: ['numpy_json_serialization'],
      pattern_counts: {},
    };
    const at = await generate('Return a JSON response', { metricsContext, minConfidence: 0.8 });
    expect(names(at.applied)).toEqual(['numpy_json_serialization']);
    const above = await generate('Return a JSON response', { metricsContext, minConfidence: 0.81 });
    expect(above.applied).toEqual([]);
    expect(above.suggested[0]?.reason).toContain('below the least confidence of 0.81');
  });

  test('are suggested where the scaffold has no place for them', async () => {
    const { applied, suggested } = await generate('Get the first item of a list and handle errors');
    expect(names(applied)).toEqual(['bounds_checking']);
    expect(suggested[0]).toMatchObject({
      pattern: 'specific_exceptions',
      reason: expect.stringContaining('no place'),
    });
  });

  test('take the name and the limit from the prompt', async () => {
    const { code } = await generate('Process a large video file of up to 2 GB');
    expect(code).toContain('def process_video_file(');
    expect(code).toContain('MAX_SIZE_BYTES = 2 * 1024 * 1024 * 1024');
  });
});

describe('verification', () => {
  const importsJson = { language: 'python', rule: { pattern: 'import json' } } as const;

  test('reports what the rules of the library still find', async () => {
    const { status, problems, confidence } = await generate('Return JSON', {}, [
      aPattern('unwanted_imports', { rule: importsJson }),
    ]);
    expect(status).toBe('partial');
    expect(confidence).toBe(0.25);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'PATTERN_FOUND',
        line: 9,
        message: expect.stringContaining('unwanted_imports'),
      }),
    ]);
  });

  test('makes proved fixes and names the rewritten lines', async () => {
    const orjson = aPattern('use_orjson', {
      tier: 'proved_fix',
      rule: {
        language: 'python',
        rule: { pattern: 'json.dumps(data)' },
        fix: 'json.dumps(data, sort_keys=True)',
      },
    });
    const { code, status, applied } = await generate('Return JSON', {}, [orjson]);
    expect(status).toBe('verified_after_fix');
    expect(applied).toMatchObject([{ pattern: 'use_orjson', evidence: [{ by: 'rewrite' }] }]);
    const [evidence] = applied[0]?.evidence ?? [];
    expect(evidence && linesOf(code, evidence)).toBe('    return json.dumps(data, sort_keys=True)');
  });

  test('makes no fix where patterns are not to be applied', async () => {
    const fix = aPattern('sorted_json', {
      tier: 'proved_fix',
      rule: {
        language: 'python',
        rule: { pattern: 'json.dumps(data)' },
        fix: 'json.dumps(data, sort_keys=True)',
      },
    });
    expect(await generate('Return JSON', { applyPatterns: false }, [fix])).toMatchObject({
      status: 'partial',
      applied: [],
    });
  });

  test('a rule that does not compile is a problem and stops nothing', async () => {
    const broken = aPattern('broken', { rule: { language: 'python', rule: { kind: 'no_such_kind' } } });
    const { code, status, problems } = await generate('Return JSON', {}, [broken]);
    expect(code).not.toBe('');
    expect(status).toBe('partial');
    expect(problems[0]?.message).toContain('broken');
  });

  test("the prompt's own words are never a finding", async () => {
    const noTodo = aPattern('no_todo', {
      rule: { language: 'typescript', rule: { kind: 'comment', regex: 'TODO' } },
    });
    const { status } = await generate('Return JSON, TODO: later', { language: 'typescript' }, [noTodo]);
    expect(status).toBe('verified');
  });
});

describe('abstaining', () => {
  test('outside the scaffolds there is no code and only patterns that apply', async () => {
    const result = await generate('Compute fibonacci numbers');
    expect(result).toMatchObject({
      status: 'abstained',
      code: '',
      confidence: 0,
      applied: [],
      suggested: [],
      problems: [],
    });
    expect(result.report).toContain('No scaffold does what the prompt asks');
  });

  test.each([
    'Upload a file to S3 over HTTP',
    'Fetch JSON from a REST API with requests',
    'Return a list of users sorted by name',
    'Read a CSV file in chunks',
    'Store JSON in a postgres database',
    'file upload endpoint in Flask',
    'JSON endpoint in Rust',
  ])('does not pretend to do: %s', async (prompt) => {
    expect(await generate(prompt)).toMatchObject({ status: 'abstained', code: '' });
  });

  test.each(['', ' \n\t', '!?', '\u0000'])('says that the prompt %j is empty', async (prompt) => {
    const { problems, status } = await generate(prompt);
    expect(status).toBe('abstained');
    expect(problems).toEqual([expect.objectContaining({ code: 'EMPTY_PROMPT', severity: 'error' })]);
  });
});

describe('options', () => {
  test('reads a very long prompt up to a limit and says so', async () => {
    const { code, problems } = await generate(`Return JSON ${'word '.repeat(10_000)}`);
    expect(problems).toEqual([expect.objectContaining({ code: 'PROMPT_CUT' })]);
    expect(code.length).toBeLessThan(2_000);
  });

  test.each([{ minConfidence: 1.1 }, { minConfidence: Number.NaN }, { language: 'rust' as never }])(
    'rejects %j',
    async (options) => {
      await expect(generate('Return JSON', options)).rejects.toMatchObject({
        name: 'GeneratorError',
        code: 'INVALID_OPTION',
      });
    },
  );

  test('the language option wins over the prompt', async () => {
    const { language, report } = await generate('Return JSON in Python', { language: 'typescript' });
    expect(language).toBe('typescript');
    expect(report).toContain('asked for by option');
  });

  test('the same prompt gives the same result', async () => {
    expect(await generate('FastAPI file upload')).toEqual(await generate('FastAPI file upload'));
  });
});

test('the report says what was understood, done and left', async () => {
  const { report } = await generate('Create FastAPI endpoint for `file` upload without numpy');
  expect(report).toMatchInlineSnapshot(`
    "# Code generation report

    Generated at 2026-01-31T12:00:00.000Z. Confidence: 80 % (a prior, nothing measured). Status: verified.

    ## Prompt

    \`\`Create FastAPI endpoint for \`file\` upload without numpy\`\`

    Understood: json, file, large_file, fastapi, upload, endpoint, file_output.
    Not wanted: numpy.
    Language: python. The prompt speaks of Python or its world.

    ## Code

    This is a FastAPI endpoint that receives a file (scaffold \`file-upload\`). The code parses, and no rule of the library finds a mistake in it.

    ## Patterns applied

    - \`large_file_processing\`, match 100 %: lines 35–42
    - \`fastapi_streaming_upload\`, match 100 %: lines 35–42, lines 66–68
    - \`temp_file_handling\`, match 100 %: lines 48–58

    ## Patterns suggested

    - \`numpy_json_serialization\`, match 50 %: Its match is below the least confidence of 0.8. Matched by: json.
    - \`nan_inf_handling\`, match 50 %: Its match is below the least confidence of 0.8. Matched by: json.
    "
  `);
});
