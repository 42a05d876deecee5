import { mistakeRecord, signatureId, wordingId, wordingOf, type MistakeEvent } from '@feedback/schema';
import { aBug, aReview, aTestFailure } from '@feedback/testing';
import { describe, expect, it } from 'vitest';
import { createJudge, type JudgeInput } from '../../src/judge/judge-mistakes.ts';
import { compileLibrary } from '../../src/judge/library.ts';
import { createReadings } from '../../src/judge/read-wordings.ts';
import { SignatureBook } from '../../src/signatures/signature-book.ts';
import { aPattern } from '../builders.ts';

const undeclared = { pattern: '' };
type Patterns = Parameters<typeof compileLibrary>[0];
type Options = Pick<JudgeInput, 'settled' | 'retrieve'>;

/** Judges one mistake, which is the only one there is. */
const judge =
  (patterns: Patterns, options: Options = {}) =>
  (event: MistakeEvent) => {
    const { library } = compileLibrary(patterns);
    const readings = createReadings(SignatureBook.open(), library);
    const wording = wordingOf(event);
    readings.add({ ...wording, wording: 0, id: wordingId(wording), signature: null });
    const { judge: judgeRecord, assignments } = createJudge({
      library,
      readings: readings.finish(),
      ...options,
    });
    const judged = judgeRecord(mistakeRecord(event, 0));
    return { ...judged, assignment: assignments()[0] };
  };

describe('createJudge', () => {
  it('lets what was declared stand, in the spelling of the library, without an assignment', () => {
    const patterns = [
      aPattern({ name: 'Bounds Checking' }),
      aPattern({ name: 'other', matches: { messages: ['index'] } }),
    ];
    const judged = judge(patterns)(aBug({ pattern: 'boundsChecking', error: 'index' }));
    expect(judged.pattern).toBe('Bounds Checking');
    expect(judged.assignment).toBeUndefined();
  });

  it('assigns a finding by its rule id, with certainty', () => {
    const event = aReview({ ...undeclared, rule_id: 'E722' });
    const { assignment } = judge([aPattern({ name: 'bare', matches: { rule_ids: ['E722'] } })])(event);
    expect(assignment).toEqual({
      subject: 'wording',
      id: wordingId(wordingOf(event)),
      pattern: 'bare',
      method: 'rule_id',
      probability: 1,
      version: 2,
    });
  });

  it('takes a rule id as it is written: E7 is not E722', () => {
    const { pattern } = judge([aPattern({ matches: { rule_ids: ['E7'] } })])(
      aReview({ ...undeclared, rule_id: 'E722' }),
    );
    expect(pattern).toBeUndefined();
  });

  it('assigns by a text that the message contains, whatever the case, with less than certainty', () => {
    const { assignment } = judge([aPattern({ matches: { messages: ['INDEX OUT'] } })])(
      aTestFailure({ failure_reason: 'list index out of range' }),
    );
    expect(assignment).toMatchObject({ method: 'message', probability: 0.8 });
  });

  it('reads the type of a failure as part of its message', () => {
    const event = aTestFailure({ failure_type: 'KeyError', failure_reason: "'name'" });
    const { assignment } = judge([aPattern({ matches: { expressions: ['^KeyError:'] } })])(event);
    expect(assignment).toMatchObject({ method: 'expression' });
  });

  it('assigns by the signature that an accepted proposal carries', () => {
    const matches = { signatures: [signatureId('list index <*> out of range')] };
    const { assignment } = judge([aPattern({ matches })])(
      aTestFailure({ failure_reason: 'list index 7 out of range' }),
    );
    expect(assignment).toMatchObject({ method: 'signature', probability: 0.95 });
  });

  it('prefers the surer method, the longer text, the active pattern; never the order of the library', () => {
    const patterns = [
      aPattern({ name: 'archived', status: 'archived', matches: { messages: ['index out'] } }),
      aPattern({ name: 'short', matches: { messages: ['index'] } }),
      aPattern({ name: 'long', matches: { messages: ['index out'] } }),
    ];
    const event = aTestFailure({ failure_reason: 'list index out of range' });
    expect(judge(patterns)(event).pattern).toBe('long');
    expect(judge(patterns.toReversed())(event).pattern).toBe('long');
    const surer = aPattern({ name: 'z', matches: { expressions: ['range$'] } });
    expect(judge([...patterns, surer])(event).pattern).toBe('z');
  });

  it('lets proposals claim nothing', () => {
    const proposal = aPattern({ status: 'proposed', matches: { messages: ['index'] } });
    expect(judge([proposal])(aTestFailure()).pattern).toBeUndefined();
  });

  it('takes what is declared for a merged pattern for the one that it went into, however far', () => {
    const merged = (name: string, into: string) => aPattern({ name, status: 'archived', merged_into: into });
    const event = aBug({ pattern: 'Third' });
    const library = [merged('third', 'second'), merged('second', 'First'), aPattern({ name: 'first' })];
    expect(judge(library)(event).pattern).toBe('first');
    expect(judge([merged('third', 'gone')])(event).pattern).toBe('third');
    expect(judge([merged('third', 'second'), merged('second', 'third')])(event).pattern).toBeDefined();
  });

  it('lets what people settled stand above everything', () => {
    const event = aBug();
    expect(judge([], { settled: new Map([[event.event_id, 'settled']]) })(event).pattern).toBe('settled');
  });

  it('lets what people settled about a wording or a signature stand above the library, also that it belongs to none', () => {
    const patterns = [aPattern({ matches: { messages: ['index'] } })];
    const event = aTestFailure();
    const { signature } = judge([])(event);
    const settled = (id: string, pattern: string) =>
      judge(patterns, { settled: new Map([[id, pattern]]) })(event);
    expect(settled(wordingId(wordingOf(event)), 'mine').pattern).toBe('mine');
    expect(settled(signature?.id ?? '', 'mine')).toMatchObject({ pattern: 'mine', assignment: undefined });
    expect(settled(signature?.id ?? '', '').pattern).toBeUndefined();
    expect(settled(event.event_id, '').pattern).toBeUndefined();
  });

  it('asks for a pattern by retrieval only where nothing else applies, and only takes one that the library has', () => {
    const asked: string[] = [];
    const retrieve = (template: string) => {
      asked.push(template);
      return { pattern: 'Bounds-Checking', probability: 0.7 };
    };
    const matching = [aPattern({ matches: { messages: ['index'] } })];
    expect(judge(matching, { retrieve })(aTestFailure()).assignment).toMatchObject({ method: 'message' });
    expect(judge([aPattern()], { retrieve })(aBug()).assignment).toBeUndefined();
    expect(asked).toEqual([]);
    expect(judge([aPattern()], { retrieve })(aTestFailure()).assignment).toMatchObject({
      pattern: 'bounds_checking',
      method: 'retrieval',
      probability: 0.7,
    });
    expect(asked).toEqual(['IndexError: list index out of range']);
    const proposed = aPattern({ status: 'proposed' });
    expect(judge([proposed], { retrieve })(aTestFailure()).pattern).toBeUndefined();
  });

  it('gives a performance metric no signature: the name of a metric says nothing of what went wrong', () => {
    const { event_id, timestamp, source } = aBug();
    const judged = judge([])({
      kind: 'performance',
      event_id,
      timestamp,
      source,
      metric_type: 'response_time',
      details: {},
    });
    expect(judged.signature).toBeUndefined();
  });

  it('tells equal assertions of two tests apart, and not equal errors', () => {
    const signature = (test_name: string, failure_reason: string) =>
      judge([])(aTestFailure({ test_name, failure_reason })).signature?.template;
    expect(signature('adds', 'AssertionError: expected 3 to be 4')).toBe(
      'adds: AssertionError: expected <*> to be <*>',
    );
    expect(signature('a', 'TypeError: x is null')).toBe(signature('b', 'TypeError: x is null'));
  });

  it('gives all findings of one rule one signature', () => {
    const signature = (message: string) =>
      judge([])(aReview({ ...undeclared, rule_id: 'no-unused', message })).signature;
    expect(signature('a is unused')).toEqual(signature('b, too'));
  });
});
