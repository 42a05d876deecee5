import { expect, it } from 'vitest';
import { topLevelKeys } from '../../src/json/top-level-keys.ts';

it('sees the keys of the first level and how their values begin', () => {
  const head =
    '{"version": "2.1.0", "runs": [{"tool": {"a": "}"}}], "properties": {"runs": 1}, "n": 3, "cut": "hal';
  expect([...topLevelKeys(head)]).toEqual([
    ['version', '"2.1.0"'],
    ['runs', '['],
    ['properties', '{'],
    ['n', '3'],
    ['cut', '"hal'],
  ]);
});

it.each(['[{"runs": []}]', '', '<xml/>', '"runs"'])('sees none in %j', (head) => {
  expect(topLevelKeys(head).size).toBe(0);
});
