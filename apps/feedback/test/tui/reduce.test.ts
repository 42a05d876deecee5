import { describe, expect, it } from 'vitest';
import { BINDINGS } from '../../src/tui/keys.ts';
import { reduce, type Action } from '../../src/tui/reduce.ts';
import { rowsOf, selectedRow } from '../../src/tui/rows.ts';
import { initialState, type State } from '../../src/tui/state.ts';
import { anAnalysis, aPattern } from './a-session.ts';

const after = (actions: readonly Action[], from: State = initialState): State => actions.reduce(reduce, from);
const command = (name: (typeof BINDINGS)[number]['command']): Action => ({
  type: 'commanded',
  command: name,
  page: 10,
});
const loaded = (count: number): Action => ({
  type: 'loaded',
  snapshot: {
    project: 'shop',
    analysis: anAnalysis(),
    patterns: Array.from({ length: count }, (_, index) =>
      aPattern({ name: `p${String(index).padStart(3, '0')}` }),
    ),
  },
});

describe('reduce', () => {
  it('keeps the cursor inside the list', () => {
    const state = after([
      loaded(25),
      command('patterns'),
      command('page-down'),
      command('page-down'),
      command('page-down'),
    ]);
    expect(state.cursor.patterns).toBe(24);
    expect(reduce(state, command('first')).cursor.patterns).toBe(0);
    expect(reduce(after([command('first')], state), command('up')).cursor.patterns).toBe(0);
  });

  it('moves the cursor back when the list has become shorter', () => {
    const state = after([loaded(25), command('patterns'), command('last'), loaded(3)]);
    expect(selectedRow(state)?.name).toBe('p002');
  });

  it('finds all words of the filter in any order', () => {
    const patterns = [
      aPattern({ name: 'bounds_checking', language: 'python' }),
      aPattern({ name: 'bounds_of_money' }),
    ];
    const state = after([
      { type: 'loaded', snapshot: { project: 'shop', analysis: anAnalysis(), patterns } },
      command('patterns'),
      command('filter'),
      { type: 'typed', text: 'python bounds' },
    ]);
    expect(rowsOf(state).map((row) => row.name)).toEqual(['bounds_checking']);
  });

  it('erases one character as people count them', () => {
    const state = after([command('filter'), { type: 'typed', text: 'aé👩‍👩‍👧' }, { type: 'erased' }]);
    expect(state.filter).toBe('aé');
  });

  it('goes round the screens both ways', () => {
    expect(after([command('previous-screen')]).screen).toBe('patterns');
    expect(after([command('next-screen'), command('next-screen'), command('next-screen')]).screen).toBe(
      'overview',
    );
  });
});

describe('BINDINGS', () => {
  it('names each command once', () => {
    const commands = BINDINGS.map((binding) => binding.command);
    expect(new Set(commands).size).toBe(commands.length);
  });
});
