import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readers } from '../../src/index.ts';
import { readText } from '../report.ts';
import { mutantOf, reshaped } from './mutants-of.ts';

/** A small report of each format, with something in it that is an event. */
const REPORTS: readonly (readonly [name: string, report: string])[] = [
  [
    'sarif',
    '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[{"id":"A","messageStrings":{"d":{"text":"{0}"}}}]}},"results":[{"ruleId":"A","ruleIndex":0,"level":"error","occurrenceCount":2,"message":{"id":"d","arguments":["x"]},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.ts"},"region":{"startLine":1}}}],"fixes":[{"artifactChanges":[{"replacements":[{"insertedContent":{"text":"y"}}]}]}]}]}]}',
  ],
  [
    'sarif',
    '{"version":"2.0.0","runs":[{"tool":{"name":"t"},"files":[{"fileLocation":{"uri":"a.ts"}}],"results":[{"ruleId":"A","ruleMessageId":"d","message":{"arguments":["x"]},"locations":[{"physicalLocation":{"fileLocation":{"fileIndex":0},"region":{"startLine":1}}}]}],"resources":{"rules":{"A":{"id":"A","messageStrings":{"d":{"text":"{0}"}},"configuration":{"defaultLevel":"note"}}}}}]}',
  ],
  [
    'checkstyle',
    '<?xml version="1.0"?><checkstyle version="10"><file name="a"><error line="1" severity="error" message="m &amp; n (r)" source="eslint.rules.r"/><exception><![CDATA[x]]></exception></file></checkstyle>',
  ],
  [
    'eslint-json',
    '[{"filePath":"a.js","messages":[{"ruleId":"r","severity":2,"message":"m","line":1,"suggestions":[{"desc":"d"}],"fix":{"range":[0,1],"text":"t"}}],"suppressedMessages":[]}]',
  ],
  [
    'rdjson',
    '{"source":{"name":"t"},"severity":"INFO","diagnostics":[{"message":"m","location":{"path":"a","range":{"start":{"line":1}}},"code":{"value":"c"},"suggestions":[{"text":"s"}]}]}',
  ],
  [
    'rdjsonl',
    '{"message":"m","location":{"path":"a","range":{"start":{"line":1}}},"severity":1}\n{"message":"n","location":{"path":"b"}}\n',
  ],
  [
    'semgrep-json',
    '{"errors":[{"level":"warn"}],"paths":{"scanned":["a"]},"results":[{"check_id":"a.b","path":"a","start":{"line":1},"extra":{"message":"m","severity":"ERROR","fix":"f","is_ignored":false}}]}',
  ],
  [
    'semgrep-json',
    '{"vulns":[{"title":"t","advisory":{"ruleId":"r","severity":"HIGH","description":"d"},"matchedDependency":{"name":"n","versionSpecifier":"1"},"closestSafeDependency":{"name":"n","versionSpecifier":"2"},"dependencyFileLocation":{"path":"p","startLine":"1"},"triage":{"status":"NEW"},"openedAt":"2026-01-30T10:00:00Z"}]}',
  ],
  [
    'gitlab-sast-json',
    '{"version":"15","vulnerabilities":[{"name":"n","description":"d","severity":"High","flags":[{"type":"x"}],"location":{"file":"a","start_line":1},"identifiers":[{"value":1}]}],"scan":{"scanner":{"name":"s"},"type":"sast","start_time":"2026-01-30T10:00:00","status":"failure"}}',
  ],
  [
    'gitlab-json',
    '[{"id":"d","individual_note":false,"notes":[{"id":1,"body":"nit: m\\n```suggestion:-0+0\\ns\\n```","noteable_type":"MergeRequest","noteable_iid":5,"project_id":3,"resolvable":true,"position":{"new_path":"a","new_line":1,"head_sha":"h"},"created_at":"2026-01-30T10:00:00Z"}]}]',
  ],
  [
    'gitlab-json',
    '[{"id":1,"body":"m","system":false,"noteable_type":"Commit","commit_id":"c","project_id":3,"position":{"new_path":"a","new_line":1},"created_at":"2026-01-30 10:00:00 UTC"}]',
  ],
  [
    'gitlab-json',
    '{"object_kind":"deployment","status":"failed","deployment_id":4,"environment":"e","status_changed_at":"2026-01-30 10:00:00 +0100","commit_url":"x/commit/abcdef0"}',
  ],
  [
    'github-json',
    '[{"id":1,"url":"https://api.github.com/repos/a/b/pulls/comments/1","pull_request_url":"https://api.github.com/repos/a/b/pulls/7","diff_hunk":"@@","path":"a.ts","body":"issue (blocking): m <!-- x -->\\n```suggestion\\ns\\n```","commit_id":"c","position":null,"original_position":1,"line":3,"user":{"type":"Bot","login":"x[bot]"},"created_at":"2026-01-30T10:00:00Z"}]',
  ],
  [
    'github-json',
    '{"action":"completed","check_run":{"id":1,"url":"https://api.github.com/repos/a/b/check-runs/1","name":"n","conclusion":"failure","output":{"title":"t","summary":"s","annotations":[{"path":"a","start_line":1,"annotation_level":"failure","message":"m","title":"r"}]},"app":{"slug":"x"}},"repository":{},"sender":{}}',
  ],
  [
    'github-json',
    '{"total_count":1,"jobs":[{"id":1,"run_id":2,"run_url":"u","url":"https://api.github.com/repos/a/b/actions/jobs/1","name":"n","workflow_name":"w","conclusion":"failure","steps":[{"name":"s","conclusion":"failure"}],"head_sha":"h"}]}',
  ],
  [
    'github-json',
    '{"action":"created","deployment_status":{"state":"failure","url":"https://api.github.com/repos/a/b/deployments/1/statuses/2","environment":"e","description":"d","created_at":"2026-01-30T10:00:00Z"},"deployment":{"id":1,"sha":"s","ref":"main"},"repository":{},"sender":{}}',
  ],
];

describe.each(REPORTS)('%s %#', (name, report) => {
  it('is told by its content alone, and by no other reader but the one of logs, which is asked last', () => {
    const told = readers.filter((reader) => reader.detect(report)).map((reader) => reader.name);
    expect(told.filter((reader) => reader !== 'log')).toEqual([name]);
  });

  it('has an event and a run in the report that is mutated', async () => {
    const { events, runs } = await readText(report);
    expect(events.length).toBeGreaterThan(0);
    expect(runs).toHaveLength(1);
  });

  it('reads the same again, whatever its path', async () => {
    const [first, second] = [await readText(report), await readText(report, { commit: 'other' })];
    expect(second.events.map(({ event_id }) => event_id)).toEqual(
      first.events.map(({ event_id }) => event_id),
    );
    expect(second.runs[0]?.run_id).toBe(first.runs[0]?.run_id);
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(mutantOf(report), async (text) => {
        const { events, runs, problems } = await readText(text, { format: name });
        expect(problems.map(({ code }) => code)).not.toContain('UNREADABLE');
        for (const { event_id } of events) expect(event_id).toMatch(/^e_/);
        for (const { totals } of runs)
          for (const count of Object.values(totals)) expect(count).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(REPORTS.filter(([name]) => name !== 'checkstyle' && name !== 'rdjsonl'))(
  '%s %# with values of other shapes',
  (name, report) => {
    it('never throws', async () => {
      await fc.assert(
        fc.asyncProperty(reshaped(report), async (text) => {
          const { problems } = await readText(text, { format: name });
          expect(problems.map(({ code }) => code)).not.toContain('UNREADABLE');
        }),
        { numRuns: 200 },
      );
    });
  },
);
