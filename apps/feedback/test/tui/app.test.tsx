import { testTerminal, type TestTerminal } from '@feedback/testing';
import { describe, expect, it, vi } from 'vitest';
import { runTui } from '../../src/tui/main.tsx';
import type { Session } from '../../src/tui/session.ts';
import { anAnalysis, aPattern, aSession } from './a-session.ts';

// Ink's colours decide once, at import, whether there are any.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
  delete process.env['NO_COLOR'];
});

// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001B\[(?:3[0-8]|9[0-7])[\d;]*m/;

const open = async (
  session: Session,
  columns = 80,
  rows = 24,
  color = false,
): Promise<TestTerminal & { readonly ended: Promise<void> }> => {
  const terminal = testTerminal(columns, rows);
  const ended = runTui(session, { color, stdin: terminal.stdin, stdout: terminal.stdout });
  await terminal.until((text) => text.includes('Overview') && !text.includes('reading…'));
  return Object.assign(terminal, { ended });
};

const quit = async (terminal: Awaited<ReturnType<typeof open>>): Promise<void> => {
  terminal.type('q');
  await terminal.ended;
};

describe('the terminal app', () => {
  it('opens on what recurs', async () => {
    const terminal = await open(aSession());
    expect((await terminal.lines()).join('\n').trimEnd()).toMatchInlineSnapshot(`
      "feedback  [1 Overview]   2 Inbox (2)    3 Patterns    shop

      12 mistakes in 4 runs: 7 test failures · 3 findings · 2 bugs
      0 new, 2 without a pattern

      What recurs
      ▲▲  bounds_checking                          8×   3 ep. ██████████ ▂·▄█
      ▲   specific_exceptions                      2×   1 ep. ██▌

      Effect of patterns: 0 help · 0 no clear effect · 0 worse · 0 too early to say












      ? keys · q quit · Tab next screen"
    `);
    await quit(terminal);
  });

  it.each([40, 80, 120, 200])('looks like this at %i columns', async (columns) => {
    const terminal = await open(aSession(), columns, 20);
    for (const [key, word] of [
      ['1', 'What recurs'],
      ['2', 'invalid_time_value'],
      ['3', 'specific_exceptions'],
    ] as const) {
      terminal.type(key);
      expect(await terminal.until((shown) => shown.includes(word))).toMatchSnapshot(key);
    }
    terminal.type('?');
    expect(await terminal.until((shown) => shown.includes('Keys on this screen'))).toMatchSnapshot('?');
    await quit(terminal);
  });

  it('accepts the selected proposal and says so', async () => {
    const session = aSession();
    const terminal = await open(session);
    terminal.type('2');
    await terminal.until((text) => text.includes('▸ ▲▲     4×  invalid_time_value'));
    terminal.type('a');
    await terminal.until((text) => text.includes('✓ invalid_time_value accepted'));
    expect(session.asked).toEqual(['accept invalid_time_value']);
    await quit(terminal);
  });

  it('asks for a reason before it dismisses', async () => {
    const session = aSession();
    const terminal = await open(session);
    terminal.type('2');
    await terminal.until((text) => text.includes('▸'));
    terminal.type('d');
    await terminal.until((text) => text.includes('Why dismiss it?'));
    terminal.type('only q');
    await terminal.until((text) => text.includes('only q'));
    terminal.type('\r');
    await terminal.until((text) => text.includes('dismissed'));
    expect(session.asked).toEqual(['dismiss invalid_time_value: only q']);
    await quit(terminal);
  });

  it('shows the inbox in its order, and why a proposal stands where it stands', async () => {
    const proposal = (name: string, note: string) => ({
      name,
      pattern: aPattern({ name: 'x', status: 'proposed' }),
      notes: [note],
    });
    const inbox = [
      proposal('rare', 'here because: ↑ a review finding'),
      proposal('frequent@ab12cd34', 'proposed change'),
    ];
    const terminal = await open(aSession({ inbox }), 120);
    terminal.type('2');
    const text = await terminal.until((shown) => shown.includes('▸'));
    expect(text.indexOf('rare')).toBeLessThan(text.indexOf('frequent@ab12cd34'));
    expect(text).toContain('here because: ↑ a review finding');
    terminal.type('j');
    await terminal.until((shown) => shown.includes('proposed change'));
    await quit(terminal);
  });

  it('puts the selected proposal off for a week', async () => {
    const session = aSession();
    const terminal = await open(session);
    terminal.type('2');
    await terminal.until((text) => text.includes('▸'));
    terminal.type('s');
    await terminal.until((text) => text.includes('✓ invalid_time_value put off for a week'));
    expect(session.asked).toEqual(['snooze invalid_time_value']);
    await quit(terminal);
  });

  it('takes the last decision back and says which', async () => {
    const session = aSession();
    const terminal = await open(session);
    terminal.type('3');
    await terminal.until((text) => text.includes('▸'));
    terminal.type('u');
    await terminal.until((text) => text.includes('✓ Taken back: accepted invalid_time_value'));
    expect(session.asked).toEqual(['undo']);
    await quit(terminal);
  });

  it('shows why a change failed, and goes on', async () => {
    const session: Session = {
      ...aSession(),
      accept: () => Promise.reject(new Error('patterns.json is locked')),
    };
    const terminal = await open(session);
    terminal.type('2');
    await terminal.until((text) => text.includes('▸'));
    terminal.type('a');
    await terminal.until((text) => text.includes('✗ patterns.json is locked'));
    await quit(terminal);
  });

  it('filters while typing, and Esc brings all back', async () => {
    const terminal = await open(aSession());
    terminal.type('3');
    await terminal.until((text) => text.includes('bounds_checking'));
    terminal.type('/');
    await terminal.until((text) => text.includes('Filter:'));
    terminal.type('exceptions');
    await terminal.until((text) => !text.includes('bounds_checking'));
    terminal.type('\u001B');
    await terminal.until((text) => text.includes('bounds_checking'));
    await quit(terminal);
  });

  it('draws anew at another size', async () => {
    const terminal = await open(aSession(), 60);
    terminal.type('3');
    await terminal.until((text) => text.includes('bounds_checking'));
    terminal.resize(140, 30);
    await terminal.until((text) => text.includes('✓ write'));
    await quit(terminal);
  });

  it('leaves the alternate screen and shows the cursor again', async () => {
    const terminal = await open(aSession());
    expect(terminal.isAlternate).toBe(true);
    terminal.type('\u0003');
    await terminal.ended;
    await terminal.lines();
    expect(terminal.isAlternate).toBe(false);
    expect(terminal.written().lastIndexOf('\u001B[?25h')).toBeGreaterThan(
      terminal.written().lastIndexOf('\u001B[?25l'),
    );
  });

  it('writes no colour when it is monochrome', async () => {
    const terminal = await open(aSession());
    expect(terminal.written()).not.toMatch(COLOUR);
    await quit(terminal);
  });

  it('is coloured where the terminal is', async () => {
    const terminal = await open(aSession(), 80, 24, true);
    expect(terminal.written()).toMatch(COLOUR);
    await quit(terminal);
  });

  it('shows text from outside without its control characters', async () => {
    const evil = aPattern({ name: 'evil', status: 'proposed', description: 'a\u001B[2Jb\u0007c\u202Ed' });
    const terminal = await open(aSession({ patterns: [evil] }), 120);
    terminal.type('2');
    await terminal.until((text) => text.includes('abcd'));
    await quit(terminal);
  });

  it('says what to do when nothing has been collected', async () => {
    const empty = anAnalysis({
      summary: {
        total: 0,
        bugs: 0,
        test_failures: 0,
        code_reviews: 0,
        performance_metrics: 0,
        deployment_issues: 0,
      },
      runs: { total: 0, by_kind: {} },
    });
    const terminal = await open(aSession({ analysis: empty, patterns: [] }));
    await terminal.until((text) => text.includes('feedback collect'));
    await quit(terminal);
  });
});
