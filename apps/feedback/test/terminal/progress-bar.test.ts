import { expect, test } from 'vitest';
import { progressBar } from '../../src/terminal/progress-bar.ts';

test('grows by eighths of a column and keeps its width', () => {
  expect([0, 0.38, 0.5, 1].map(progressBar)).toEqual([
    '░░░░░░░░░░░░░░░░░░░░   0 %',
    '███████▌░░░░░░░░░░░░  37 %',
    '██████████░░░░░░░░░░  50 %',
    '████████████████████ 100 %',
  ]);
});

test('stays within its ends, whatever a file that grows makes of the share', () => {
  expect([-1, 7].map(progressBar)).toEqual([0, 1].map(progressBar));
});
