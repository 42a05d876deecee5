import type { Event, EventKind, Run } from '@feedback/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUT_MARK } from '../../src/text/clean-text.ts';
import { RecordCleaner } from '../../src/text/record-cleaner.ts';
import { SECRETS } from '../redact/secrets.ts';

const TEXT = 'planted';

const envelope = {
  event_id: 'e_1',
  timestamp: '2026-01-30T00:00:00.000Z',
  project: TEXT,
  pattern: TEXT,
  source: { tool: TEXT, format: TEXT, path: TEXT, run_id: 'r_1', branch: TEXT },
  extra: { [TEXT]: [TEXT, { deep: TEXT }] },
};

/** An event of each kind with a text in every field that can hold one. */
const EVENTS: { readonly [K in EventKind]: Extract<Event, { kind: K }> } = {
  bug: { ...envelope, kind: 'bug', error: TEXT, code: TEXT, file_path: TEXT, stack_trace: TEXT },
  test_failure: {
    ...envelope,
    kind: 'test_failure',
    test_name: TEXT,
    failure_reason: TEXT,
    code_snippet: TEXT,
    suite: TEXT,
    failure_type: TEXT,
    file_path: TEXT,
    stack_trace: TEXT,
  },
  code_review: {
    ...envelope,
    kind: 'code_review',
    issue_type: TEXT,
    severity: 'low',
    file_path: TEXT,
    suggestion: TEXT,
    rule_id: TEXT,
    message: TEXT,
  },
  performance: {
    ...envelope,
    kind: 'performance',
    metric_type: TEXT,
    details: { a: TEXT, b: { c: [TEXT] } },
  },
  deployment: { ...envelope, kind: 'deployment', issue_type: TEXT, environment: TEXT, root_cause: TEXT },
  code_generation: {
    ...envelope,
    kind: 'code_generation',
    prompt: TEXT,
    patterns_applied: [TEXT],
    confidence: 1,
    success: true,
    compilation_error: TEXT,
    metadata: { a: TEXT },
  },
  measurement: { ...envelope, kind: 'measurement', name: TEXT, value: 1, unit: TEXT },
  outcome: { ...envelope, kind: 'outcome', outcome: 'shown', subject: 'e_2' },
  llm_call: { ...envelope, kind: 'llm_call', provider: TEXT, model: TEXT, success: true, error: TEXT },
};

const KINDS = Object.keys(EVENTS) as EventKind[];

const planted = (kind: EventKind, text: string): Event =>
  JSON.parse(JSON.stringify(EVENTS[kind]).replaceAll(TEXT, JSON.stringify(text).slice(1, -1))) as Event;

const redacting = (kinds: string[] = []) => new RecordCleaner((kind) => kinds.push(kind));

describe('what is stored', () => {
  it.each(KINDS)('holds no secret in any field of a %s', (kind) => {
    fc.assert(
      fc.property(fc.constantFrom(...SECRETS), fc.nat({ max: 20_000 }), ({ text, secret }, padding) => {
        const event = planted(kind, `${'x '.repeat(padding)}${text} and more`);
        const kinds: string[] = [];
        expect(JSON.stringify(redacting(kinds).clean(event))).not.toContain(
          JSON.stringify(secret).slice(1, -1),
        );
      }),
      { numRuns: 120 },
    );
  });

  it.each(KINDS)('holds nothing that a terminal obeys in any field of a %s, and no endless text', (kind) => {
    const clean = JSON.stringify(
      redacting().clean(planted(kind, `\u001B[31mred\u0007${'long '.repeat(5_000)}`)),
    );
    expect(clean).not.toMatch(/\\u001b|\\u0007|\[31m/);
    expect(clean).toContain(CUT_MARK);
    expect(clean.length).toBeLessThan(200_000);
  });

  it.each(KINDS)('is the same %s when nothing is wrong with it', (kind) => {
    expect(redacting().clean(EVENTS[kind])).toBe(EVENTS[kind]);
  });

  it('holds no number that JSON cannot write', () => {
    const { extra } = new RecordCleaner().clean({ ...EVENTS.bug, extra: { max: Infinity, min: [NaN, 1] } });
    expect(extra).toEqual({ max: null, min: [null, 1] });
  });

  it('holds no value that is a secret by its name', () => {
    const event = {
      ...EVENTS.performance,
      details: { dbPassword: 'swordfish', token: 5, tokens_per_s: 'many' },
    };
    const kinds: string[] = [];
    expect(redacting(kinds).clean(event).details).toEqual({
      dbPassword: '<redacted:password>',
      token: 5,
      tokens_per_s: 'many',
    });
    expect(kinds).toEqual(['password']);
  });

  it('holds no half of a secret where a text was cut', () => {
    const { secret } = SECRETS[2];
    for (let before = 4_050; before < 4_100; before++) {
      const { error } = redacting().clean({ ...EVENTS.bug, error: `${'x '.repeat(before / 2)}${secret} y` });
      expect(error).not.toContain(secret.slice(0, 8));
    }
  });

  it('says in a run where it was read without whose home it was', () => {
    const run: Run = {
      run_id: 'r_1',
      kind: 'tests',
      timestamp: '2026-01-30T00:00:00.000Z',
      source: { tool: 't', format: 'f', path: '/home/ann/shop/r.xml', run_id: 'r_1' },
      scope: 'junit:ann@example.com',
      totals: {},
    };
    expect(redacting().clean(run)).toMatchObject({
      run_id: 'r_1',
      source: { path: '~/shop/r.xml', run_id: 'r_1' },
      scope: 'junit:<redacted:email>',
    });
  });
});
