const WIDTH = 20;
/** Eighths of a cell, so that it moves while a large file is read. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of 20 columns with its percentage; `share` is from 0 to 1. */
export const progressBar = (share: number): string => {
  const eighths = Math.floor(Math.min(1, Math.max(0, share)) * WIDTH * 8);
  const bar = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  const percent = `${Math.floor((100 * eighths) / (WIDTH * 8))}`.padStart(3);
  return `${bar.padEnd(WIDTH, '░')} ${percent} %`;
};
