import { describe, expect, it } from 'vitest';
import { readText } from '../report.ts';

const found = (attributes = ''): string =>
  `<error line="3" column="1" severity="error" message="Too &quot;long&quot;" source="com.example.LineLengthCheck" ${attributes}/>`;

const document = (...errors: string[]): string =>
  `<?xml version="1.0"?>\n<checkstyle version="10"><file name="src/A.java">${errors.join('\n')}</file><file name="src/B.java"/></checkstyle>`;

describe('an error', () => {
  it('is a finding that says what the report says', async () => {
    const { events, runs, problems } = await readText(document(found()));
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        source: { tool: 'checkstyle' },
        issue_type: 'LineLengthCheck',
        rule_id: 'com.example.LineLengthCheck',
        severity: 'high',
        message: 'Too "long"',
        file_path: 'src/A.java',
        line: 3,
      },
    ]);
    expect(runs).toMatchObject([{ kind: 'scan', totals: { findings: 1, files: 2 } }]);
  });

  it.each([
    ['error', 'high'],
    ['Warning', 'medium'],
    ['info', 'low'],
    ['style', 'medium'],
  ])('of severity %s is %s', async (severity, ours) => {
    const { events } = await readText(document(`<error severity="${severity}" message="m"/>`));
    expect(events).toMatchObject([{ severity: ours }]);
  });

  it('that is ignored is counted and is no mistake', async () => {
    const { events, runs } = await readText(document('<error severity="ignore" message="m"/>'));
    expect(events).toEqual([]);
    expect(runs).toMatchObject([{ totals: { findings: 1 } }]);
  });

  it('from ESLint has the rule and message of its JSON', async () => {
    const error = '<error message="No eval. (no-eval)" source="eslint.rules.no-eval" severity="error"/>';
    const { events } = await readText(document(error));
    expect(events).toMatchObject([{ rule_id: 'no-eval', message: 'No eval.' }]);
  });

  it('in line 0 is about the whole file', async () => {
    const { events } = await readText(
      document('<error line="0" message="No package page" severity="error"/>'),
    );
    expect(events[0]).not.toHaveProperty('line');
  });
});

describe('a report', () => {
  it('that was cut off keeps what came before, and is partial', async () => {
    const { events, runs, problems } = await readText(document(found(), found()).slice(0, -40));
    expect(events).toHaveLength(2);
    expect(runs).toMatchObject([{ partial: true }]);
    expect(problems).toMatchObject([{ severity: 'error', code: 'MALFORMED_XML', line: 3 }]);
  });

  it('in which the tool broke down is partial', async () => {
    const { runs, problems } = await readText(document('<exception><![CDATA[java.lang.Error]]></exception>'));
    expect(runs).toMatchObject([{ partial: true }]);
    expect(problems).toMatchObject([{ code: 'TOOL_FAILED' }]);
  });

  it('of another kind is told and is no scan', async () => {
    const { runs, problems } = await readText('<testsuites><error/></testsuites>', { format: 'checkstyle' });
    expect(runs).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', code: 'MALFORMED_REPORT' }]);
  });

  it('expands no entity', async () => {
    const text = document('<error message="&x;" severity="error"/>').replace(
      '<checkstyle',
      '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><checkstyle',
    );
    const { events } = await readText(text);
    expect(JSON.stringify(events)).not.toContain('root:');
  });

  it('adds nothing when it is read again', async () => {
    const [first, second] = [await readText(document(found())), await readText(document(found()))];
    expect(first.events).toEqual(second.events);
  });
});
