const LEVELS = '▁▂▃▄▅▆▇█';
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Draws non-negative numbers as one character each, scaled to the largest; nothing at all is a dot, so that it differs from little. */
export const sparkline = (values: readonly number[]): string => {
  const largest = Math.max(0, ...values);
  return values
    .map((value) => (value > 0 ? LEVELS[Math.ceil((value / largest) * LEVELS.length) - 1] : '·'))
    .join('');
};

/** Draws a number as a bar of at most `width` columns, where `largest` fills all of them; more than nothing is never empty. */
export const bar = (value: number, largest: number, width: number): string => {
  if (!(value > 0) || !(largest > 0)) return '';
  const eighths = Math.max(1, Math.round(Math.min(1, value / largest) * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
};
